import { contract } from '../contract.ts'
import * as schemas from './schemas.ts'

const tag = 'Operations'
const base = '/api/v1/operations/{service}'

export const getDelivery = contract({
  operationId: 'getDelivery',
  method: 'get',
  path: `${base}/delivery`,
  tag,
  summary: { zh: '事件投递状况', en: 'How the delivery of events stands' },
  admits: ['operator'],
  params: schemas.servicePath,
  answer: { status: 200, schema: schemas.delivery },
  problems: ['SERVICE_UNKNOWN'],
})

export const listDeadLetters = contract({
  operationId: 'listDeadLetters',
  method: 'get',
  path: `${base}/dead-letters`,
  tag,
  summary: { zh: '未能处理的事件', en: 'Events that could not be handled' },
  admits: ['operator'],
  params: schemas.servicePath,
  query: schemas.deadLettersQuery,
  answer: { status: 200, schema: schemas.deadLetterList },
  problems: ['SERVICE_UNKNOWN', 'PAGE_TOKEN_INVALID'],
})

export const replayDeadLetter = contract({
  operationId: 'replayDeadLetter',
  method: 'post',
  path: `${base}/dead-letters/{deadLetterId}/replay`,
  tag,
  summary: { zh: '重新处理一个事件', en: 'Handle a parked event once more' },
  admits: ['operator'],
  params: schemas.deadLetterPath,
  write: 'acts',
  answer: { status: 200, schema: schemas.replayed },
  problems: ['SERVICE_UNKNOWN', 'DEAD_LETTER_UNKNOWN'],
})

export const replayFrom = contract({
  operationId: 'replayFrom',
  method: 'post',
  path: `${base}/subscriptions/{subscription}/replay`,
  tag,
  summary: { zh: '从某一时刻起重放', en: 'Read a subscription again from a point in time' },
  admits: ['operator'],
  params: schemas.subscriptionPath,
  body: schemas.replayFrom,
  write: 'acts',
  answer: { status: 200, schema: schemas.done },
  problems: ['SERVICE_UNKNOWN', 'SUBSCRIPTION_UNKNOWN', 'REPLAY_FROM_TOO_EARLY'],
})

export const rebuildView = contract({
  operationId: 'rebuildView',
  method: 'post',
  path: `${base}/subscriptions/{subscription}/rebuild`,
  tag,
  summary: {
    zh: '重建视图，期间仍可读旧数据',
    en: 'Build a view anew; the old one answers meanwhile',
  },
  admits: ['operator'],
  params: schemas.subscriptionPath,
  write: 'acts',
  answer: { status: 200, schema: schemas.done },
  problems: ['SERVICE_UNKNOWN', 'SUBSCRIPTION_UNKNOWN'],
})

export const pauseSubscription = contract({
  operationId: 'pauseSubscription',
  method: 'post',
  path: `${base}/subscriptions/{subscription}/pause`,
  tag,
  summary: { zh: '暂停订阅', en: 'Pause a subscription' },
  admits: ['operator'],
  params: schemas.subscriptionPath,
  write: 'acts',
  answer: { status: 200, schema: schemas.done },
  problems: ['SERVICE_UNKNOWN', 'SUBSCRIPTION_UNKNOWN'],
})

export const resumeSubscription = contract({
  operationId: 'resumeSubscription',
  method: 'post',
  path: `${base}/subscriptions/{subscription}/resume`,
  tag,
  summary: { zh: '恢复订阅', en: 'Resume a subscription' },
  admits: ['operator'],
  params: schemas.subscriptionPath,
  write: 'acts',
  answer: { status: 200, schema: schemas.done },
  problems: ['SERVICE_UNKNOWN', 'SUBSCRIPTION_UNKNOWN'],
})

import { OperationsServiceService as Rpcs } from '../gen/seedline/operations/v1/operations_service.ts'
import { described, inField, instant, line, pageFields } from '../kinds/index.ts'
import { operators } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

const subscription = line(200)
const ofSubscriptions = ['SERVICE_UNKNOWN', 'SUBSCRIPTION_UNKNOWN'] as const

/** What operators ask of any service that records: the address names the service. */
const tag = { zh: '运维', en: 'Operations' }

export const delivery = operationsOf(Rpcs, tag, {
  getDelivery: query(Rpcs.getDelivery, {
    rest: 'GET /api/v1/operations/{service}/delivery',
    summary: { zh: '事件投递状况', en: 'How the delivery of events stands' },
    admits: operators,
    of: 'nobody',
    request: {},
    refuses: ['SERVICE_UNKNOWN'],
  }),
  listDeadLetters: query(Rpcs.listDeadLetters, {
    rest: 'GET /api/v1/operations/{service}/dead-letters',
    summary: { zh: '未能处理的事件', en: 'Events that could not be handled' },
    admits: operators,
    of: 'nobody',
    request: { page: pageFields },
    refuses: ['SERVICE_UNKNOWN', 'PAGE_TOKEN_INVALID'],
  }),
  replayDeadLetter: command(Rpcs.replayDeadLetter, {
    rest: 'POST /api/v1/operations/{service}/dead-letters/{deadLetterId}/replay',
    effect: 'acts',
    summary: { zh: '重新处理一个事件', en: 'Handle a parked event once more' },
    admits: operators,
    of: 'nobody',
    request: { deadLetterId: inField('id', line(300)) },
    refuses: ['SERVICE_UNKNOWN', 'DEAD_LETTER_UNKNOWN'],
  }),
  replayDeadLetters: command(Rpcs.replayDeadLetters, {
    rest: 'POST /api/v1/operations/{service}/subscriptions/{subscription}/dead-letters/replay',
    effect: 'acts',
    summary: {
      zh: '按顺序重新处理某订阅未能处理的全部事件',
      en: 'Handle all parked events of a subscription once more, in order',
    },
    admits: operators,
    of: 'nobody',
    request: { subscription },
    refuses: ofSubscriptions,
  }),
  replayFrom: command(Rpcs.replayFrom, {
    rest: 'POST /api/v1/operations/{service}/subscriptions/{subscription}/replay',
    effect: 'acts',
    summary: { zh: '从某一时刻起重放', en: 'Read a subscription again from a point in time' },
    admits: operators,
    of: 'nobody',
    request: {
      subscription,
      from: described(instant, 'Events from this moment on are handled again.'),
    },
    refuses: [...ofSubscriptions, 'REPLAY_FROM_TOO_EARLY'],
  }),
  rebuildView: command(Rpcs.rebuildView, {
    rest: 'POST /api/v1/operations/{service}/subscriptions/{subscription}/rebuild',
    effect: 'acts',
    summary: {
      zh: '重建视图，期间仍可读旧数据',
      en: 'Build a view anew; the old one answers meanwhile',
    },
    admits: operators,
    of: 'nobody',
    request: { subscription },
    refuses: [...ofSubscriptions, 'SUBSCRIPTION_NOT_A_VIEW'],
  }),
  pauseSubscription: command(Rpcs.pauseSubscription, {
    rest: 'POST /api/v1/operations/{service}/subscriptions/{subscription}/pause',
    effect: 'acts',
    summary: { zh: '暂停订阅', en: 'Pause a subscription' },
    admits: operators,
    of: 'nobody',
    request: { subscription },
    refuses: ofSubscriptions,
  }),
  resumeSubscription: command(Rpcs.resumeSubscription, {
    rest: 'POST /api/v1/operations/{service}/subscriptions/{subscription}/resume',
    effect: 'acts',
    summary: { zh: '恢复订阅', en: 'Resume a subscription' },
    admits: operators,
    of: 'nobody',
    request: { subscription },
    refuses: ofSubscriptions,
  }),
})

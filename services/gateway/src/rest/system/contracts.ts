import { contract } from '../contract.ts'
import { about, health, openApiDocument } from './schemas.ts'

const tag = 'System'

export const getAbout = contract({
  operationId: 'getAbout',
  method: 'get',
  path: '/api/v1/about',
  tag,
  summary: { zh: '关于本系统', en: 'About this installation' },
  admits: 'anyone',
  answer: { status: 200, schema: about },
  problems: [],
})

export const getOpenApi = contract({
  operationId: 'getOpenApi',
  method: 'get',
  path: '/openapi.json',
  tag,
  summary: { zh: '本接口文档', en: 'This document' },
  admits: 'anyone',
  answer: { status: 200, schema: openApiDocument },
  problems: [],
})

export const getLive = contract({
  operationId: 'getLive',
  method: 'get',
  path: '/health/live',
  tag,
  summary: { zh: '进程是否存活', en: 'Whether the process is alive' },
  admits: 'anyone',
  answer: { status: 200, schema: health },
  problems: [],
})

export const getReady = contract({
  operationId: 'getReady',
  method: 'get',
  path: '/health/ready',
  tag,
  summary: { zh: '能否处理请求', en: 'Whether requests can be served' },
  admits: 'anyone',
  answer: { status: 200, schema: health },
  problems: ['NOT_READY'],
})

import { contract } from '../contract.ts'
import { actor } from '../values/facts.ts'
import { developmentToken, developmentTokenRequest } from './schemas.ts'

export const getSession = contract({
  operationId: 'getSession',
  method: 'get',
  path: '/api/v1/session',
  tag: 'Session',
  summary: { zh: '当前登录者', en: 'Who is signed in' },
  admits: 'any-role',
  answer: { status: 200, schema: actor },
  problems: [],
})

// It records nothing, and a kept answer would be a kept token: no Idempotency-Key.
export const createDevelopmentToken = contract({
  operationId: 'createDevelopmentToken',
  method: 'post',
  path: '/api/v1/development/tokens',
  tag: 'Session',
  summary: {
    zh: '签发开发用令牌（生产环境没有此接口）',
    en: 'Sign a token for development (absent in production)',
  },
  admits: 'anyone',
  body: developmentTokenRequest,
  answer: { status: 201, schema: developmentToken },
  problems: ['HOST_NOT_ALLOWED'],
})

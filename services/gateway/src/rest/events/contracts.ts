import { contract } from '../contract.ts'
import { eventsQuery, liveEvent } from './schemas.ts'

export const streamEvents = contract({
  operationId: 'streamEvents',
  method: 'get',
  path: '/api/v1/events',
  tag: 'Events',
  summary: { zh: '实时事件', en: 'Live events (server-sent events)' },
  admits: 'any-role',
  query: eventsQuery,
  answer: { status: 200, schema: liveEvent, stream: true },
  problems: ['TOO_MANY_STREAMS'],
})

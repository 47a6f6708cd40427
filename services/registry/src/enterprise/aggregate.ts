import type { Aggregate } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { enterpriseBytesMost } from '../facts/history-bound.ts'
import { type EnterpriseEvent, enterpriseEvents } from './events.ts'
import { type EnterpriseState, evolve, unregistered } from './state.ts'

/** Streams `enterprise-<id>`. */
export const enterprise: Aggregate<EnterpriseState, EnterpriseEvent> = {
  name: 'enterprise',
  initial: unregistered,
  evolve,
  codec: enterpriseEvents.codec,
  answer: toldWhole(enterpriseEvents, enterpriseBytesMost),
}

import type { Aggregate } from '@seedline/event-store'
import {
  alsoBy,
  type KeepsWhose,
  nobodys,
  type Recorder,
  type Whose,
  withoutEntry,
} from '../facts/whose.ts'
import { enterpriseAnswer } from './answer-budget.ts'
import { type EnterpriseEvent, enterpriseEvents } from './events.ts'
import { type EnterpriseState, evolve, unregistered } from './state.ts'

/** Streams `enterprise-<id>`. */
export const enterprise: Aggregate<EnterpriseState & KeepsWhose, EnterpriseEvent> = {
  name: 'enterprise',
  initial: { ...unregistered, whose: nobodys },
  evolve: (state, event, by) => ({
    ...evolve(state, event),
    whose: whoseNames(state.whose, event, by),
  }),
  codec: enterpriseEvents.codec,
  answer: enterpriseAnswer,
}

/** Who recorded each former name, by the day until which it was borne. */
function whoseNames(whose: Whose, event: EnterpriseEvent, by: Recorder): Whose {
  if (event.type === 'EnterpriseRenamed') return alsoBy(whose, event.renamedOn, by)
  if (event.type === 'FormerNameRecorded') return alsoBy(whose, event.until, by)
  return event.type === 'FormerNameWithdrawn' ? withoutEntry(whose, event.until) : whose
}

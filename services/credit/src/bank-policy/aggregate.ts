import type { Aggregate } from '@seedline/event-store'
import { type BankPolicyEvent, bankPolicyEvents } from './events.ts'
import { type BankPolicyState, evolve, neverSet } from './state.ts'

/** Streams `bank_policy-<id>`, one for each bank. */
export const bankPolicy: Aggregate<BankPolicyState, BankPolicyEvent> = {
  name: 'bank_policy',
  initial: neverSet,
  evolve,
  codec: bankPolicyEvents.codec,
}

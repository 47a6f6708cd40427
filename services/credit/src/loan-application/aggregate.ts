import type { Aggregate } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { type LoanEvent, loanEvents } from './events.ts'
import { type LoanState, notDrafted } from './loan.ts'
import { evolve } from './state.ts'

/** What the answer on one loan holds at most: its history with every schedule that held once. */
const answerBytesMost = 3 * 1024 * 1024

/** Streams `loan_application-<id>`. */
export const loanApplication: Aggregate<LoanState, LoanEvent> = {
  name: 'loan_application',
  initial: notDrafted,
  evolve,
  codec: loanEvents.codec,
  answer: toldWhole(loanEvents, answerBytesMost, 'fields'),
}

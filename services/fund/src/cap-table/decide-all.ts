import { accept, type Decision, reject } from '@seedline/event-store'
import type { LocalDate, Objection } from '@seedline/values'
import type { Transaction } from './commands.ts'
import { decideOne } from './decide-one.ts'
import type { CapTableEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { faultOfSizes } from './sizes.ts'
import type { CapTableState } from './state.ts'
import { faultOfWhole } from './whole.ts'

/**
 * Transactions that are recorded together. Each is judged after those before it; what holds of the table as a whole is
 * judged at the end, so that a request may pass through what it does not leave behind.
 */
export function decideAll(
  transactions: readonly Transaction[],
  before: CapTableState,
  today: LocalDate,
): Decision<CapTableEvent> {
  let state = before
  const events: CapTableEvent[] = []
  for (const [index, transaction] of transactions.entries()) {
    const verdict = decideOne(transaction, state, today)
    if (!verdict.ok) return reject(located(verdict.problem, index))
    const next = verdict.events.reduce(evolve, state)
    const unreadable = faultOfSizes(next)
    if (unreadable && !faultOfSizes(state)) return reject(located(unreadable, index))
    state = next
    events.push(...verdict.events)
  }
  const wrong = faultOfWhole(state)
  return wrong ? reject(wrong) : accept(...events)
}

const located = (problem: Objection, index: number): Objection => ({
  ...problem,
  fields: [{ pointer: `/transactions/${index}`, code: problem.code, title: problem.title }],
  facts: { ...problem.facts, transaction: String(index) },
})

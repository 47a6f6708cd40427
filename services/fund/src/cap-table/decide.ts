import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, entryOf, hasEntry, reject, valuesOf } from '@seedline/event-store'
import { dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import type { CapTableCommand, ReleaseRound, ReserveRound, Transaction } from './commands.ts'
import { decideOne } from './decide-one.ts'
import type { CapTableEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { recordingOf, roundTransactions } from './round.ts'
import { faultOfSizes } from './sizes.ts'
import type { CapTableState, ReservedRound } from './state.ts'
import { faultOfWhole } from './whole.ts'

type FaultOf = (state: CapTableState, today: LocalDate) => Objection | undefined
const nothing: FaultOf = () => undefined

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: CapTableCommand, state: CapTableState): Decision<CapTableEvent> {
  const { enterpriseId, at } = command
  // What rounds ask comes of a deal, which was opened for an enterprise that is known.
  if ('isKnown' in command && !command.isKnown)
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const today = dateInShanghai(at)
  switch (command.type) {
    case 'RecordTransactions':
      return decideAll(command.transactions, state, today, faultOfReserved)
    case 'RecordRound': {
      const round = roundTransactions(command, state)
      if (!round.ok) return reject(round.problem)
      // Where a place was kept for it, nothing that came since can be in its way.
      const kept = hasEntry(state.reserved, command.dealId)
      return decideAll(round.transactions, state, today, kept ? nothing : faultOfReserved)
    }
    case 'ReserveRound':
      return reserveRound(command, state, today)
    case 'ReleaseRound':
      return releaseRound(command, state)
    default:
      return command satisfies never
  }
}

// Each is judged after those before it; what holds of the table as a whole is judged at the end,
// so that a request may pass through what it does not leave behind.
function decideAll(
  transactions: readonly Transaction[],
  before: CapTableState,
  today: LocalDate,
  faultAfter: FaultOf,
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
  const wrong = faultOfWhole(state) ?? faultAfter(state, today)
  return wrong ? reject(wrong) : accept(...events)
}

const located = (problem: Objection, index: number): Objection => ({
  ...problem,
  fields: [{ pointer: `/transactions/${index}`, code: problem.code, title: problem.title }],
  facts: { ...problem.facts, transaction: String(index) },
})

function reserveRound(
  command: ReserveRound,
  state: CapTableState,
  today: LocalDate,
): Decision<CapTableEvent> {
  const { type: _, at: __, ...reservation } = command
  const { dealId, closingCommandId } = reservation
  const kept = entryOf(state.reserved, dealId)
  if (kept?.closingCommandId === closingCommandId) return accept()
  if (kept !== undefined) return reject(problemOf('CLOSING_UNDER_WAY', { deal_id: dealId }))
  const two = otherHolder(reservation.closing, state)
  if (two) return reject(two)
  const decision = asRecorded(reservation, state, today)
  return decision.ok ? accept({ type: 'RoundReserved', ...reservation }) : decision
}

// One fund under two holders would be two owners of what is one's.
function otherHolder(
  { subscriptions }: ReservedRound['closing'],
  { fundHolders }: CapTableState,
): Objection | undefined {
  for (const { fundId, holderId } of subscriptions) {
    const known = fundId === undefined ? undefined : entryOf(fundHolders, fundId)
    if (known !== undefined && known !== holderId)
      return problemOf('FUND_HOLDS_UNDER_ANOTHER_ID', { holder_id: holderId, known })
  }
  return undefined
}

function releaseRound(command: ReleaseRound, state: CapTableState): Decision<CapTableEvent> {
  const { dealId, enterpriseId, closingCommandId } = command
  if (entryOf(state.reserved, dealId)?.closingCommandId !== closingCommandId) return accept()
  return accept({ type: 'RoundReleased', enterpriseId, dealId, closingCommandId })
}

// Beside the other rounds that are being closed.
function asRecorded(
  { closing }: Pick<ReservedRound, 'closing'>,
  state: CapTableState,
  today: LocalDate,
): Decision<CapTableEvent> {
  const round = roundTransactions(recordingOf(closing), state)
  if (!round.ok) return reject(round.problem)
  const decision = decideAll(round.transactions, state, today, faultOfReserved)
  return decision.ok ? decision : reject(unlocated(decision.problem))
}

// Nobody asked for these transactions one by one.
function unlocated({ fields: _, facts = {}, ...problem }: Objection): Objection {
  const { transaction: __, ...others } = facts
  return { ...problem, facts: others }
}

/** What would be in the way of a round that is being closed. */
function faultOfReserved(state: CapTableState, today: LocalDate): Objection | undefined {
  for (const { closing } of valuesOf(state.reserved)) {
    const round = roundTransactions(recordingOf(closing), state)
    const decision = round.ok ? decideAll(round.transactions, state, today, nothing) : round
    if (decision.ok) continue
    const { code, title } = decision.problem
    return problemOf('ROUND_UNDER_WAY', { deal_id: closing.dealId, wrong: { code, ...title } })
  }
  return undefined
}

/**
 * The events that are to be right as of every day: those decided on; of a round for which a place is to be kept those
 * that it will lead to, and when it comes to them none any more.
 */
export function eventsToJudge(
  command: CapTableCommand,
  decided: readonly CapTableEvent[],
  state: CapTableState,
): readonly CapTableEvent[] {
  if (command.type === 'RecordRound' && hasEntry(state.reserved, command.dealId)) return []
  if (command.type !== 'ReserveRound') return decided
  const decision = asRecorded(command, state, dateInShanghai(command.at))
  return decision.ok ? decision.events : []
}

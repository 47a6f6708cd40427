import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, entryOf, hasEntry, reject } from '@seedline/event-store'
import { dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import type { CapTableCommand, ReleaseRound, ReserveRound } from './commands.ts'
import { decideAll } from './decide-all.ts'
import type { CapTableEvent } from './events.ts'
import { besidePlaces, placesIn } from './places.ts'
import { recordingOf, roundTransactions } from './round.ts'
import type { CapTableState, ReservedRound } from './state.ts'

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: CapTableCommand, state: CapTableState): Decision<CapTableEvent> {
  const { enterpriseId, at } = command
  // What rounds ask comes of a deal, which was opened for an enterprise that is known.
  if ('isKnown' in command && !command.isKnown)
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const today = dateInShanghai(at)
  switch (command.type) {
    case 'RecordTransactions':
      return besidePlaces(decideAll(command.transactions, state, today), state, today)
    case 'RecordRound': {
      // It was taken back before it came here, also where the deal is closed anew since.
      if (command.dealVersion <= (entryOf(state.reversedRounds, command.dealId) ?? 0))
        return accept()
      const round = roundTransactions(command, state)
      if (!round.ok) return reject(round.problem)
      // Where a place was kept for it, nothing that came since can be in its way.
      const kept = hasEntry(state.reserved, command.dealId)
      const decision = decideAll(round.transactions, state, today)
      return kept ? decision : besidePlaces(decision, state, today)
    }
    case 'ReserveRound':
      return reserveRound(command, state, today)
    case 'ReleaseRound':
      return releaseRound(command, state)
    default:
      return command satisfies never
  }
}

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
  const decision = asRecorded(reservation, state, today)
  return decision.ok ? accept({ type: 'RoundReserved', ...reservation }) : decision
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
  const decision = besidePlaces(decideAll(round.transactions, state, today), state, today)
  return decision.ok ? decision : reject(unlocated(decision.problem))
}

// Nobody asked for these transactions one by one.
function unlocated({ fields: _, facts = {}, ...problem }: Objection): Objection {
  const { transaction: __, ...others } = facts
  return { ...problem, facts: others }
}

/** What is to be right as of every day. */
export interface ToJudge {
  /** Of rounds that are being closed: it will be there, whenever it is recorded. */
  readonly beside: readonly CapTableEvent[]
  /** What is decided on; of a round for which a place is to be kept that to which it will lead. */
  readonly added: readonly CapTableEvent[]
}

/** What a command leads to, beside what will come; nothing of a round whose place was kept: it was judged then. */
export function toJudge(
  command: CapTableCommand,
  decided: readonly CapTableEvent[],
  state: CapTableState,
): ToJudge {
  if (command.type === 'RecordRound' && hasEntry(state.reserved, command.dealId))
    return { beside: [], added: [] }
  const today = dateInShanghai(command.at)
  const beside = placesIn(state, today).events
  if (command.type !== 'ReserveRound') return { beside, added: decided }
  const decision = asRecorded(command, state, today)
  return { beside, added: decision.ok ? decision.events : [] }
}

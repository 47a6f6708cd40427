import { isOrganisation } from '@seedline/contracts/ownership'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Objection } from '@seedline/values'
import type { ReversalCommand, ReverseRound, ReverseTransactions } from './commands.ts'
import type { Steps } from './days.ts'
import type { Entry } from './entry.ts'
import {
  type CapTableEvent,
  isTransaction,
  type StockIssued,
  type TransactionsReversed,
} from './events.ts'
import { faultOfReversal } from './judge-reversal.ts'
import { versionsOfRound } from './round-entries.ts'

/**
 * What a reversal leads to. It is decided on all that was recorded: what stands after it is folded again without what it
 * takes back, and must be right in the order of recording and as of every day.
 */
export function* decideReversal(
  command: ReversalCommand,
  entries: readonly Entry[],
): Steps<Decision<CapTableEvent>> {
  const reversed = new Set(entries.flatMap(({ event }) => versionsIn(event)))
  const chosen =
    command.type === 'ReverseRound'
      ? chosenOfRound(command, entries, reversed)
      : chosenByHand(command, entries, reversed)
  if (!chosen.ok) return chosen
  if (chosen.versions === undefined) return accept()
  const { versions } = chosen
  const event = eventOf(command, versions)
  const today = dateInShanghai(command.at)
  const wrong = yield* faultOfReversal({ entries, reversed, event, today })
  return wrong ? reject(wrong) : accept(event)
}

const versionsIn = (event: CapTableEvent): readonly number[] =>
  event.type === 'TransactionsReversed' ? event.versions : []

/** Undefined versions: it was reversed by the same command before. None of them: the round had not entered. */
type Chosen =
  | { readonly ok: true; readonly versions: readonly number[] | undefined }
  | { readonly ok: false; readonly problem: Objection }

function chosenOfRound(
  { dealId, reversalId }: ReverseRound,
  entries: readonly Entry[],
  reversed: ReadonlySet<number>,
): Chosen {
  let isReversed = false
  for (const { event } of entries) {
    if (event.type === 'TransactionsReversed' && event.dealId === dealId) {
      if (event.reversalId === reversalId) return { ok: true, versions: undefined }
      isReversed = true
    }
    // The deal is closed anew: it will enter, or its shares stand again.
    if (event.type === 'RoundReserved' && event.dealId === dealId) isReversed = false
  }
  const versions = versionsOfRound(dealId, entries, reversed)
  return isReversed && versions.length === 0
    ? reject(problemOf('ROUND_REVERSED'))
    : { ok: true, versions }
}

function chosenByHand(
  { versions, ofOrganisation }: ReverseTransactions,
  entries: readonly Entry[],
  reversed: ReadonlySet<number>,
): Chosen {
  const rounds = new Map(
    entries.flatMap(({ commandId, event }) =>
      isOfRound(event) ? [[commandId, event.dealId]] : [],
    ),
  )
  const known = new Map(entries.map((entry) => [entry.version, entry]))
  for (const version of versions) {
    const entry = known.get(version)
    if (entry === undefined) return reject(problemOf('TRANSACTION_UNKNOWN', { version }))
    if (!isTransaction(entry.event))
      return reject(problemOf('TRANSACTION_NOT_REVERSIBLE', { version }))
    const dealId = rounds.get(entry.commandId)
    if (dealId !== undefined) return reject(problemOf('TRANSACTION_OF_ROUND', { version }))
    if (ofOrganisation !== undefined && !isOrganisation(ofOrganisation, entry.organisation))
      return reject(problemOf('TRANSACTION_OF_ANOTHER_ORGANISATION', { version }))
    if (reversed.has(version)) return reject(problemOf('TRANSACTION_REVERSED', { version }))
  }
  return { ok: true, versions: [...new Set(versions)].sort((a, b) => a - b) }
}

type OfRound = StockIssued & { readonly dealId: NonNullable<StockIssued['dealId']> }

const isOfRound = (event: CapTableEvent): event is OfRound =>
  event.type === 'StockIssued' && event.dealId !== undefined

function eventOf(command: ReversalCommand, versions: readonly number[]): TransactionsReversed {
  const { enterpriseId, reason, evidence, provenance } = command
  const ofRound = command.type === 'ReverseRound'
  return {
    type: 'TransactionsReversed',
    enterpriseId,
    versions,
    reason,
    evidence,
    provenance,
    dealId: ofRound ? command.dealId : undefined,
    reversalId: ofRound ? command.reversalId : '',
  }
}

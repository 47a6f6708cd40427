import { partnersMax } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import {
  accept,
  type Decision,
  hasEntry,
  type Keyed,
  noEntries,
  reject,
} from '@seedline/event-store'
import {
  amountOf,
  type Currency,
  dateInShanghai,
  type Instant,
  largestMinor,
  type Objection,
} from '@seedline/values'
import { checkStepDate } from '../facts/step-date.ts'
import { decideOnCapital } from './capital.ts'
import type { FundCommand } from './commands.ts'
import type { Commitment, FundEvent } from './events.ts'
import { changeManager, setPolicy } from './managing.ts'
import { reverseCommitment } from './reverse.ts'
import type { FundState, OpenedFund } from './state.ts'

type Asked<Type> = Extract<FundCommand, { readonly type: Type }>

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: FundCommand, state: FundState): Decision<FundEvent> {
  if (command.type === 'OpenFund') return open(command, state)
  if (state.status === 'unopened')
    return reject(problemOf('FUND_UNKNOWN', { fund_id: command.fundId }))
  switch (command.type) {
    case 'AddCommitment':
      return addCommitment(command, state)
    case 'ChangeFundManager':
      return changeManager(command, state)
    case 'SetFundPolicy':
      return setPolicy(command, state)
    case 'ReverseCommitment':
      return reverseCommitment(command, state)
    case 'ReserveCapital':
    case 'CancelReservation':
    case 'InvestCapital':
    case 'ReleaseCapital':
    case 'ReverseInvestment':
    case 'KeepInvestment':
      return decideOnCapital(command, state)
    case 'ClassifyFund':
      return classify(command, state)
    default:
      return command satisfies never
  }
}

function open(command: Asked<'OpenFund'>, state: FundState): Decision<FundEvent> {
  if (state.status === 'open')
    return reject(problemOf('FUND_ALREADY_OPEN', { fund_id: command.fundId }))
  const { type: _, at, commitments, ...terms } = command
  const { fundId, currency, targetSize, openedOn } = terms
  const wrong =
    checkStepDate(openedOn, dateInShanghai(at)) ??
    (targetSize && targetSize.currency !== currency
      ? problemOf('CURRENCY_MISMATCH', { expected: currency, got: targetSize.currency })
      : undefined) ??
    faultOf(commitments, { currency, at, known: noEntries(), committed: 0n })
  if (wrong) return reject(wrong)
  return accept<FundEvent>(
    { type: 'FundOpened', ...terms },
    ...commitments.map((each) => ({ type: 'CommitmentMade' as const, fundId, ...each })),
  )
}

function addCommitment(command: Asked<'AddCommitment'>, state: OpenedFund): Decision<FundEvent> {
  const { fundId, commitment, at } = command
  const { currency, commitments: known, committed } = state
  const wrong = faultOf([commitment], { currency, at, known, committed: committed.minor })
  if (wrong) return reject(wrong)
  return accept({ type: 'CommitmentMade', fundId, ...commitment })
}

interface Circumstances {
  readonly currency: Currency
  readonly at: Instant
  /** By partner. */
  readonly known: Keyed<unknown>
  readonly committed: bigint
}

function faultOf(
  commitments: readonly Commitment[],
  { currency, at, known, committed }: Circumstances,
): Objection | undefined {
  const partners = new Set<string>()
  let total = committed
  for (const { partnerId, amount, committedOn } of commitments) {
    if (amount.currency !== currency)
      return problemOf('CURRENCY_MISMATCH', { expected: currency, got: amount.currency })
    if (amount.minor <= 0n)
      return problemOf('COMMITMENT_NOT_POSITIVE', {
        partner_id: partnerId,
        amount: amountOf(amount),
        currency,
      })
    if (partners.has(partnerId) || hasEntry(known, partnerId))
      return problemOf('PARTNER_TWICE', { partner_id: partnerId })
    const wrongDate = checkStepDate(committedOn, dateInShanghai(at))
    if (wrongDate) return wrongDate
    partners.add(partnerId)
    total += amount.minor
  }
  if (known.size + partners.size > partnersMax)
    return problemOf('TOO_MANY_PARTNERS', { max: partnersMax })
  return total > largestMinor ? problemOf('AMOUNT_TOO_LARGE') : undefined
}

function classify(
  { fundId, kind, reason }: Asked<'ClassifyFund'>,
  { kind: now }: OpenedFund,
): Decision<FundEvent> {
  return kind === now
    ? reject(problemOf('FUND_KIND_ALREADY_SO', { fund_id: fundId }))
    : accept({ type: 'FundClassified', fundId, kind, reason })
}

import { accept, type Decision, reject } from '@seedline/event-store'
import { type Currency, dateInShanghai, type Instant, type Problem } from '@seedline/values'
import { currencyMismatch, fundUnknown, largestMinor, totalTooLarge } from '../facts/rejections.ts'
import { checkStepDate } from '../facts/step-date.ts'
import { decideOnCapital } from './capital.ts'
import type { AddCommitment, FundCommand, OpenFund } from './commands.ts'
import type { Commitment, FundEvent } from './events.ts'
import {
  commitmentNotPositive,
  fundAlreadyOpen,
  partnerTwice,
  tooManyPartners,
} from './rejections.ts'
import type { FundState } from './state.ts'

/** So many partners still fit one answer. */
export const partnersMax = 1000

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: FundCommand, state: FundState): Decision<FundEvent> {
  switch (command.type) {
    case 'OpenFund':
      return open(command, state)
    case 'AddCommitment':
      return addCommitment(command, state)
    case 'ReserveCapital':
    case 'CancelReservation':
    case 'InvestCapital':
    case 'ReleaseCapital':
      return decideOnCapital(command, state)
    default:
      return command satisfies never
  }
}

function open(command: OpenFund, state: FundState): Decision<FundEvent> {
  if (state.status === 'open') return reject(fundAlreadyOpen(command.fundId))
  const { type: _, at, commitments, ...terms } = command
  const { fundId, currency, targetSize, openedOn } = terms
  const wrong =
    checkStepDate(openedOn, dateInShanghai(at)) ??
    (targetSize && targetSize.currency !== currency
      ? currencyMismatch(currency, targetSize.currency)
      : undefined) ??
    faultOf(commitments, { currency, at, known: [] })
  if (wrong) return reject(wrong)
  return accept<FundEvent>(
    { type: 'FundOpened', ...terms },
    ...commitments.map((each) => ({ type: 'CommitmentMade' as const, fundId, ...each })),
  )
}

function addCommitment(command: AddCommitment, state: FundState): Decision<FundEvent> {
  const { fundId, commitment, at } = command
  if (state.status === 'unopened') return reject(fundUnknown(fundId))
  const known = [...state.commitments].map(([partnerId, amount]) => ({ partnerId, amount }))
  const wrong = faultOf([commitment], { currency: state.currency, at, known })
  if (wrong) return reject(wrong)
  return accept({ type: 'CommitmentMade', fundId, ...commitment })
}

interface Circumstances {
  readonly currency: Currency
  readonly at: Instant
  readonly known: readonly Pick<Commitment, 'partnerId' | 'amount'>[]
}

function faultOf(
  commitments: readonly Commitment[],
  { currency, at, known }: Circumstances,
): Problem | undefined {
  const partners = new Set(known.map(({ partnerId }) => partnerId))
  let total = known.reduce((sum, { amount }) => sum + amount.minor, 0n)
  for (const { partnerId, amount, committedOn } of commitments) {
    if (amount.currency !== currency) return currencyMismatch(currency, amount.currency)
    if (amount.minor <= 0n) return commitmentNotPositive(partnerId, amount)
    if (partners.has(partnerId)) return partnerTwice(partnerId)
    const wrongDate = checkStepDate(committedOn, dateInShanghai(at))
    if (wrongDate) return wrongDate
    partners.add(partnerId)
    total += amount.minor
  }
  if (partners.size > partnersMax) return tooManyPartners(partnersMax)
  return total > largestMinor ? totalTooLarge() : undefined
}

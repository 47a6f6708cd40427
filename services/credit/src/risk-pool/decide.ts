import type { CommandOf, riskPools } from '@seedline/contracts/operations'
import { type Fact, problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import {
  amountOf,
  convertMoney,
  dateInShanghai,
  divideRounded,
  type LocalDate,
  type Money,
  money,
  type Objection,
  parseRate,
  type Rate,
  trusted,
  type Uscc,
} from '@seedline/values'
import { claimIdOf, type PoolEvent, type RiskPoolId } from './events.ts'
import {
  type Claim,
  type ClaimStatus,
  type PoolState,
  type RiskPool,
  standingOf,
  sumsOf,
} from './state.ts'

type Declared = CommandOf<typeof riskPools, 'riskPoolId', RiskPoolId>
type Asked<Type> = Extract<Declared, { readonly type: Type }>

/** A loan that is claimed for, as it stands on the day. */
export interface LoanInDefault {
  readonly bank: string
  readonly uscc: Uscc
  readonly product: string
  readonly outstanding: Money | undefined
  readonly overdueDays: number
  readonly writtenOff: boolean
}

export type ClaimFromPool = Asked<'ClaimFromPool'> & { readonly loan: LoanInDefault }

export type PoolCommand = Exclude<Declared, { readonly type: 'ClaimFromPool' }> | ClaimFromPool

/** Entries of one pool, at most; the last of them are for what ends claims. */
const entriesMax = 5000
const claimsMax = 1000

/** What a command leads to. Pure: the command carries the time, and the loan as it stands. */
export function decide(command: PoolCommand, state: PoolState): Decision<PoolEvent> {
  const { riskPoolId } = command
  if (command.type === 'OpenRiskPool') return open(command, state)
  if (state.status === 'not-opened')
    return reject(problemOf('RISK_POOL_UNKNOWN', { risk_pool_id: riskPoolId }))
  if (state.version >= entriesMax) return reject(problemOf('HISTORY_FULL', { max: entriesMax }))
  if (command.type === 'ClaimFromPool') return claim(command, state)
  const found = state.claims.find(({ of }) => of.poolClaimId === command.poolClaimId)
  if (found === undefined)
    return reject(problemOf('POOL_CLAIM_UNKNOWN', { pool_claim_id: command.poolClaimId }))
  switch (command.type) {
    case 'PayPoolClaim':
      return pay(command, found, state)
    case 'DeclinePoolClaim':
      return decline(command, found)
    case 'RecordPoolRecovery':
      return recover(command, found)
    case 'ReversePoolEntry':
      return reverse(command, found, state)
    default:
      return command satisfies never
  }
}

function open(
  { type: _, at, ...terms }: Asked<'OpenRiskPool'>,
  state: PoolState,
): Decision<PoolEvent> {
  if (state.status === 'open')
    return reject(problemOf('RISK_POOL_THERE', { risk_pool_id: terms.riskPoolId }))
  const today = dateInShanghai(at)
  if (terms.openedOn > today)
    return reject(problemOf('DATE_IN_FUTURE', { date: terms.openedOn, today }))
  return accept({ type: 'RiskPoolOpened', ...terms })
}

function claim(command: ClaimFromPool, pool: RiskPool): Decision<PoolEvent> {
  const { riskPoolId, loanApplicationId, loan, evidence, at } = command
  const { outstanding, overdueDays, writtenOff, bank, uscc } = loan
  const { products, cap, sharePercent } = pool.opened
  if (!(products as readonly string[]).includes(loan.product))
    return reject(problemOf('POOL_PRODUCT_UNFIT', { product: loan.product }))
  const earlier = pool.claims.find(
    (one) => one.of.loanApplicationId === loanApplicationId && statusOf(one) !== 'declined',
  )
  if (earlier)
    return reject(problemOf('POOL_CLAIMED_ALREADY', { pool_claim_id: earlier.of.poolClaimId }))
  if (outstanding === undefined || outstanding.minor <= 0n || (overdueDays === 0 && !writtenOff))
    return reject(problemOf('POOL_LOAN_NOT_IN_DEFAULT', { loan_application_id: loanApplicationId }))
  if (outstanding.currency !== cap.currency)
    return reject(problemOf('LOAN_CURRENCY_OTHER', { currency: cap.currency }))
  if (pool.claims.length >= claimsMax) return reject(problemOf('HISTORY_FULL', { max: claimsMax }))
  return accept({
    type: 'PoolClaimed',
    riskPoolId,
    poolClaimId: claimIdOf(riskPoolId, loanApplicationId, pool.version + 1),
    loanApplicationId,
    bank,
    uscc,
    loss: outstanding,
    share: shareOf(outstanding, sharePercent),
    overdueDays,
    claimedOn: dateInShanghai(at),
    evidence,
  })
}

const hundredth = trusted(parseRate('0.01'))

// Rounded down to the minor unit: a pool never bears more than its share; what is left of the loss is the bank's.
export const shareOf = (loss: Money, percent: Rate): Money => {
  const hundredfold = convertMoney(loss, percent, loss.currency, 'down')
  return convertMoney(hundredfold, hundredth, loss.currency, 'down')
}

export const statusOf = ({ entries }: Claim): ClaimStatus => entries.at(-1)?.status ?? 'claimed'

function faultOf(
  claim: Claim,
  {
    from,
    on,
    at,
  }: { readonly from: ClaimStatus; readonly on?: LocalDate } & Pick<PoolCommand, 'at'>,
): Objection | undefined {
  const status = statusOf(claim)
  if (status !== from) return problemOf('POOL_CLAIM_UNFIT', { status: statusWord(status) })
  if (on === undefined) return undefined
  const today = dateInShanghai(at)
  const since = claim.entries.at(-1)?.on ?? on
  if (on > today) return problemOf('DATE_IN_FUTURE', { date: on, today })
  return on < since ? problemOf('POOL_DAYS_REVERSED', { on, since }) : undefined
}

const named = ({ of }: Claim) => ({ riskPoolId: of.riskPoolId, poolClaimId: of.poolClaimId })

/** Pays the share, or what the pool still has: never more than its cap is out. */
function pay(
  { paidOn, evidence, at }: Asked<'PayPoolClaim'>,
  claim: Claim,
  pool: RiskPool,
): Decision<PoolEvent> {
  const wrong = faultOf(claim, { from: 'claimed', on: paidOn, at })
  if (wrong) return reject(wrong)
  const { available } = standingOf(pool)
  if (available.minor <= 0n)
    return reject(problemOf('POOL_EXHAUSTED', { available: amountOf(available) }))
  const { share } = claim.of
  const paid = share.minor < available.minor ? share : available
  return accept({ type: 'PoolClaimPaid', ...named(claim), paid, paidOn, evidence })
}

function decline({ reason, at }: Asked<'DeclinePoolClaim'>, claim: Claim): Decision<PoolEvent> {
  const wrong = faultOf(claim, { from: 'claimed', at })
  if (wrong) return reject(wrong)
  const declinedOn = dateInShanghai(at)
  return accept({ type: 'PoolClaimDeclined', ...named(claim), declinedOn, reason })
}

/**
 * What was recovered is shared as the loss was borne. Reckoned on all that was recovered so far, so that, however it came in, the
 * pool has got back what it had paid once the whole loss is recovered.
 */
function recover(
  { recovered, recoveredOn, evidence, at }: Asked<'RecordPoolRecovery'>,
  claim: Claim,
): Decision<PoolEvent> {
  const wrong = faultOf(claim, { from: 'paid', on: recoveredOn, at })
  if (wrong) return reject(wrong)
  const { loss } = claim.of
  const { currency } = loss
  if (recovered.currency !== currency) return reject(problemOf('LOAN_CURRENCY_OTHER', { currency }))
  const sums = sumsOf(claim)
  const most = loss.minor - sums.recovered
  if (recovered.minor > most)
    return reject(problemOf('POOL_RECOVERED_TOO_MUCH', { most: amountOf(money(currency, most)) }))
  const soFar = sums.recovered + recovered.minor
  const due = divideRounded(soFar * sums.paid, loss.minor, 'down')
  return accept({
    type: 'PoolRecovered',
    ...named(claim),
    recovered,
    returned: money(currency, due - sums.returned),
    recoveredOn,
    evidence,
  })
}

/** Takes the latest entry of a claim back; a recovery not, where what had come back was paid out again. */
function reverse(
  { entryVersion, reason, at }: Asked<'ReversePoolEntry'>,
  claim: Claim,
  pool: RiskPool,
): Decision<PoolEvent> {
  const latest = claim.entries.at(-1)
  if (latest?.version !== entryVersion || claim.entries.length < 2)
    return reject(problemOf('POOL_ENTRY_NOT_LATEST', { entry_version: entryVersion }))
  const another = pool.claims.find(
    (one) =>
      one !== claim &&
      one.of.loanApplicationId === claim.of.loanApplicationId &&
      statusOf(one) !== 'declined',
  )
  if (latest.status === 'declined' && another)
    return reject(problemOf('POOL_CLAIMED_ALREADY', { pool_claim_id: another.of.poolClaimId }))
  const { available } = standingOf(pool)
  if (latest.returned > available.minor)
    return reject(problemOf('POOL_EXHAUSTED', { available: amountOf(available) }))
  const reversedOn = dateInShanghai(at)
  return accept({ type: 'PoolEntryReversed', ...named(claim), entryVersion, reversedOn, reason })
}

const words: Readonly<Record<ClaimStatus, readonly [zh: string, en: string]>> = {
  claimed: ['已申请', 'claimed'],
  paid: ['已支付', 'paid'],
  declined: ['未获补偿', 'declined'],
}

function statusWord(status: ClaimStatus): Fact {
  const [zh, en] = words[status]
  return { code: status, zh, en }
}

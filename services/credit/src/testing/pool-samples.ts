import { specification } from '@seedline/testing'
import { deriveId, instant, localDate, money, parseRate, trusted } from '@seedline/values'
import {
  type ClaimFromPool,
  decide,
  type LoanInDefault,
  type PoolCommand,
} from '../risk-pool/decide.ts'
import {
  claimIdOf,
  type PoolClaimed,
  type PoolEvent,
  type RiskPoolOpened,
} from '../risk-pool/events.ts'
import { evolve, notOpened, type PoolState } from '../risk-pool/state.ts'
import { bank, uscc } from './consent-samples.ts'

export const at = instant('2026-06-30T04:00:00.000Z')
export const on = (day: string) => localDate(day)
export const yuan = (amount: number) => money('CNY', BigInt(amount) * 100n)

export const riskPoolId = deriveId('RiskPool', 'one')
export const loanId = (name = 'one') => deriveId('LoanApplication', name)
export const poolClaimId = (name = '') =>
  name === '' ? claimIdOf(riskPoolId, loanId(), 2) : deriveId('PoolClaim', name)

const terms = {
  riskPoolId,
  name: '演示资金池',
  products: ['ip-pledge-loan', 'credit-loan'],
  sharePercent: trusted(parseRate('50')),
  openedOn: localDate('2026-01-01'),
  provenance: { source: '演示', confidence: 'unverified', synthetic: true },
  evidence: [],
} as const

export const opened = (cap = 10_000): RiskPoolOpened => ({
  type: 'RiskPoolOpened',
  ...terms,
  cap: yuan(cap),
})
export const open: PoolCommand = { type: 'OpenRiskPool', at, ...terms, cap: yuan(10_000) }

/** A loan of 800 that is lost, of which the pool bears 400. */
export const claim = (more: Partial<LoanInDefault> = {}, name = 'one'): ClaimFromPool => ({
  type: 'ClaimFromPool',
  at,
  riskPoolId,
  loanApplicationId: loanId(name),
  evidence: [],
  loan: {
    bank,
    uscc,
    product: 'credit-loan',
    outstanding: yuan(800),
    overdueDays: 91,
    writtenOff: false,
    ...more,
  },
})
export const claimed = (): PoolClaimed => ({
  type: 'PoolClaimed',
  riskPoolId,
  poolClaimId: poolClaimId(),
  loanApplicationId: loanId(),
  bank,
  uscc,
  loss: yuan(800),
  share: yuan(400),
  overdueDays: 91,
  claimedOn: on('2026-06-30'),
  evidence: [],
})
export const paid = (amount: number): PoolEvent => ({
  type: 'PoolClaimPaid',
  riskPoolId,
  poolClaimId: poolClaimId(),
  paid: yuan(amount),
  paidOn: on('2026-06-30'),
  evidence: [],
})

/** What the tests of its rules begin with. */
export const { given } = specification<PoolState, PoolEvent, PoolCommand>({
  initial: notOpened,
  decide,
  evolve,
})

import { describe, test } from '@jest/globals'
import {
  at,
  claim,
  claimed,
  given,
  on,
  open,
  opened,
  paid,
  poolClaimId,
  riskPoolId,
  yuan,
} from '../testing/pool-samples.ts'

const evidence = { evidence: [] }
const of = { at, riskPoolId, poolClaimId: poolClaimId() }
const pay = { type: 'PayPoolClaim', ...of, paidOn: on('2026-06-30'), ...evidence } as const
const recover = (amount: number) =>
  ({
    type: 'RecordPoolRecovery',
    ...of,
    recovered: yuan(amount),
    recoveredOn: on('2026-06-30'),
    ...evidence,
  }) as const
const recovered = (amount: number, returned: number) =>
  ({
    type: 'PoolRecovered',
    riskPoolId,
    poolClaimId: poolClaimId(),
    recovered: yuan(amount),
    returned: yuan(returned),
    recoveredOn: on('2026-06-30'),
    evidence: [],
  }) as const
const reverse = (entryVersion: number) =>
  ({ type: 'ReversePoolEntry', ...of, entryVersion, reason: '录错' }) as const

describe('A pool', () => {
  test('is opened once, with where its share and cap come from', () => {
    given().when(open).then(opened())
    given(opened()).when(open).thenRejected('RISK_POOL_THERE')
    given().when(pay).thenRejected('RISK_POOL_UNKNOWN')
  })
})

describe('A claim', () => {
  test('is for the share of what is outstanding of a loan in default', () => {
    given(opened()).when(claim()).then(claimed())
    given(opened())
      .when(claim({ overdueDays: 0 }))
      .thenRejected('POOL_LOAN_NOT_IN_DEFAULT')
    given(opened())
      .when(claim({ overdueDays: 0, writtenOff: true }))
      .then({ ...claimed(), overdueDays: 0 })
    given(opened())
      .when(claim({ outstanding: yuan(0) }))
      .thenRejected('POOL_LOAN_NOT_IN_DEFAULT')
  })

  test('is of a product that the pool is for, and of one loan once', () => {
    given(opened())
      .when(claim({ product: 'finance-lease' }))
      .thenRejected('POOL_PRODUCT_UNFIT')
    given(opened(), claimed()).when(claim()).thenRejected('POOL_CLAIMED_ALREADY')
  })

  test('is paid once, by what is left of the pool where that is less', () => {
    given(opened(), claimed()).when(pay).then(paid(400))
    given(opened(300), claimed()).when(pay).then(paid(300))
    given(opened(), claimed(), paid(400)).when(pay).thenRejected('POOL_CLAIM_UNFIT')
  })

  test('is not paid by an exhausted pool', () => {
    const another = {
      ...claimed(),
      poolClaimId: poolClaimId('another'),
      loanApplicationId: poolClaimId('x'),
    }
    const anotherPaid = { ...paid(400), poolClaimId: poolClaimId('another') }
    given(opened(400), another as never, anotherPaid as never, claimed())
      .when(pay)
      .thenRejected('POOL_EXHAUSTED')
  })
})

describe('A recovery', () => {
  const before = [opened(), claimed(), paid(400)]

  test('goes back to the pool by the part of the loss that it bore', () => {
    given(...before)
      .when(recover(100))
      .then(recovered(100, 50))
    given(opened(300), claimed(), paid(300)).when(recover(800)).then(recovered(800, 300))
  })

  test('is never of more than was lost', () => {
    given(...before, recovered(700, 350))
      .when(recover(101))
      .thenRejected('POOL_RECOVERED_TOO_MUCH')
    given(...before, recovered(700, 350))
      .when(recover(100))
      .then(recovered(100, 50))
    given(opened(), claimed()).when(recover(1)).thenRejected('POOL_CLAIM_UNFIT')
  })
})

describe('An entry of a claim that is taken back', () => {
  test('is its latest, and never the claim itself', () => {
    const reversed = {
      type: 'PoolEntryReversed',
      riskPoolId,
      poolClaimId: poolClaimId(),
      entryVersion: 3,
      reversedOn: on('2026-06-30'),
      reason: '录错',
    } as const
    given(opened(), claimed(), paid(400)).when(reverse(3)).then(reversed)
    given(opened(), claimed(), paid(400)).when(reverse(2)).thenRejected('POOL_ENTRY_NOT_LATEST')
    given(opened(), claimed()).when(reverse(2)).thenRejected('POOL_ENTRY_NOT_LATEST')
    given(opened(), claimed(), paid(400), reversed).when(pay).then(paid(400))
  })
})

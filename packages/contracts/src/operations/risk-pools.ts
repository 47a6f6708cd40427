import { PoolClaimStatus } from '../gen/seedline/credit/v1/risk_pool_events.ts'
import { RiskPoolServiceService as Rpcs } from '../gen/seedline/credit/v1/risk_pool_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  enumeration,
  evidences,
  type Faults,
  id,
  line,
  list,
  money,
  optionalList,
  page,
  prose,
  provenance,
  streamVersion,
  yearlyPercent,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { bankPeople, type Rule, registrars } from '../roles.ts'
import { loanProduct } from './eligibility-queries.ts'
import { command, operationsOf, query } from './operation.ts'

export const poolClaimStatus = enumeration(PoolClaimStatus, 'POOL_CLAIM_STATUS', {
  name: 'PoolClaimStatus',
})

/** Of how many products a pool bears losses, at most: there are no more. */
export const poolProductsMost = 4

/** Who sees what a pool has left; claims only as far as they are one's own. */
const readers: Rule = ['registrar', 'bank-officer', 'enterprise-officer']

const riskPoolId = id('RiskPool')
const poolClaimId = id('PoolClaim')
const papers = optionalList(evidences(10))
const claim = { riskPoolId, poolClaimId }

const steps = [
  'RISK_POOL_UNKNOWN',
  'POOL_CLAIM_UNKNOWN',
  'POOL_CLAIM_UNFIT',
  'HISTORY_FULL',
] as const
const dated = [...steps, 'DATE_IN_FUTURE', 'POOL_DAYS_REVERSED'] as const

const aboveZero = (
  amount: { readonly minor: bigint } | undefined,
  faults: Faults,
  at: string,
): void => {
  if (amount !== undefined && amount.minor <= 0n)
    faults.note(at, problemOf('LOAN_AMOUNT_NOT_POSITIVE'))
}

const tag = { zh: '风险补偿资金池', en: 'Risk pools' }
const one = '/api/v1/risk-pools/{riskPoolId}' as const
const ofClaim = `${one}/claims/{poolClaimId}` as const

export const riskPools = operationsOf(Rpcs, tag, {
  openRiskPool: command(Rpcs.openRiskPool, {
    rest: 'POST /api/v1/risk-pools',
    effect: 'creates',
    summary: { zh: '设立风险补偿资金池', en: 'Open a risk pool' },
    description:
      'It bears a share of banks’ losses, up to its cap. Where its share and cap come from, and how sure that is, is told with it.',
    admits: registrars,
    of: 'nobody',
    request: {
      name: line(200),
      products: list(loanProduct, { min: 1, max: poolProductsMost }),
      sharePercent: described(yearlyPercent, {
        zh: '补偿损失的百分比，大于 0，至多 100。',
        en: 'Of a loss, in percent: above 0, and up to 100.',
      }),
      cap: money,
      openedOn: date,
      provenance,
      evidence: papers,
    },
    check: ({ cap }, faults) => aboveZero(cap, faults, '/cap'),
    refuses: ['LOAN_AMOUNT_NOT_POSITIVE', 'RISK_POOL_THERE', 'DATE_IN_FUTURE'],
  }),
  claimFromPool: command(Rpcs.claimFromPool, {
    rest: `POST ${one}/claims`,
    effect: 'changes',
    summary: { zh: '申请补偿', en: 'Claim from a pool' },
    description:
      'Of a loan of the bank that is overdue or written off: its loss is what is outstanding of the principal today. One claim for each loan.',
    admits: bankPeople,
    of: 'loan',
    request: { riskPoolId, loanApplicationId: id('LoanApplication'), evidence: papers },
    refuses: [
      'LOAN_UNKNOWN',
      'RISK_POOL_UNKNOWN',
      'POOL_PRODUCT_UNFIT',
      'POOL_LOAN_NOT_IN_DEFAULT',
      'POOL_CLAIMED_ALREADY',
      'LOAN_CURRENCY_OTHER',
      'HISTORY_FULL',
    ],
  }),
  payPoolClaim: command(Rpcs.payPoolClaim, {
    rest: `POST ${ofClaim}/payment`,
    effect: 'changes',
    summary: { zh: '支付补偿', en: 'Pay a claim' },
    description: 'The pool’s share, or what is left of the pool where that is less.',
    admits: registrars,
    of: 'nobody',
    request: { ...claim, paidOn: date, evidence: papers },
    refuses: [...dated, 'POOL_EXHAUSTED'],
  }),
  declinePoolClaim: command(Rpcs.declinePoolClaim, {
    rest: `POST ${ofClaim}/refusal`,
    effect: 'changes',
    summary: { zh: '不予补偿', en: 'Decline a claim' },
    admits: registrars,
    of: 'nobody',
    request: { ...claim, reason: prose(500) },
    refuses: steps,
  }),
  recordPoolRecovery: command(Rpcs.recordPoolRecovery, {
    rest: `POST ${ofClaim}/recoveries`,
    effect: 'changes',
    summary: { zh: '记录追回', en: 'Record a recovery' },
    description:
      'What was recovered of the loss: the pool gets back the part of it that it had borne of the loss, to the minor unit.',
    admits: registrars,
    of: 'nobody',
    request: { ...claim, recovered: money, recoveredOn: date, evidence: papers },
    check: ({ recovered }, faults) => aboveZero(recovered, faults, '/recovered'),
    refuses: [
      ...dated,
      'LOAN_AMOUNT_NOT_POSITIVE',
      'LOAN_CURRENCY_OTHER',
      'POOL_RECOVERED_TOO_MUCH',
    ],
  }),
  reversePoolEntry: command(Rpcs.reversePoolEntry, {
    rest: `POST ${ofClaim}/reversals`,
    effect: 'changes',
    summary: { zh: '冲销误录', en: 'Take an entry back' },
    description: 'The latest entry of a claim, its payment, its refusal or a recovery.',
    admits: registrars,
    of: 'nobody',
    request: { ...claim, entryVersion: streamVersion, reason: prose(500) },
    refuses: [...steps, 'POOL_ENTRY_NOT_LATEST', 'POOL_EXHAUSTED', 'POOL_CLAIMED_ALREADY'],
  }),
  getRiskPool: query(Rpcs.getRiskPool, {
    rest: `GET ${one}`,
    summary: { zh: '一个资金池', en: 'One risk pool' },
    description:
      'What is left of it; of its claims a bank sees its own, an enterprise those about itself, and only its keeper its history.',
    admits: readers,
    of: 'shown',
    request: { riskPoolId, asOf, atLeastVersion },
    refuses: ['RISK_POOL_UNKNOWN'],
  }),
  listRiskPools: query(Rpcs.listRiskPools, {
    rest: 'GET /api/v1/risk-pools',
    summary: { zh: '风险补偿资金池列表', en: 'Risk pools' },
    admits: readers,
    of: 'shown',
    request: { page },
    refuses: [],
  }),
})

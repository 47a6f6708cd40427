import { StockClassType } from '@seedline/contracts/fund/v1/cap_table_events'
import type { CapTableTransaction } from '@seedline/contracts/fund/v1/cap_table_service'
import type * as z from 'zod'
import type { Price } from '../values/amounts.ts'
import { holderKindNames } from '../values/holders.ts'
import { kebabNames } from '../values/kebab.ts'
import { evidenceToProto, provenanceToProto } from '../values/mapping.ts'
import { stockClassTypes, type transaction } from './transactions.ts'

type Given = z.output<typeof transaction>
type Of<Type extends Given['type']> = Extract<Given, { type: Type }>
type Case = NonNullable<CapTableTransaction['transaction']>

export const stockClassTypeNames = kebabNames(stockClassTypes, 'STOCK_CLASS_TYPE', StockClassType)

// The request names the enterprise once, for all of its transactions.
const enterpriseId = ''

// "0" is a real price; an empty text means that no source gave one.
const priced = (price: Price | undefined) => ({
  sharePrice: price?.amount ?? '',
  currency: price?.currency ?? '',
})

const issued = (given: Of<'issue-stock'>): Case => ({
  $case: 'issueStock',
  value: {
    enterpriseId,
    securityId: given.securityId,
    holderId: given.holderId,
    stockClassId: given.stockClassId,
    quantity: given.quantity,
    ...priced(given.sharePrice),
    issuedOn: given.issuedOn,
    resultingFromSecurityId: given.resultingFromSecurityId ?? '',
    // Shares that come of a deal are recorded by its closing alone.
    dealId: '',
    evidence: (given.evidence ?? []).map(evidenceToProto),
    provenance: provenanceToProto(given.provenance),
  },
})

const transferred = (given: Of<'transfer-stock'>): Case => ({
  $case: 'transferStock',
  value: {
    enterpriseId,
    securityId: given.securityId,
    quantity: given.quantity,
    toHolderId: given.toHolderId,
    resultingSecurityId: given.resultingSecurityId,
    balanceSecurityId: given.balanceSecurityId ?? '',
    transferredOn: given.transferredOn,
    ...priced(given.sharePrice),
  },
})

const cancelled = ({ type: _, ...given }: Of<'cancel-stock'>): Case => ({
  $case: 'cancelStock',
  value: { ...given, enterpriseId, balanceSecurityId: given.balanceSecurityId ?? '' },
})

const split = ({ type: _, ...given }: Of<'split-stock-class'>): Case => ({
  $case: 'splitStockClass',
  value: {
    ...given,
    enterpriseId,
    ratioNumerator: BigInt(given.ratioNumerator),
    ratioDenominator: BigInt(given.ratioDenominator),
  },
})

const classDefined = ({ type: _, ...given }: Of<'define-stock-class'>): Case => ({
  $case: 'defineStockClass',
  value: {
    ...given,
    enterpriseId,
    classType: stockClassTypeNames.toProto(given.classType),
    sharesAuthorized: given.sharesAuthorized ?? '',
  },
})

const optionsIssued = (given: Of<'issue-equity-compensation'>): Case => ({
  $case: 'issueEquityCompensation',
  value: {
    enterpriseId,
    securityId: given.securityId,
    holderId: given.holderId,
    stockPlanId: given.stockPlanId,
    quantity: given.quantity,
    exercisePrice: given.exercisePrice?.amount ?? '',
    currency: given.exercisePrice?.currency ?? '',
    issuedOn: given.issuedOn,
    expiresOn: given.expiresOn ?? '',
  },
})

const named = ({ type: _, ...given }: Of<'name-stakeholder'>): Case => ({
  $case: 'nameStakeholder',
  value: { ...given, enterpriseId, kind: holderKindNames.toProto(given.kind) },
})

/** One transaction as the fund service takes it. */
export const transactionToProto = (given: Given): CapTableTransaction => ({
  transaction: caseOf(given),
})

const caseOf = (given: Given): Case => {
  switch (given.type) {
    case 'define-stock-class':
      return classDefined(given)
    case 'name-stakeholder':
      return named(given)
    case 'issue-stock':
      return issued(given)
    case 'transfer-stock':
      return transferred(given)
    case 'cancel-stock':
      return cancelled(given)
    case 'split-stock-class':
      return split(given)
    case 'issue-equity-compensation':
      return optionsIssued(given)
    case 'convert-stock-class': {
      const { type: _, ...rest } = given
      return { $case: 'convertStockClass', value: { ...rest, enterpriseId } }
    }
    case 'define-stock-plan': {
      const { type: _, ...rest } = given
      const approvedOn = given.approvedOn ?? ''
      return { $case: 'defineStockPlan', value: { ...rest, enterpriseId, approvedOn } }
    }
    case 'adjust-stock-plan-pool': {
      const { type: _, ...rest } = given
      return { $case: 'adjustStockPlanPool', value: { ...rest, enterpriseId } }
    }
    case 'exercise-equity-compensation': {
      const { type: _, ...rest } = given
      return { $case: 'exerciseEquityCompensation', value: { ...rest, enterpriseId } }
    }
    case 'start-vesting': {
      const { type: _, ...rest } = given
      return { $case: 'startVesting', value: { ...rest, enterpriseId } }
    }
    default: {
      const unknown: never = given
      throw new Error(`no such transaction: ${JSON.stringify(unknown)}`)
    }
  }
}

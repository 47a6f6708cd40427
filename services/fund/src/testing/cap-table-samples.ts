import { specification } from '@seedline/testing'
import { localDate, numeric } from '@seedline/values'
import type { RecordRound, RecordTransactions, Transaction } from '../cap-table/commands.ts'
import { decide } from '../cap-table/decide.ts'
import type {
  EquityCompensationExercised,
  EquityCompensationIssued,
  StakeholderNamed,
  StockCancelled,
  StockClassConverted,
  StockClassDefined,
  StockClassSplit,
  StockClassType,
  StockIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  StockTransferred,
  TransactionsReversed,
  VestingStarted,
} from '../cap-table/events.ts'
import { evolve } from '../cap-table/evolve.ts'
import { emptyCapTable } from '../cap-table/state.ts'
import { dealId, enterpriseId, noon, provenance, resolution } from './samples.ts'

export const record = (...transactions: readonly Transaction[]): RecordTransactions => ({
  type: 'RecordTransactions',
  enterpriseId,
  at: noon,
  isKnown: true,
  transactions,
})

export const stockClass = (
  stockClassId: string,
  classType: StockClassType = 'common',
  authorized?: string,
): StockClassDefined => ({
  type: 'StockClassDefined',
  enterpriseId,
  stockClassId,
  name: `Class ${stockClassId}`,
  classType,
  sharesAuthorized: authorized === undefined ? undefined : numeric(authorized),
})

/** What the tests of its rules begin with: the first event of a stream, and what every command carries, also where there is none. */
export const specified = {
  ...specification({ initial: emptyCapTable, decide, evolve }),
  begun: stockClass('common'),
  carried: { at: noon, enterpriseId, isKnown: true },
  ofNone: { isKnown: false },
}

export const holder = (holderId: string): StakeholderNamed => ({
  type: 'StakeholderNamed',
  enterpriseId,
  holderId,
  name: `Holder ${holderId}`,
  kind: 'individual',
})

/** Security `id` of so many of the class to the holder. */
export const issued = (
  id: string,
  to: string,
  quantity: string,
  more: Partial<StockIssued> = {},
): StockIssued => ({
  type: 'StockIssued',
  enterpriseId,
  securityId: id,
  holderId: to,
  stockClassId: 'common',
  quantity: numeric(quantity),
  sharePrice: numeric('1'),
  currency: 'CNY',
  issuedOn: localDate('2020-01-01'),
  resultingFromSecurityId: '',
  dealId: undefined,
  evidence: [],
  provenance: undefined,
  ...more,
})

export const transferred = (
  id: string,
  to: string,
  quantity: string,
  more: Partial<StockTransferred> = {},
): StockTransferred => ({
  type: 'StockTransferred',
  enterpriseId,
  securityId: id,
  quantity: numeric(quantity),
  toHolderId: to,
  resultingSecurityId: `${id}-moved`,
  balanceSecurityId: '',
  transferredOn: localDate('2021-01-01'),
  sharePrice: undefined,
  currency: undefined,
  ...more,
})

export const cancelled = (
  id: string,
  quantity: string,
  more: Partial<StockCancelled> = {},
): StockCancelled => ({
  type: 'StockCancelled',
  enterpriseId,
  securityId: id,
  quantity: numeric(quantity),
  balanceSecurityId: '',
  cancelledOn: localDate('2021-01-01'),
  reason: 'bought back',
  ...more,
})

export const split = (
  numerator: bigint,
  denominator: bigint,
  more: Partial<StockClassSplit> = {},
): StockClassSplit => ({
  type: 'StockClassSplit',
  enterpriseId,
  stockClassId: 'common',
  ratioNumerator: numerator,
  ratioDenominator: denominator,
  splitOn: localDate('2022-01-01'),
  ...more,
})

export const converted = (
  from: string,
  to: string,
  total: string,
  on = '2022-01-01',
): StockClassConverted => ({
  type: 'StockClassConverted',
  enterpriseId,
  fromStockClassId: from,
  toStockClassId: to,
  totalQuantity: numeric(total),
  convertedOn: localDate(on),
})

export const plan = (reserved: string, more: Partial<StockPlanDefined> = {}): StockPlanDefined => ({
  type: 'StockPlanDefined',
  enterpriseId,
  stockPlanId: 'plan',
  name: 'Plan 2021',
  stockClassId: 'common',
  sharesReserved: numeric(reserved),
  approvedOn: localDate('2021-01-01'),
  ...more,
})

export const poolAdjusted = (reserved: string, on = '2021-06-01'): StockPlanPoolAdjusted => ({
  type: 'StockPlanPoolAdjusted',
  enterpriseId,
  stockPlanId: 'plan',
  sharesReserved: numeric(reserved),
  adjustedOn: localDate(on),
})

export const granted = (
  id: string,
  to: string,
  quantity: string,
  more: Partial<EquityCompensationIssued> = {},
): EquityCompensationIssued => ({
  type: 'EquityCompensationIssued',
  enterpriseId,
  securityId: id,
  holderId: to,
  stockPlanId: 'plan',
  quantity: numeric(quantity),
  exercisePrice: numeric('0.10'),
  currency: 'CNY',
  issuedOn: localDate('2021-02-01'),
  expiresOn: undefined,
  ...more,
})

export const exercised = (
  id: string,
  quantity: string,
  results: readonly string[] = [],
  on = '2021-08-01',
): EquityCompensationExercised => ({
  type: 'EquityCompensationExercised',
  enterpriseId,
  securityId: id,
  quantity: numeric(quantity),
  resultingSecurityIds: results,
  exercisedOn: localDate(on),
})

export const vestingStarted = (id: string, condition = 'start'): VestingStarted => ({
  type: 'VestingStarted',
  enterpriseId,
  securityId: id,
  vestingConditionId: condition,
  startedOn: localDate('2021-01-15'),
})

export const reversed = (
  versions: readonly number[],
  more: Partial<TransactionsReversed> = {},
): TransactionsReversed => ({
  type: 'TransactionsReversed',
  enterpriseId,
  versions,
  reason: 'misread',
  evidence: [resolution],
  provenance,
  dealId: undefined,
  reversalId: '',
  ...more,
})

export const recordRound = (more: Partial<RecordRound> = {}): RecordRound => ({
  type: 'RecordRound',
  enterpriseId,
  at: noon,
  dealId,
  dealVersion: 3,
  round: 'seed',
  closedOn: localDate('2024-08-15'),
  sharePrice: numeric('12.50'),
  currency: 'CNY',
  subscribers: [
    { holderId: 'fund', name: 'The fund', kind: 'fund', shares: numeric('400000') },
    { holderId: 'angel', name: 'An angel', kind: 'individual', shares: numeric('80000') },
  ],
  evidence: [resolution],
  provenance,
  ...more,
})

import * as z from 'zod'
import {
  comments,
  date,
  id,
  ignored,
  monetary,
  numericText,
  positiveNumeric,
} from './primitives.ts'

const transaction = { id, date, comments }
const approvals = { board_approval_date: ignored, stockholder_approval_date: ignored }
const issuance = {
  ...transaction,
  ...approvals,
  security_id: id,
  custom_id: z.string(),
  stakeholder_id: id,
  consideration_text: ignored,
  security_law_exemptions: z.array(z.unknown()),
  vesting_terms_id: id.optional(),
  vestings: ignored,
}

const stockIssuance = z.strictObject({
  ...issuance,
  object_type: z.literal('TX_STOCK_ISSUANCE'),
  stock_class_id: id,
  stock_plan_id: id.optional(),
  share_price: monetary,
  quantity: positiveNumeric,
  cost_basis: monetary.optional(),
  stock_legend_ids: z.array(id),
  share_numbers_issued: ignored,
  issuance_type: ignored,
})

const stockTransfer = z.strictObject({
  ...transaction,
  object_type: z.literal('TX_STOCK_TRANSFER'),
  security_id: id,
  quantity: positiveNumeric,
  resulting_security_ids: z.array(id).min(1),
  balance_security_id: id.optional(),
  consideration_text: ignored,
})

const stockCancellation = z.strictObject({
  ...transaction,
  object_type: z.literal('TX_STOCK_CANCELLATION'),
  security_id: id,
  quantity: positiveNumeric,
  balance_security_id: id.optional(),
  reason_text: z.string().min(1),
})

const stockClassSplit = z.strictObject({
  ...transaction,
  object_type: z.literal('TX_STOCK_CLASS_SPLIT'),
  stock_class_id: id,
  split_ratio: z.strictObject({ numerator: positiveNumeric, denominator: positiveNumeric }),
})

const equityIssuance = z.strictObject({
  ...issuance,
  // The first name is the older of the two for the same thing; it goes with version 2 of the
  // format.
  object_type: z.enum(['TX_PLAN_SECURITY_ISSUANCE', 'TX_EQUITY_COMPENSATION_ISSUANCE']),
  stock_plan_id: id.optional(),
  stock_class_id: id.optional(),
  compensation_type: z.enum(['OPTION_NSO', 'OPTION_ISO', 'OPTION', 'RSU', 'CSAR', 'SSAR']),
  quantity: positiveNumeric,
  exercise_price: monetary.optional(),
  expiration_date: date.nullable(),
  option_grant_type: ignored,
  base_price: ignored,
  early_exercisable: ignored,
  termination_exercise_windows: ignored,
})

const equityExercise = z.strictObject({
  ...transaction,
  object_type: z.enum(['TX_PLAN_SECURITY_EXERCISE', 'TX_EQUITY_COMPENSATION_EXERCISE']),
  security_id: id,
  quantity: positiveNumeric,
  resulting_security_ids: z.array(id).min(1),
  consideration_text: ignored,
})

const poolAdjustment = z.strictObject({
  ...transaction,
  ...approvals,
  object_type: z.literal('TX_STOCK_PLAN_POOL_ADJUSTMENT'),
  stock_plan_id: id,
  shares_reserved: numericText,
})

const vestingStart = z.strictObject({
  ...transaction,
  object_type: z.literal('TX_VESTING_START'),
  security_id: id,
  vesting_condition_id: id,
})

// An acceptance is a signature: it moves no share.
const acceptance = z.strictObject({
  ...transaction,
  object_type: z.enum([
    'TX_STOCK_ACCEPTANCE',
    'TX_PLAN_SECURITY_ACCEPTANCE',
    'TX_EQUITY_COMPENSATION_ACCEPTANCE',
  ]),
  security_id: id,
})

export const ocfTransaction = z.discriminatedUnion('object_type', [
  stockIssuance,
  stockTransfer,
  stockCancellation,
  stockClassSplit,
  equityIssuance,
  equityExercise,
  poolAdjustment,
  vestingStart,
  acceptance,
])

export type OcfTransaction = z.infer<typeof ocfTransaction>
export type StockIssuance = z.infer<typeof stockIssuance>
export type StockTransfer = z.infer<typeof stockTransfer>
export type StockCancellation = z.infer<typeof stockCancellation>
export type EquityIssuance = z.infer<typeof equityIssuance>
export type EquityExercise = z.infer<typeof equityExercise>

/** Every `object_type` of a transaction that can be imported. */
export const supportedTransactions = [
  'TX_STOCK_ISSUANCE',
  'TX_STOCK_TRANSFER',
  'TX_STOCK_CANCELLATION',
  'TX_STOCK_CLASS_SPLIT',
  'TX_PLAN_SECURITY_ISSUANCE',
  'TX_EQUITY_COMPENSATION_ISSUANCE',
  'TX_PLAN_SECURITY_EXERCISE',
  'TX_EQUITY_COMPENSATION_EXERCISE',
  'TX_STOCK_PLAN_POOL_ADJUSTMENT',
  'TX_VESTING_START',
  'TX_STOCK_ACCEPTANCE',
  'TX_PLAN_SECURITY_ACCEPTANCE',
  'TX_EQUITY_COMPENSATION_ACCEPTANCE',
] as const

export function isStockIssuance(tx: OcfTransaction): tx is StockIssuance {
  return tx.object_type === 'TX_STOCK_ISSUANCE'
}

/** Options and their like, by either name. */
export function isGrant(tx: OcfTransaction): tx is EquityIssuance {
  return (
    tx.object_type === 'TX_PLAN_SECURITY_ISSUANCE' ||
    tx.object_type === 'TX_EQUITY_COMPENSATION_ISSUANCE'
  )
}

export function isExercise(tx: OcfTransaction): tx is EquityExercise {
  return (
    tx.object_type === 'TX_PLAN_SECURITY_EXERCISE' ||
    tx.object_type === 'TX_EQUITY_COMPENSATION_EXERCISE'
  )
}

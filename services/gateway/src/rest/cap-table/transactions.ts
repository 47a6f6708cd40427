import * as z from 'zod'
import { price, quantity } from '../values/amounts.ts'
import { localDate } from '../values/dates.ts'
import { evidences, provenance } from '../values/facts.ts'
import { holderKind } from '../values/holders.ts'
import { givenId } from '../values/ids.ts'
import { line, orMissing, prose } from '../values/text.ts'

export const stockClassTypes = ['common', 'preferred', 'registered-capital'] as const

export const stockClassType = z
  .enum(stockClassTypes, { error: orMissing('VALUE_NOT_IN_LIST') })
  .meta({ id: 'StockClassType' })

const holderId = givenId('Id of the holder.')
const securityId = givenId('Id of the security.')
const stockClassId = givenId('Id of the class of stock.')
const stockPlanId = givenId('Id of the stock plan.')

const defineStockClass = z
  .strictObject({
    type: z.literal('define-stock-class'),
    stockClassId,
    name: line(200),
    classType: stockClassType,
    sharesAuthorized: quantity.optional().meta({ description: 'Absent: not applicable.' }),
  })
  .meta({ id: 'DefineStockClass' })

const nameStakeholder = z
  .strictObject({
    type: z.literal('name-stakeholder'),
    holderId,
    name: line(200),
    kind: holderKind,
  })
  .meta({ id: 'NameStakeholder' })

const issueStock = z
  .strictObject({
    type: z.literal('issue-stock'),
    securityId,
    holderId,
    stockClassId,
    quantity,
    sharePrice: price.optional().meta({
      description: '"0" is a real price; absent means that no source gave one.',
    }),
    issuedOn: localDate,
    resultingFromSecurityId: securityId.optional(),
    evidence: evidences.optional(),
    provenance: provenance.optional(),
  })
  .meta({ id: 'IssueStock' })

const transferStock = z
  .strictObject({
    type: z.literal('transfer-stock'),
    securityId,
    quantity,
    toHolderId: holderId,
    resultingSecurityId: securityId,
    balanceSecurityId: securityId
      .optional()
      .meta({ description: 'What the transferor keeps; absent when all was transferred.' }),
    transferredOn: localDate,
    sharePrice: price.optional(),
  })
  .meta({ id: 'TransferStock' })

const cancelStock = z
  .strictObject({
    type: z.literal('cancel-stock'),
    securityId,
    quantity,
    balanceSecurityId: securityId.optional(),
    cancelledOn: localDate,
    reason: prose(),
  })
  .meta({ id: 'CancelStock' })

const ratioPart = z
  .int({ error: orMissing('NUMBER_MALFORMED') })
  .min(1, { error: 'NUMBER_OUT_OF_RANGE' })
  .max(1_000_000_000, { error: 'NUMBER_OUT_OF_RANGE' })

const splitStockClass = z
  .strictObject({
    type: z.literal('split-stock-class'),
    stockClassId,
    ratioNumerator: ratioPart,
    ratioDenominator: ratioPart,
    splitOn: localDate,
  })
  .meta({ id: 'SplitStockClass' })

const convertStockClass = z
  .strictObject({
    type: z.literal('convert-stock-class'),
    fromStockClassId: stockClassId,
    toStockClassId: stockClassId,
    totalQuantity: quantity,
    convertedOn: localDate,
  })
  .meta({ id: 'ConvertStockClass' })

const defineStockPlan = z
  .strictObject({
    type: z.literal('define-stock-plan'),
    stockPlanId,
    name: line(200),
    stockClassId,
    sharesReserved: quantity,
    approvedOn: localDate.optional(),
  })
  .meta({ id: 'DefineStockPlan' })

const adjustStockPlanPool = z
  .strictObject({
    type: z.literal('adjust-stock-plan-pool'),
    stockPlanId,
    sharesReserved: quantity,
    adjustedOn: localDate,
  })
  .meta({ id: 'AdjustStockPlanPool' })

const issueEquityCompensation = z
  .strictObject({
    type: z.literal('issue-equity-compensation'),
    securityId,
    holderId,
    stockPlanId,
    quantity,
    exercisePrice: price.optional(),
    issuedOn: localDate,
    expiresOn: localDate.optional(),
  })
  .meta({ id: 'IssueEquityCompensation' })

const exerciseEquityCompensation = z
  .strictObject({
    type: z.literal('exercise-equity-compensation'),
    securityId,
    quantity,
    resultingSecurityIds: z
      .array(securityId, { error: orMissing('LIST_EXPECTED') })
      .max(50, { error: 'LIST_TOO_LONG' }),
    exercisedOn: localDate,
  })
  .meta({ id: 'ExerciseEquityCompensation' })

const startVesting = z
  .strictObject({
    type: z.literal('start-vesting'),
    securityId,
    vestingConditionId: givenId('Id of the vesting condition.'),
    startedOn: localDate,
  })
  .meta({ id: 'StartVesting' })

/** One transaction on a cap table, in the terms of the Open Cap Format 1.2. */
export const transaction = z
  .discriminatedUnion(
    'type',
    [
      defineStockClass,
      nameStakeholder,
      issueStock,
      transferStock,
      cancelStock,
      splitStockClass,
      convertStockClass,
      defineStockPlan,
      adjustStockPlanPool,
      issueEquityCompensation,
      exerciseEquityCompensation,
      startVesting,
    ],
    {
      error: ({ code }: { readonly code: string }) =>
        code === 'invalid_type' ? 'OBJECT_EXPECTED' : 'TRANSACTION_TYPE_UNKNOWN',
    },
  )
  .meta({ id: 'CapTableTransaction' })

import * as z from 'zod'
import { percent, priceShape, quantityText } from '../values/amounts.ts'
import { asOf, localDateText } from '../values/dates.ts'
import { evidence, historyEntry, provenance, recording } from '../values/facts.ts'
import { holderKind } from '../values/holders.ts'
import { dealIdText, enterpriseId, enterpriseIdText } from '../values/ids.ts'
import { atLeastVersion, nextPageToken, page } from '../values/numbers.ts'
import { orMissing } from '../values/text.ts'
import { stockClassType, transaction } from './transactions.ts'

export const recordTransactions = z
  .strictObject({
    transactions: z
      .array(transaction, { error: orMissing('LIST_EXPECTED') })
      .min(1, { error: 'LIST_EMPTY' })
      .max(500, { error: 'LIST_TOO_LONG' }),
  })
  .meta({ id: 'RecordTransactions', description: 'All are recorded, in order, or none.' })

export const capTablePath = z.strictObject({ enterpriseId })

export const capTableQuery = z.strictObject({ ...asOf, atLeastVersion })

export const capTableHistoryQuery = z.strictObject({ ...asOf, ...page })

export const security = z
  .strictObject({
    securityId: z.string(),
    stockClassId: z.string(),
    quantity: quantityText,
    sharePrice: priceShape.optional(),
    issuedOn: localDateText.optional(),
    dealId: dealIdText.optional(),
    evidence: z.array(evidence),
    provenance: provenance.optional(),
    recording: recording.optional(),
    issuedQuantity: quantityText.optional().meta({
      description: 'Before splits and conversions: the quantity that the price was paid for.',
    }),
  })
  .meta({ id: 'CapTableSecurity' })

export const holder = z
  .strictObject({
    holderId: z.string(),
    name: z.string(),
    kind: holderKind.optional(),
    quantity: quantityText,
    percent,
    securities: z.array(security),
    optionsOutstanding: quantityText,
  })
  .meta({ id: 'CapTableHolder' })

export const stockClass = z
  .strictObject({
    stockClassId: z.string(),
    name: z.string(),
    classType: stockClassType.optional(),
    sharesAuthorized: quantityText.optional(),
    quantity: quantityText,
  })
  .meta({ id: 'CapTableClass' })

export const plan = z
  .strictObject({
    stockPlanId: z.string(),
    name: z.string(),
    sharesReserved: quantityText,
    granted: quantityText,
    exercised: quantityText,
    available: quantityText,
  })
  .meta({ id: 'CapTablePlan' })

export const capTable = z
  .strictObject({
    enterpriseId: enterpriseIdText,
    version: z.int().meta({ description: '0 when nothing has been recorded.' }),
    holders: z.array(holder).meta({
      description: 'Largest first; the percentages sum to exactly 100 when there is any stock.',
    }),
    totalQuantity: quantityText,
    classes: z.array(stockClass),
    plans: z.array(plan),
    fullyDilutedQuantity: quantityText,
  })
  .meta({ id: 'CapTable' })

export const capTableHistory = z
  .strictObject({ items: z.array(historyEntry), nextPageToken })
  .meta({ id: 'CapTableHistory', description: 'Oldest first.' })

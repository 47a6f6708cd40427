import * as z from 'zod'
import { percent, price, quantity } from '../values/amounts.ts'
import { asOf, localDate } from '../values/dates.ts'
import { evidence, provenance, recording } from '../values/facts.ts'
import { holderKind } from '../values/holders.ts'
import { dealId, enterpriseId } from '../values/ids.ts'
import { atLeastVersion } from '../values/numbers.ts'
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

export const capTableHistoryQuery = z.strictObject({ ...asOf })

const security = z
  .strictObject({
    securityId: z.string(),
    stockClassId: z.string(),
    quantity,
    sharePrice: price.optional(),
    issuedOn: localDate.optional(),
    dealId: dealId.optional(),
    evidence: z.array(evidence),
    provenance: provenance.optional(),
    recording: recording.optional(),
  })
  .meta({ id: 'CapTableSecurity' })

const holder = z
  .strictObject({
    holderId: z.string(),
    name: z.string(),
    kind: holderKind.optional(),
    quantity,
    percent,
    securities: z.array(security),
    optionsOutstanding: quantity,
  })
  .meta({ id: 'CapTableHolder' })

const stockClass = z
  .strictObject({
    stockClassId: z.string(),
    name: z.string(),
    classType: stockClassType.optional(),
    sharesAuthorized: quantity.optional(),
    quantity,
  })
  .meta({ id: 'CapTableClass' })

const plan = z
  .strictObject({
    stockPlanId: z.string(),
    name: z.string(),
    sharesReserved: quantity,
    granted: quantity,
    exercised: quantity,
    available: quantity,
  })
  .meta({ id: 'CapTablePlan' })

export const capTable = z
  .strictObject({
    enterpriseId,
    version: z.int().meta({ description: '0 when nothing has been recorded.' }),
    holders: z.array(holder).meta({
      description: 'Largest first; the percentages sum to exactly 100 when there is any stock.',
    }),
    totalQuantity: quantity,
    classes: z.array(stockClass),
    plans: z.array(plan),
    fullyDilutedQuantity: quantity,
  })
  .meta({ id: 'CapTable' })

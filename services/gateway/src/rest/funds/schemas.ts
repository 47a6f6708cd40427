import * as z from 'zod'
import { currency, currencyText, money, moneyShape, percent } from '../values/amounts.ts'
import { asOf, localDate, localDateText } from '../values/dates.ts'
import { evidence, evidences, provenance } from '../values/facts.ts'
import { fundId, fundIdText, givenId } from '../values/ids.ts'
import { atLeastVersion, nextPageToken, page } from '../values/numbers.ts'
import { line, orMissing } from '../values/text.ts'

export const partnerKinds = ['government', 'institutional', 'enterprise'] as const

const partnerKind = z
  .enum(partnerKinds, { error: orMissing('VALUE_NOT_IN_LIST') })
  .meta({ id: 'PartnerKind' })

export const addCommitment = z
  .strictObject({
    partnerId: givenId('Id of the partner, chosen by the sender.'),
    partnerName: line(200),
    partnerKind,
    amount: money,
    committedOn: localDate,
    evidence: evidences.optional(),
  })
  .meta({ id: 'AddCommitment', description: "A limited partner's capital commitment." })

export const openFund = z
  .strictObject({
    nameZh: line(200),
    nameEn: line(200).optional(),
    currency,
    targetSize: money,
    openedOn: localDate,
    generalPartner: line(200),
    commitments: z
      .array(addCommitment, { error: orMissing('LIST_EXPECTED') })
      .max(200, { error: 'LIST_TOO_LONG' })
      .optional(),
    provenance: provenance.optional(),
  })
  .meta({ id: 'OpenFund' })

export const fundPath = z.strictObject({ fundId })

export const fundQuery = z.strictObject({ ...asOf, atLeastVersion })

export const listFundsQuery = z.strictObject({ ...page })

export const commitment = z
  .strictObject({
    partnerId: z.string(),
    partnerName: z.string(),
    partnerKind,
    amount: moneyShape.optional(),
    committedOn: localDateText.optional(),
    evidence: z.array(evidence),
  })
  .meta({ id: 'Commitment' })

export const commitmentShare = z
  .strictObject({ partnerKind, amount: moneyShape.optional(), percent })
  .meta({ id: 'CommitmentShare', description: 'The percentages sum to exactly 100.' })

export const fund = z
  .strictObject({
    fundId: fundIdText,
    version: z.int(),
    nameZh: z.string(),
    nameEn: z.string().optional(),
    currency: currencyText,
    targetSize: moneyShape.optional(),
    openedOn: localDateText.optional(),
    generalPartner: z.string().optional(),
    commitments: z.array(commitment),
    totalCommitted: moneyShape.optional(),
    reserved: moneyShape
      .optional()
      .meta({ description: 'Set aside for approved deals that have not closed.' }),
    invested: moneyShape
      .optional()
      .meta({ description: "The fund's own subscriptions to closed rounds." }),
    available: moneyShape.optional().meta({ description: 'What a further approval may use.' }),
    byPartnerKind: z.array(commitmentShare),
    provenance: provenance.optional(),
    recordedAt: z.string().meta({ format: 'date-time' }).optional(),
  })
  .meta({ id: 'Fund' })

export const fundList = z
  .strictObject({ items: z.array(fund), nextPageToken })
  .meta({ id: 'FundList' })

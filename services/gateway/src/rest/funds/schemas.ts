import * as z from 'zod'
import { currency, money, percent } from '../values/amounts.ts'
import { asOf, localDate } from '../values/dates.ts'
import { evidence, evidences, provenance } from '../values/facts.ts'
import { fundId, givenId } from '../values/ids.ts'
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

const commitment = z
  .strictObject({
    partnerId: z.string(),
    partnerName: z.string(),
    partnerKind,
    amount: money,
    committedOn: localDate.optional(),
    evidence: z.array(evidence),
  })
  .meta({ id: 'Commitment' })

const commitmentShare = z
  .strictObject({ partnerKind, amount: money, percent })
  .meta({ id: 'CommitmentShare', description: 'The percentages sum to exactly 100.' })

export const fund = z
  .strictObject({
    fundId,
    version: z.int(),
    nameZh: z.string(),
    nameEn: z.string().optional(),
    currency,
    targetSize: money.optional(),
    openedOn: localDate.optional(),
    generalPartner: z.string().optional(),
    commitments: z.array(commitment),
    totalCommitted: money.optional(),
    byPartnerKind: z.array(commitmentShare),
    provenance: provenance.optional(),
    recordedAt: z.string().meta({ format: 'date-time' }).optional(),
  })
  .meta({ id: 'Fund' })

export const fundList = z
  .strictObject({ items: z.array(fund), nextPageToken })
  .meta({ id: 'FundList' })

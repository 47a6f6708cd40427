import * as z from 'zod'
import { asOf, localDate, localDateText } from '../values/dates.ts'
import { evidence, evidences, provenance } from '../values/facts.ts'
import { enterpriseId, enterpriseIdText } from '../values/ids.ts'
import { atLeastVersion, nextPageToken, page } from '../values/numbers.ts'
import { rung } from '../values/rungs.ts'
import { line, orMissing, prose } from '../values/text.ts'
import { uscc, usccCheckDigit } from '../values/uscc.ts'

const materialField = z
  .string({ error: orMissing('TEXT_EXPECTED') })
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { error: 'MATERIAL_FIELD_MALFORMED' })
  .meta({ description: 'Code of the material field (reference/material-fields.json).' })

const district = z
  .string({ error: orMissing('TEXT_EXPECTED') })
  .regex(/^[0-9]{6}$/, { error: 'DISTRICT_MALFORMED' })
  .meta({ description: 'GB/T 2260 code of the district.', example: '440309' })

const checkDigitOverride = evidence.optional().meta({
  description: 'What shows that a code is genuine although its check digit is wrong.',
})

export const registerEnterprise = z
  .strictObject({
    uscc: uscc.optional(),
    checkDigitOverride,
    nameZh: line(200).optional().meta({ description: 'This or nameEn is needed.' }),
    nameEn: line(200).optional(),
    materialField: materialField.optional(),
    district: district.optional(),
    foundedOn: localDate.optional(),
    provenance: provenance
      .optional()
      .meta({ description: 'Needed where no uscc is given: it says where the facts come from.' }),
  })
  .superRefine(usccCheckDigit)
  .meta({ id: 'RegisterEnterprise' })

export const correctEnterprise = z
  .strictObject({
    reason: prose(),
    uscc: uscc.nullable().optional(),
    checkDigitOverride,
    nameZh: line(200).nullable().optional(),
    nameEn: line(200).nullable().optional(),
    materialField: materialField.nullable().optional(),
    district: district.nullable().optional(),
    foundedOn: localDate.nullable().optional(),
  })
  .superRefine(usccCheckDigit)
  .meta({
    id: 'CorrectEnterprise',
    description: 'Only what changes; null empties a field. Nothing recorded is overwritten.',
  })

export const closeEnterprise = z
  .strictObject({ closedOn: localDate, reason: prose(), evidence: evidences.optional() })
  .meta({ id: 'CloseEnterprise' })

export const enterprisePath = z.strictObject({ enterpriseId })

export const enterpriseQuery = z.strictObject({ ...asOf, atLeastVersion })

export const historyQuery = z.strictObject({ ...asOf })

export const listEnterprisesQuery = z.strictObject({
  search: line(100)
    .optional()
    .meta({ description: 'Start of a name (Chinese or English) or of the code.' }),
  currentRung: rung.optional(),
  materialField: materialField.optional(),
  district: district.optional(),
  ...page,
})

export const enterprise = z
  .strictObject({
    enterpriseId: enterpriseIdText,
    version: z.int(),
    uscc: z.string().optional(),
    usccCheckDigitOverridden: z.boolean(),
    nameZh: z.string().optional(),
    nameEn: z.string().optional(),
    materialField: z.string().optional(),
    district: z.string().optional(),
    foundedOn: localDateText.optional(),
    closedOn: localDateText.optional(),
    provenance: provenance.optional(),
    registeredAt: z.string().meta({ format: 'date-time' }),
    currentRung: rung.optional(),
    currentRungOn: localDateText.optional(),
  })
  .meta({ id: 'Enterprise' })

export const enterpriseList = z
  .strictObject({ items: z.array(enterprise), nextPageToken, total: z.int() })
  .meta({ id: 'EnterpriseList' })

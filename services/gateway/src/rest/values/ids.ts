import { parseId } from '@seedline/values'
import * as z from 'zod'
import { parsedBy } from './parsed-by.ts'
import { orMissing } from './text.ts'

const uuid = (description: string) =>
  z.string({ error: orMissing('ID_MALFORMED') }).meta({ description, format: 'uuid' })

export const enterpriseIdText = uuid(
  'Id of an enterprise; also of its ladder and of its cap table.',
)
export const rungIdText = uuid('Id of one rung of a ladder.')
export const fundIdText = uuid('Id of a fund.')
export const dealIdText = uuid('Id of a deal.')

export const enterpriseId = parsedBy(enterpriseIdText, (text) => parseId('Enterprise', text))
export const rungId = parsedBy(rungIdText, (text) => parseId('Rung', text))
export const fundId = parsedBy(fundIdText, (text) => parseId('Fund', text))
export const dealId = parsedBy(dealIdText, (text) => parseId('Deal', text))

/** An id that the sender chooses (holders, securities, classes of stock, plans, partners). */
export const givenId = (description: string) =>
  z
    .string({ error: orMissing('ID_MALFORMED') })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, { error: 'ID_MALFORMED' })
    .meta({ description })

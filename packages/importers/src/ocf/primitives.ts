import { parseLocalDate } from '@seedline/values'
import * as z from 'zod'

/** Open Cap Format 1.2 primitives. Ids are any text; amounts and quantities are decimal strings. */
export const id = z.string().min(1).max(300)

export const numericText = z
  .string()
  .max(40)
  .regex(/^[+-]?[0-9]+(\.[0-9]{1,10})?$/, 'a decimal string of at most 10 fraction digits')
  .overwrite((text) => text.replace(/^\+/, ''))

export const positiveNumeric = numericText.refine(
  (text) => /[1-9]/.test(text) && !text.startsWith('-'),
  'a quantity above zero',
)

export const date = z.string().refine((text) => parseLocalDate(text).ok, 'a date that exists')

export const monetary = z.strictObject({
  amount: numericText.refine((text) => !text.startsWith('-'), 'an amount that is not negative'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code'),
})

export const comments = z.array(z.string()).optional()

/** What the format allows here and an ownership record has no use for. */
export const ignored = z.unknown().optional()

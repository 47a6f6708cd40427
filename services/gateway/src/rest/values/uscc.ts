import { parseUscc } from '@seedline/values'
import * as z from 'zod'
import { parsedBy } from './parsed-by.ts'
import { orMissing } from './text.ts'

const letters = '0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy'

/** A Unified Social Credit Code; whether its check digit holds is for `usccCheckDigit` to say. */
export const uscc = parsedBy(
  z.string({ error: orMissing('USCC_MALFORMED') }).meta({
    description: 'Unified Social Credit Code (GB 32100-2015), its check digit verified.',
    example: '91440399000000019Q',
    pattern: `^[${letters}]{2}[0-9]{6}[${letters}]{10}$`,
  }),
  (text) => parseUscc(text, { checkDigitOverride: true }),
)

interface WithUscc {
  readonly uscc?: string | null | undefined
  readonly checkDigitOverride?: unknown
}

/** Some genuine codes fail their check digit: only evidence lets those in. */
export const usccCheckDigit = (value: WithUscc, context: z.core.$RefinementCtx<WithUscc>): void => {
  if (typeof value.uscc !== 'string' || value.checkDigitOverride !== undefined) return
  const parsed = parseUscc(value.uscc)
  if (parsed.ok) return
  context.addIssue({
    code: 'custom',
    message: parsed.problem.code,
    path: ['uscc'],
    params: { problem: parsed.problem },
    input: value.uscc,
  })
}

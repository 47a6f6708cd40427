import { parseMoney, parseRate } from '@seedline/values'
import * as z from 'zod'
import { basis, key, meta, sources, words } from './basis.ts'
import { checkPeriods } from './check-periods.ts'
import { repeated, unknownSources } from './fault.ts'
import { financingProductIds } from './financing-products.ts'
import { inForce } from './pledge-rules.ts'
import { type NamedContent, parsed, refuseFaults } from './rule-data.ts'

const sharePercent = z.string().transform((text, context) => {
  const rate = parseRate(text)
  if (rate.ok && Number(rate.value) <= 100) return rate.value
  context.addIssue('a percentage above 0 and up to 100')
  return z.NEVER
})

const amount = z
  .strictObject({ currency: z.string(), amount: z.string() })
  .transform((given, context) => {
    const money = parseMoney(given.currency, given.amount)
    if (money.ok) return money.value
    context.addIssue('an amount of money')
    return z.NEVER
  })

const scheme = z.strictObject({
  id: key,
  ...words,
  products: z.array(z.enum(financingProductIds)).min(1),
  ...basis,
  versions: z
    .array(
      z.strictObject({
        version: z.string().min(1).max(40),
        ...words,
        inForce,
        /** Of the interest that was paid. */
        sharePercent,
        capPerLoan: amount,
        ...basis,
      }),
    )
    .min(1),
})

const file = z.strictObject({ meta, sources, schemes: z.array(scheme) })

/** A measure that gives back a part of the interest. */
export type SubsidyScheme = z.infer<typeof scheme>

/** @throws ProblemError RULE_DATA_INVALID */
export function interestSubsidiesOf(content: NamedContent): readonly SubsidyScheme[] {
  const { schemes, sources: named } = parsed(file, content)
  const known = new Set(Object.keys(named))
  refuseFaults(content.name, [
    ...repeated(
      '/schemes',
      schemes.map(({ id }) => id),
    ),
    ...schemes.flatMap(({ source, versions }, at) => [
      ...unknownSources(`/schemes/${at}`, source, known),
      ...checkPeriods(versions, `/schemes/${at}/versions`),
      ...versions.flatMap((one, index) =>
        unknownSources(`/schemes/${at}/versions/${index}`, one.source, known),
      ),
    ]),
  ])
  return schemes
}

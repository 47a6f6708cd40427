import * as z from 'zod'
import { basis, key, meta, sources, words } from './basis.ts'
import { inForce } from './pledge-rules.ts'

/** Decided by what somebody states and can prove, or only by a person's judgement. */
const requirement = z.strictObject({
  id: key,
  ...words,
  decidedBy: z.enum(['statement', 'person']),
  ...basis,
})

export const financingProductIds = [
  'ip-pledge-loan',
  'credit-loan',
  'finance-lease',
  'credit-insurance-finance',
] as const

const product = z.strictObject({
  id: z.enum(financingProductIds),
  ...words,
  /** The maturity levels for which it is meant, the first and the last. */
  trl: z.tuple([z.int().min(1).max(9), z.int().min(1).max(9)]),
  ...basis,
  versions: z
    .array(
      z.strictObject({
        version: z.string().min(1).max(40),
        ...words,
        inForce,
        ...basis,
        requirements: z.array(requirement),
      }),
    )
    .min(1),
})

/** The file `reference/financing-products.json`. */
export const financingProductsFile = z.strictObject({
  meta,
  sources,
  products: z.array(product).min(1),
  related: z.array(z.strictObject({ id: key, ...words, ...basis })),
})

export type FinancingProductsFile = z.infer<typeof financingProductsFile>
export type FinancingProduct = FinancingProductsFile['products'][number]

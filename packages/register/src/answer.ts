import { numeric } from '@seedline/values'
import * as z from 'zod'

/** A cap table as the public interface answers it. */
export const capTableAnswer = z.object({
  enterpriseId: z.string(),
  version: z.int(),
  totalQuantity: z.string(),
  holders: z.array(
    z.object({
      holderId: z.string(),
      name: z.string(),
      quantity: z.string(),
      percent: z.string(),
      optionsOutstanding: z.string(),
      securities: z.array(
        z.object({ securityId: z.string(), stockClassId: z.string(), quantity: z.string() }),
      ),
    }),
  ),
})

export type CapTableAnswer = z.infer<typeof capTableAnswer>

/** One way in which an answer is not what was recorded. */
export interface Mismatch {
  readonly what: string
  readonly expected: string
  readonly found: string
}

export function mismatch(what: string, expected: string, found: string | undefined): Mismatch[] {
  const same = found !== undefined && numeric(expected).units === numeric(found).units
  return same ? [] : [{ what, expected, found: found ?? '–' }]
}

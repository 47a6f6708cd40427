import type { Text } from '@seedline/values'
import { z } from 'zod'

const mends = z.registry<{ mend: Text }>()

/** Says how to mend a setting when it is missing or wrong. */
export function explained<T extends z.ZodType>(schema: T, mend: Text): T {
  mends.add(schema, { mend })
  return schema
}

/** The mend given to a setting by `explained`, if any. */
export const mendOf = (schema: z.ZodType | undefined): Text | undefined =>
  schema && mends.get(schema)?.mend

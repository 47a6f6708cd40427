import type * as z from 'zod'
import { invalid, mistake } from './findings.ts'

/** The content as its own type, or every place where it isn't. */
export function parseContent<T>(schema: z.ZodType<T>, content: unknown, at: string): T {
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  throw invalid(
    parsed.error.issues.map(({ path, message }) =>
      mistake(`/${[at, ...path].join('/')}`, 'OCF_VALUE_INVALID', message, message),
    ),
  )
}

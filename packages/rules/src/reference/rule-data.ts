import { ProblemError, problem } from '@seedline/values'
import type * as z from 'zod'
import { type Fault, fault } from './fault.ts'

/** The content of a file, with the name that its mistakes are told under. */
export interface NamedContent {
  readonly name: string
  readonly content: unknown
}

/** @throws ProblemError RULE_DATA_INVALID, with the path of each item that is wrong */
export function parsed<T>(schema: z.ZodType<T>, { name, content }: NamedContent): T {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) =>
    fault(['', ...path.map(String)].join('/'), message),
  )
  throw invalid(name, faults)
}

/** @throws ProblemError RULE_DATA_INVALID where there are any */
export function refuseFaults(name: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid(name, faults)
}

function invalid(name: string, faults: readonly Fault[]): ProblemError {
  return new ProblemError(
    problem(
      'RULE_DATA_INVALID',
      'internal',
      {
        zh: `规则数据 ${name} 有 ${faults.length} 处错误`,
        en: `The rule data in ${name} has ${faults.length} mistakes`,
      },
      {
        zh: '请按下列路径更正规则数据',
        en: 'Mend the rule data at the paths listed',
      },
      {
        fields: faults.slice(0, 50).map(({ path, says }) => ({
          pointer: path,
          code: 'RULE_ITEM_INVALID',
          // Whoever writes rule data reads the schema's own words.
          title: { zh: says, en: says },
        })),
      },
    ),
  )
}

import { capTable } from './catalogue/cap-table.ts'
import type { Entry } from './catalogue/entry.ts'
import { fields } from './catalogue/fields.ts'
import { fund } from './catalogue/fund.ts'
import { registry } from './catalogue/registry.ts'
import { services } from './catalogue/services.ts'
import { transport } from './catalogue/transport.ts'

const entries = {
  ...transport,
  ...fields,
  ...services,
  ...registry,
  ...fund,
  ...capTable,
} as const

/** Every code that an answer may carry. */
export type ProblemCode = keyof typeof entries

/** The one catalogue of codes: problem details, the document and the pages of errors read it. */
export const catalogue: Readonly<Record<ProblemCode, Entry>> = entries

/** Whether the catalogue knows a code. */
export const isKnownCode = (code: string): code is ProblemCode => Object.hasOwn(entries, code)

/** What the catalogue says of a code; undefined when it does not know it. */
export const entryOf = (code: string): Entry | undefined =>
  isKnownCode(code) ? catalogue[code] : undefined

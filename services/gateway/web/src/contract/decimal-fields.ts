import { schemaNames } from './contract.ts'
import { fieldsOf } from './field.ts'

/** The names of what the contract writes as decimal strings: their digits are grouped where they are shown. */
export const decimalFields: ReadonlySet<string> = new Set(
  schemaNames
    .flatMap((name) => fieldsOf(name))
    .filter(({ kind }) => kind === 'decimal' || kind === 'price')
    .map(({ name }) => name),
)

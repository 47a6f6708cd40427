import type { Field } from '../../contract/field.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The request of a filled form: what was left empty is left out, and so is a group or an entry of a
 * list of which nothing was written.
 */
export function toRequest(fields: readonly Field[], values: Values): Record<string, unknown> {
  const request: Record<string, unknown> = {}
  for (const field of fields) {
    const value = valueFor(field, values[field.name])
    if (value !== undefined) request[field.name] = value
  }
  return request
}

function valueFor(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'list':
      return listFor(field, value)
    case 'group':
      return isGiven(field, value) ? toRequest(field.fields ?? [], value as Values) : undefined
    case 'money':
    case 'price':
      return isGiven(field, value)
        ? { ...(value as Values), amount: withoutGrouping(String((value as Values).amount)) }
        : undefined
    case 'decimal':
      return isGiven(field, value) ? withoutGrouping(String(value)) : undefined
    case 'flag':
      return value === undefined && field.required ? false : value
    default:
      return isGiven(field, value) ? trimmed(value) : undefined
  }
}

function listFor(field: Field, value: unknown): unknown {
  const entries = Array.isArray(value) ? value : []
  const { fields } = field
  const given = fields
    ? entries
        .filter((entry) => entryIsGiven(fields, entry))
        .map((entry) => toRequest(fields, entry as Values))
    : entries.filter((entry) => entry !== '')
  return given.length > 0 || field.required ? given : undefined
}

/** Whether something was written: a choice or a tick alone, which a form may fill by itself, is not. */
export function isGiven(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'money':
    case 'price':
      return trimmed((value as Values | undefined)?.amount ?? '') !== ''
    case 'group':
      return entryIsGiven(field.fields ?? [], value)
    case 'list':
      return Array.isArray(value) && value.length > 0
    default:
      return value !== undefined && value !== null && trimmed(value) !== ''
  }
}

function entryIsGiven(fields: readonly Field[], entry: unknown): boolean {
  const values = (entry ?? {}) as Values
  return fields.some(
    (field) =>
      field.kind !== 'choice' && field.kind !== 'flag' && isGiven(field, values[field.name]),
  )
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

/** People write 5,000,000 where the contract takes 5000000. */
export function withoutGrouping(decimal: string): string {
  return decimal.replace(/[,，\s]/g, '')
}

import type { SlimSchema } from '../../../build/slim-contract.ts'
import type { Field } from '../../contract/field.ts'
import { isDay } from '../../i18n/day.ts'
import { isGiven, withoutGrouping } from './request.ts'

export type Fault =
  | { readonly key: 'form.required' }
  | { readonly key: 'form.tooLong'; readonly most: number }
  | { readonly key: 'form.tooFew'; readonly fewest: number }
  | { readonly key: 'form.tooMany'; readonly most: number }
  | { readonly key: 'form.notADecimal' }
  | { readonly key: 'form.notADay' }
  | { readonly key: 'form.malformed' }

/** What is wrong with one filled field, by the bounds of the contract; the service looks at it again. */
export function faultOf(field: Field, value: unknown, needed: boolean): Fault | undefined {
  if (field.kind === 'list') return faultOfList(field, value)
  // What isn't ticked says no.
  if (field.kind === 'flag') return undefined
  if (!isGiven(field, value)) return needed ? { key: 'form.required' } : undefined
  switch (field.kind) {
    case 'money':
    case 'price':
      return decimalFault(field.schema.properties?.amount, (value as { amount: string }).amount)
    case 'decimal':
      return decimalFault(field.schema, String(value))
    case 'date':
      return isDay(String(value)) ? undefined : { key: 'form.notADay' }
    case 'choice':
    case 'whole':
    case 'group':
      return undefined
    case 'id':
    case 'instant':
    case 'link':
    case 'line':
    case 'prose':
      return textFault(field.schema, String(value).trim())
    default:
      return field.kind satisfies never
  }
}

function faultOfList({ schema }: Field, value: unknown): Fault | undefined {
  const count = Array.isArray(value) ? value.length : 0
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
  if (count < minItems) return { key: 'form.tooFew', fewest: minItems }
  return count > maxItems ? { key: 'form.tooMany', most: maxItems } : undefined
}

function decimalFault(schema: SlimSchema | undefined, value: string): Fault | undefined {
  return matches(schema, withoutGrouping(value)) ? undefined : { key: 'form.notADecimal' }
}

function textFault(schema: SlimSchema, value: string): Fault | undefined {
  const { maxLength } = schema
  // The contract counts characters as JSON Schema does, not the halves of JavaScript's strings.
  if (maxLength !== undefined && [...value].length > maxLength) {
    return { key: 'form.tooLong', most: maxLength }
  }
  if (schema.format === 'uri' && !URL.canParse(value)) return { key: 'form.malformed' }
  return matches(schema, value) ? undefined : { key: 'form.malformed' }
}

function matches(schema: SlimSchema | undefined, value: string): boolean {
  return schema?.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)
}

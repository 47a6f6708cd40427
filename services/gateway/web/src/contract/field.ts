import type { SlimSchema } from '../../build/slim-contract.ts'
import { schemaOf } from './contract.ts'
import { type Section, sectionOfEnumeration } from './enumerations.ts'

export type Kind =
  | 'date'
  | 'instant'
  | 'id'
  | 'money'
  | 'price'
  | 'decimal'
  | 'choice'
  | 'flag'
  | 'whole'
  | 'link'
  | 'line'
  | 'prose'
  | 'group'
  | 'list'

/** One field of a request or an answer, as a page shows or asks for it. */
export interface Field {
  readonly name: string
  /** The schema that it is a field of, for its label. */
  readonly owner: string
  readonly kind: Kind
  readonly required: boolean
  readonly schema: SlimSchema
  readonly choices?: readonly string[]
  /** Where the words for the choices are; absent: they are codes, shown as they are. */
  readonly section?: Section
  /** Of a group, and of each entry of a list. */
  readonly fields?: readonly Field[]
}

/** Above this many characters a text may have several lines. */
const LONGEST_LINE = 500

export function fieldsOf(schemaName: string): readonly Field[] {
  const { properties = {}, required = [] } = schemaOf(schemaName)
  return Object.entries(properties).map(([name, schema]) =>
    fieldOf(schemaName, name, schema, required.includes(name)),
  )
}

export function fieldNamed(schemaName: string, name: string): Field {
  const found = fieldsOf(schemaName).find((field) => field.name === name)
  if (!found) throw new Error(`${schemaName} has no field ${name}`)
  return found
}

function fieldOf(owner: string, name: string, given: SlimSchema, required: boolean): Field {
  const schema = given.ref ? schemaOf(given.ref) : given
  const kind = kindOf(given, schema)
  const entry = kind === 'list' ? schema.items : given
  const named = entry?.ref ? schemaOf(entry.ref) : undefined
  // Of a list of words, such as purposes, several are chosen.
  const choices = schema.enum ?? (kind === 'list' ? named?.enum : undefined)
  const section = sectionOfEnumeration(entry?.ref ?? `${owner}.${name}`)
  return {
    name,
    owner,
    kind,
    required,
    schema,
    ...(choices ? { choices } : {}),
    ...(section ? { section } : {}),
    ...((kind === 'group' || kind === 'list') && entry?.ref && !choices
      ? { fields: fieldsOf(entry.ref) }
      : {}),
  }
}

function kindOf(given: SlimSchema, schema: SlimSchema): Kind {
  if (given.ref === 'Money') return 'money'
  if (given.ref === 'Price') return 'price'
  if (schema.enum) return 'choice'
  switch (schema.type) {
    case 'array':
      return 'list'
    case 'object':
      return 'group'
    case 'boolean':
      return 'flag'
    case 'integer':
      return 'whole'
    default:
      return kindOfText(schema)
  }
}

function kindOfText({ format, pattern, maxLength = 0 }: SlimSchema): Kind {
  if (format === 'date') return 'date'
  if (format === 'date-time') return 'instant'
  if (format === 'uuid') return 'id'
  if (format === 'uri') return 'link'
  if (pattern?.startsWith('^-?[0-9]')) return 'decimal'
  return maxLength > LONGEST_LINE ? 'prose' : 'line'
}

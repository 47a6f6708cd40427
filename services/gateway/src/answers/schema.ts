import type { DescEnum, DescField, DescMessage } from '@bufbuild/protobuf'
import {
  currency,
  date,
  describedSchema,
  evidence,
  id,
  moneySchema,
  priceSchema,
  provenance,
  quantity,
  type Schema,
} from '@seedline/contracts/kinds'
import { commentOf, componentOf, isList, shownOf } from './descriptors.ts'

const dateTime: Schema = { type: 'string', format: 'date-time' }

// Messages that requests take in the same form.
const known: Readonly<Record<string, Schema>> = {
  'google.protobuf.Timestamp': dateTime,
  'seedline.values.v1.Money': moneySchema,
  'seedline.values.v1.Evidence': evidence.schema,
  'seedline.values.v1.Provenance': provenance.schema,
}

// What a text looks like follows from its field's name, everywhere alike.
const formats: readonly (readonly [RegExp, Schema])[] = [
  [/_on$/, date.schema],
  [/^enterprise_id$/, id('Enterprise').schema],
  [/^fund_id$/, id('Fund').schema],
  [/^deal_id$/, id('Deal').schema],
  [/^rung_id$/, id('Rung').schema],
  [/^currency$/, currency.schema],
  [
    /^percent$/,
    { description: 'Percentage as a decimal string, four digits.', examples: ['33.3334'] },
  ],
  [
    /^next_page_token$/,
    { description: 'Present when there is a next page; pass it as `pageToken`.' },
  ],
  [/^trace_id$/, { description: 'The trace that made it, 32 hex digits.' }],
  [/(quantity|shares|shares_\w+|granted|exercised|available|outstanding)$/, quantity.schema],
]

const made = new Map<DescMessage, Schema>()

/** How a message's JSON looks, for the document: a component of its own. */
export const schemaOf = (message: DescMessage): Schema => {
  const found = known[message.typeName] ?? made.get(message)
  if (found) return found
  const properties: Record<string, Schema> = {}
  const required: string[] = []
  const comment = commentOf(message)
  const schema = {
    $name: message.fields.length === 0 ? 'Done' : componentOf(message),
    ...(comment !== '' && { description: comment }),
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  }
  // Before its fields: a message may hold another of its own.
  made.set(message, schema)
  for (const field of message.fields) addField(field, isList(message), properties, required)
  if (message.fields.length === 0) {
    properties.done = { type: 'boolean', const: true }
    required.push('done')
  }
  return schema
}

const addField = (
  field: DescField,
  ofList: boolean,
  properties: Record<string, Schema>,
  required: string[],
): void => {
  const { maybe, as, hidden, pricedIn, zh } = shownOf(field)
  if (hidden) return
  const name = ofList && field.fieldKind === 'list' ? 'items' : as || field.localName
  const schema = pricedIn === '' ? valueSchema(field) : priceSchema
  const comment = commentOf(field)
  properties[name] =
    comment === '' ? schema : describedSchema(schema, zh === '' ? comment : { zh, en: comment })
  if (!maybe) required.push(name)
}

const valueSchema = (field: DescField): Schema => {
  const { json, digits } = shownOf(field)
  if (json) return { type: 'object', additionalProperties: true }
  switch (field.fieldKind) {
    case 'list':
      return { type: 'array', items: itemSchema(field) }
    case 'message':
      return schemaOf(field.message)
    case 'enum':
      return enumSchema(field.enum)
    case 'map':
      return { type: 'object', additionalProperties: true }
    case 'scalar':
      return digits ? { type: 'string' } : scalarSchema(field.name, field.scalar)
    default:
      return field satisfies never
  }
}

const itemSchema = (field: DescField & { readonly fieldKind: 'list' }): Schema => {
  if (field.listKind === 'message') return schemaOf(field.message)
  return field.listKind === 'enum' ? enumSchema(field.enum) : scalarSchema('', field.scalar)
}

const enumSchema = ({ name, values, sharedPrefix = '' }: DescEnum): Schema => ({
  $name: name,
  type: 'string',
  enum: values
    .filter(({ number }) => number !== 0)
    .map((value) => value.name.slice(sharedPrefix.length).toLowerCase().replaceAll('_', '-')),
})

// Protobuf's numbers of scalar types: bool, string, and otherwise whole numbers.
const scalarSchema = (name: string, scalar: number): Schema => {
  if (scalar === 8) return { type: 'boolean' }
  if (scalar !== 9) return { type: 'integer' }
  const format = formats.find(([pattern]) => pattern.test(name))?.[1]
  return { type: 'string', ...format }
}

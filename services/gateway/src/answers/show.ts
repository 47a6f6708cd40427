import type { DescField, DescMessage } from '@bufbuild/protobuf'
import { moneyJson } from '@seedline/contracts/kinds'
import { isList, type Shown, shownOf } from './descriptors.ts'

type Fields = Readonly<Record<string, unknown>>
type Show = (message: Fields) => Record<string, unknown>
type ShowValue = (value: unknown) => unknown

/** Puts one field of a message into its JSON. */
type Put = (from: Fields, into: Record<string, unknown>) => void

const made = new Map<DescMessage, Show>()

/**
 * How a message is written in JSON. Texts, numbers, flags and lists are always there, but for a text that may be
 * empty; messages, enumerations and instants are left out where there is none. Made once per message.
 */
export const showing = (message: DescMessage): Show => {
  const known = made.get(message)
  if (known) return known
  const puts: Put[] = []
  const show: Show = (from) => {
    const into: Record<string, unknown> = {}
    for (const put of puts) put(from, into)
    return into
  }
  // Before its fields: a message may hold another of its own.
  made.set(message, show)
  const items = isList(message)
  for (const field of message.fields) puts.push(putting(field, items))
  if (message.fields.length === 0)
    puts.push((_from, into) => {
      into.done = true
    })
  return show
}

const putting = (field: DescField, ofList: boolean): Put => {
  const how = shownOf(field)
  const { localName } = field
  if (how.hidden) return () => undefined
  if (how.pricedIn !== '') return puttingPrice(localName, how.pricedIn)
  const name = ofList && field.fieldKind === 'list' ? 'items' : how.as || localName
  const show = showValue(field, how)
  const otherwise = how.otherwise || undefined
  return (from, into) => {
    const value = from[localName]
    const shown = how.maybe && value === '' ? undefined : show(value)
    const said = shown ?? otherwise
    if (said !== undefined) into[name] = said
  }
}

// A price and its currency are two texts of a message, and one object in JSON.
const puttingPrice = (name: string, currencyAt: string): Put => {
  const steps = currencyAt.split('.')
  return (from, into) => {
    const amount = from[name]
    const currency = steps.reduce<unknown>(stepInto, from)
    if (amount !== '' && typeof currency === 'string' && currency !== '')
      into[name] = { currency, amount }
  }
}

const stepInto = (value: unknown, step: string): unknown => {
  const one = Array.isArray(value) ? value[0] : value
  return typeof one === 'object' && one !== null ? (one as Fields)[step] : undefined
}

const showValue = (field: DescField, { json, digits }: Shown): ShowValue => {
  if (json) return (value) => (value === '' ? {} : JSON.parse(value as string))
  switch (field.fieldKind) {
    case 'list': {
      const item = showItem(field)
      return (value) => (value as readonly unknown[]).map(item)
    }
    case 'message':
      return showMessage(field.message)
    case 'enum':
      return showEnum(field.enum.sharedPrefix ?? '')
    case 'map':
      return (value) => value
    case 'scalar':
      return digits ? (value) => String(value) : showScalar
    default:
      return field satisfies never
  }
}

const showItem = (field: DescField & { readonly fieldKind: 'list' }): ShowValue => {
  if (field.listKind === 'message') return showMessage(field.message)
  return field.listKind === 'enum' ? showEnum(field.enum.sharedPrefix ?? '') : showScalar
}

const showScalar: ShowValue = (value) => (typeof value === 'bigint' ? Number(value) : value)

/** Names in kebab-case: RUNG_A_PLUS is a-plus; the unspecified value and one not known here have none. */
const showEnum = (sharedPrefix: string): ShowValue => {
  const prefix = sharedPrefix.toUpperCase()
  const names = new Map<unknown, string | undefined>()
  const nameOf = (value: string): string | undefined => {
    const rest = value.startsWith(prefix) ? value.slice(prefix.length) : 'UNSPECIFIED'
    return rest === 'UNSPECIFIED' ? undefined : rest.toLowerCase().replaceAll('_', '-')
  }
  return (value) => {
    if (!names.has(value)) names.set(value, nameOf(value as string))
    return names.get(value)
  }
}

const showMessage = (message: DescMessage): ShowValue => {
  // Generated code reads a Timestamp as text already.
  if (message.typeName === 'google.protobuf.Timestamp') return (value) => value
  if (message.typeName === 'seedline.values.v1.Money') return showMoney
  let show: Show | undefined
  return (value) => {
    if (value === undefined) return undefined
    show ??= showing(message)
    return show(value as Fields)
  }
}

const showMoney: ShowValue = (value) => {
  const money = value as Parameters<typeof moneyJson>[0] | undefined
  return money === undefined || money.currency === '' ? undefined : moneyJson(money)
}

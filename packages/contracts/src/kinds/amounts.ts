import {
  amountOf,
  type Currency,
  currencies,
  formatNumeric,
  formatSharePrice,
  type Money,
  money as moneyOfMinor,
  type Numeric,
  parseCurrency,
  parseMoney,
  parseNumeric,
  parseSharePrice,
  type SharePrice,
} from '@seedline/values'
import type { Money as MoneyMessage } from '../gen/seedline/values/v1/values.ts'
import { problemOf } from '../refusals/index.ts'
import { below, type Faults, type Kind, type MessageKind, type Schema } from './kind.ts'
import type { Takes } from './members.ts'
import { isObject } from './object.ts'
import { textual } from './text.ts'

const decimal = '^-?[0-9]{1,25}(?:\\.[0-9]{1,10})?$'

/** An ISO 4217 code whose scale is known. */
export const currency: Kind<string, Currency> = textual({
  schema: { description: 'ISO 4217 code.', examples: ['CNY'], enum: [...currencies] },
  notText: 'CURRENCY_UNKNOWN',
  parse: parseCurrency,
  write: (code) => code,
})

/** A number of shares (OCF Numeric): a decimal string. */
export const quantity: Kind<string, Numeric> = textual({
  schema: {
    description: 'Decimal string, at most ten digits after the point.',
    examples: ['1000000'],
    pattern: decimal,
  },
  notText: 'DECIMAL_NOT_A_STRING',
  parse: parseNumeric,
  write: formatNumeric,
})

const amountSchema = (description: string, example: string): Schema => ({
  type: 'string',
  description,
  pattern: decimal,
  examples: [example],
})

const written = (schema: Schema, amount: Schema): Schema => ({
  ...schema,
  type: 'object',
  properties: { currency: currency.schema, amount },
  required: ['currency', 'amount'],
  additionalProperties: false,
})

/** How money is written in JSON. */
export const moneySchema: Schema = written(
  { $name: 'Money', description: 'An exact amount of money.' },
  amountSchema(
    'Decimal string with at most the digits of the currency. A JSON number is refused: numbers lose digits.',
    '5000000.00',
  ),
)

/** How the price of one share is written in JSON. */
export const priceSchema: Schema = written(
  { $name: 'Price', description: 'The price of one share.' },
  amountSchema('Decimal string, at most ten digits after the point.', '1.25'),
)

interface Written {
  readonly currency: string
  readonly amount: string
}

// Money and prices are written alike: a currency and a decimal string, and nothing else.
const writtenAmount = (json: unknown, at: string, faults: Faults): Written | undefined => {
  if (!isObject(json)) return faults.note(at, problemOf('MONEY_EXPECTED'))
  const { currency: code, amount, ...others } = json
  for (const name of Object.keys(others)) faults.note(below(at, name), problemOf('FIELD_UNKNOWN'))
  const faultOf = (given: unknown, otherwise: 'CURRENCY_UNKNOWN' | 'AMOUNT_NOT_A_STRING') => {
    if (typeof given === 'string') return undefined
    return problemOf(given === undefined ? 'FIELD_MISSING' : otherwise)
  }
  const ofCode = faultOf(code, 'CURRENCY_UNKNOWN')
  const ofAmount = faultOf(amount, 'AMOUNT_NOT_A_STRING')
  if (ofCode) faults.note(below(at, 'currency'), ofCode)
  if (ofAmount) faults.note(below(at, 'amount'), ofAmount)
  if (ofCode || ofAmount) return undefined
  return { currency: code as string, amount: amount as string }
}

const least = -(2n ** 63n)

/** An exact amount of money. */
export const money: MessageKind<MoneyMessage, Money> = {
  schema: moneySchema,
  none: undefined,
  optional: false,
  fromJson(json, at, faults) {
    const found = writtenAmount(json, at, faults)
    if (found === undefined) return undefined
    const parsed = parseMoney(found.currency, found.amount)
    if (parsed.ok) return money.toProto(parsed.value)
    const place = parsed.problem.code.startsWith('CURRENCY') ? 'currency' : 'amount'
    return faults.note(below(at, place), parsed.problem)
  },
  read(given, at, faults) {
    if (given === undefined) return faults.note(at, problemOf('AMOUNT_MISSING'))
    const known = currency.read(given.currency, below(at, 'currency'), faults)
    if (known === undefined) return undefined
    // The one int64 whose magnitude is no int64.
    if (given.minorUnits === least)
      return faults.note(below(at, 'minorUnits'), problemOf('AMOUNT_TOO_LARGE'))
    return moneyOfMinor(known, given.minorUnits)
  },
  toProto: (value) => ({ currency: value.currency, minorUnits: value.minor }),
  recorded(stored) {
    if (stored === undefined) throw new Error('A recorded event lacks its amount')
    return moneyOfMinor(currency.recorded(stored.currency), stored.minorUnits)
  },
}

/** Money as JSON writes it. */
export const moneyJson = (given: MoneyMessage): Written => {
  const known = currency.recorded(given.currency)
  return { currency: known, amount: amountOf(moneyOfMinor(known, given.minorUnits)) }
}

/** The price of one share, exact, with the digits it was printed with. */
export const sharePrice: Kind<string, SharePrice> = textual({
  schema: { pattern: decimal },
  notText: 'DECIMAL_NOT_A_STRING',
  parse: parseSharePrice,
  write: formatSharePrice,
})

/** A price with its currency. */
export interface Priced {
  readonly price: SharePrice
  readonly currency: Currency
}

type Pair<Field extends string> = { readonly [F in Field]: string }

// A price in two fields of a message, in JSON one object.
const pairOf = <Field extends string, Of extends string>(field: Field, ofCurrency: Of) => {
  const pair = (price: string, code: string) =>
    ({ [field]: price, [ofCurrency]: code }) as Pair<Field | Of>
  const priceOf = (given: Pair<Field | Of>, at: string, faults: Faults) =>
    sharePrice.read(given[field], below(at, 'amount'), faults)
  const currencyOf = (given: Pair<Field | Of>, at: string, faults: Faults) =>
    currency.read(given[ofCurrency], below(at, 'currency'), faults)
  return {
    pair,
    priceOf,
    currencyOf,
    schema: priceSchema,
    takes: [field, ofCurrency],
    none: pair('', ''),
    fromJson(json: unknown, at: string, faults: Faults) {
      const found = writtenAmount(json, at, faults)
      if (found === undefined) return undefined
      const given = pair(found.amount, found.currency)
      // An empty text would be taken for none, where its sender meant something.
      if (found.amount === '') priceOf(given, at, faults)
      if (found.currency === '') currencyOf(given, at, faults)
      return given
    },
  }
}

/** A price beside amounts of its currency, to which protobuf may leave it. */
export interface PriceOfAmounts {
  readonly price: SharePrice
  readonly currency: Currency | undefined
}

/** A price in two fields of a message, in JSON one object. */
export const priceIn = <Field extends string, Of extends string>(
  field: Field,
  ofCurrency: Of,
): Kind<Pair<Field | Of>, PriceOfAmounts> & Takes<Field | Of> => {
  const { pair, priceOf, currencyOf, ...both } = pairOf(field, ofCurrency)
  return {
    ...both,
    optional: false,
    read(given, at, faults) {
      const price = priceOf(given, at, faults)
      const known = given[ofCurrency] === '' ? undefined : currencyOf(given, at, faults)
      return price && { price, currency: known }
    },
    toProto: (value) => pair(formatSharePrice(value.price), value.currency ?? ''),
    recorded: (stored) => ({
      price: sharePrice.recorded(stored[field]),
      currency: stored[ofCurrency] === '' ? undefined : currency.recorded(stored[ofCurrency]),
    }),
  }
}

/** The same, where no source need have given a price: both texts are empty then. "0" is a real one. */
export const optionalPriceIn = <Field extends string, Of extends string>(
  field: Field,
  ofCurrency: Of,
): Kind<Pair<Field | Of>, Priced | undefined> & Takes<Field | Of> => {
  const { pair, priceOf, currencyOf, ...both } = pairOf(field, ofCurrency)
  return {
    ...both,
    optional: true,
    read(given, at, faults) {
      if (given[field] === '') {
        return given[ofCurrency] === ''
          ? undefined
          : faults.note(below(at, 'currency'), problemOf('CURRENCY_WITHOUT_PRICE'))
      }
      const price = priceOf(given, at, faults)
      if (price !== undefined && price.value.units < 0n)
        faults.note(below(at, 'amount'), problemOf('PRICE_NEGATIVE'))
      const known = currencyOf(given, at, faults)
      return price && known && { price, currency: known }
    },
    toProto: (value) =>
      value === undefined ? both.none : pair(formatSharePrice(value.price), value.currency),
    recorded: (stored) =>
      stored[field] === ''
        ? undefined
        : {
            price: sharePrice.recorded(stored[field]),
            currency: currency.recorded(stored[ofCurrency]),
          },
  }
}

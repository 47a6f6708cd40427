import {
  accepted,
  type Currency,
  currencies,
  type Parsed,
  parseCurrency,
  parseMoney,
  parseNumeric,
} from '@seedline/values'
import * as z from 'zod'
import { parsedBy } from './parsed-by.ts'
import { orMissing } from './text.ts'

const decimal = '^-?[0-9]{1,25}(?:\\.[0-9]{1,10})?$'

export const currencyText = z
  .string({ error: orMissing('CURRENCY_UNKNOWN') })
  .meta({ description: 'ISO 4217 code.', example: 'CNY', enum: [...currencies] })

/** An ISO 4217 code whose scale is known. */
export const currency = parsedBy(currencyText, parseCurrency)

const amountText = (description: string, example: string) =>
  z
    .string({ error: orMissing('AMOUNT_NOT_A_STRING') })
    .meta({ description, example, pattern: decimal })

/** How money is written. */
export const moneyShape = z
  .strictObject(
    {
      currency: currencyText,
      amount: amountText(
        'Decimal string with at most the digits of the currency. A JSON number is refused: numbers lose digits.',
        '5000000.00',
      ),
    },
    { error: orMissing('MONEY_EXPECTED') },
  )
  .meta({ id: 'Money', description: 'An exact amount of money.' })

const placeInMoney = (code: string): readonly string[] =>
  code.startsWith('CURRENCY') ? ['currency'] : ['amount']

/** An exact amount of money. */
export const money = parsedBy(
  moneyShape,
  (written) => parseMoney(written.currency, written.amount),
  placeInMoney,
)

/** How the price of one share is written. */
export const priceShape = z
  .strictObject(
    {
      currency: currencyText,
      amount: amountText('Decimal string, at most ten digits after the point.', '1.25'),
    },
    { error: orMissing('MONEY_EXPECTED') },
  )
  .meta({ id: 'Price', description: 'The price of one share.' })

/** The price of one share: exact, with more digits than money has; written as it was printed. */
export interface Price {
  readonly currency: Currency
  readonly amount: string
}

// The digits that a price was printed with say how far an amount may differ from price × shares.
const asWritten = (text: string): Parsed<string> => {
  const parsed = parseNumeric(text)
  return parsed.ok ? accepted(text) : parsed
}

/** The price of one share. */
export const price = parsedBy(
  priceShape,
  (written): Parsed<Price> => {
    const known = parseCurrency(written.currency)
    if (!known.ok) return known
    const amount = asWritten(written.amount)
    return amount.ok ? accepted({ currency: known.value, amount: amount.value }) : amount
  },
  placeInMoney,
)

/** How a number of shares is written (OCF Numeric). */
export const quantityText = z.string({ error: orMissing('DECIMAL_NOT_A_STRING') }).meta({
  description: 'Decimal string, at most ten digits after the point.',
  example: '1000000',
  pattern: decimal,
})

/** A number of shares. */
export const quantity = parsedBy(quantityText, asWritten)

/** A percentage with four digits after the point. */
export const percent = z
  .string()
  .meta({ description: 'Percentage as a decimal string, four digits.', example: '33.3334' })

import * as z from 'zod'
import { orMissing } from './text.ts'

export const currency = z
  .string({ error: orMissing('CURRENCY_UNKNOWN') })
  .regex(/^[A-Z]{3}$/, { error: 'CURRENCY_UNKNOWN' })
  .meta({ description: 'ISO 4217 code, e.g. CNY.', example: 'CNY' })

const decimalText = (notText: string, malformed: string) =>
  z
    .string({ error: orMissing(notText) })
    .max(40, { error: malformed })
    .regex(/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,10})?$/, { error: malformed })

/** An exact amount of money; its digits after the point may not exceed the currency's. */
export const money = z
  .strictObject(
    {
      currency,
      amount: decimalText('AMOUNT_NOT_A_STRING', 'AMOUNT_MALFORMED').meta({
        description:
          'Decimal string, e.g. "5000000.00". A JSON number is refused: numbers lose digits.',
        example: '5000000.00',
      }),
    },
    { error: orMissing('MONEY_EXPECTED') },
  )
  .meta({ id: 'Money', description: 'An exact amount of money.' })

/** The price of one share: as Money, with up to ten digits after the point. */
export const price = z
  .strictObject(
    {
      currency,
      amount: decimalText('AMOUNT_NOT_A_STRING', 'AMOUNT_MALFORMED').meta({
        description: 'Decimal string with at most ten digits after the point, e.g. "1.25".',
        example: '1.25',
      }),
    },
    { error: orMissing('MONEY_EXPECTED') },
  )
  .meta({ id: 'Price', description: 'The price of one share.' })

/** A number of shares (OCF Numeric): decimal string, at most ten digits after the point. */
export const quantity = decimalText('DECIMAL_NOT_A_STRING', 'DECIMAL_MALFORMED').meta({
  description: 'Decimal string, at most ten digits after the point.',
  example: '1000000',
})

/** A percentage with four digits after the point. */
export const percent = z
  .string()
  .meta({ description: 'Percentage as a decimal string, four digits.', example: '33.3334' })

import { Decimal } from 'decimal.js'
import type { Money } from '../shared/events.js'
import type { MoneyBody, ProvenanceBody } from './bodies.js'

/** `pre-a` as the enumeration's `RUNG_PRE_A`, and back. */
export const enumOf = (prefix: string, value: string): string =>
  `${prefix}_${value.toUpperCase().replaceAll('-', '_')}`
export const kebabOf = (prefix: string, value: string): string =>
  value
    .slice(prefix.length + 1)
    .toLowerCase()
    .replaceAll('_', '-')

export const moneyOf = ({ currency, amount }: MoneyBody): Money => ({
  currency,
  minorUnits: new Decimal(amount).times(100).toFixed(0),
})
export const moneyBodyOf = ({ currency, minorUnits }: Money): MoneyBody => ({
  currency,
  amount: new Decimal(minorUnits).div(100).toFixed(2),
})

export const provenanceOf = (given: ProvenanceBody | undefined) =>
  given && { ...given, confidence: enumOf('CONFIDENCE', given.confidence) }

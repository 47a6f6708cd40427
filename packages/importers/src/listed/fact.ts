import { formatNumeric, multiplyRatio, numeric, unitsPerOne } from '@seedline/values'
import * as z from 'zod'

const about = {
  unit: z.string().nullish(),
  src: z.string().nullish(),
  note: z.string().nullish(),
  confidence: z.string().nullish(),
  computed: z.boolean().nullish(),
}

/** A figure or a date as a file of public facts states it, with where it was read. */
export const numberFact = z.looseObject({ v: z.number(), ...about })
export const textFact = z.looseObject({ v: z.string(), ...about })
export const dateFact = z.looseObject({ v: z.iso.date(), ...about })

export type NumberFact = z.infer<typeof numberFact>
export type DateFact = z.infer<typeof dateFact>

const perUnit: readonly (readonly [RegExp, bigint])[] = [
  [/^万(元|元注册资本|股)$/, 10_000n],
  [/^(元|元注册资本|股)$/, 1n],
]

/**
 * Whole shares, or whole yuan of registered capital. @throws RangeError for a unit that counts
 * neither, or a part of one
 */
export function wholeOf({ v, unit }: NumberFact): bigint {
  const scale = perUnit.find(([pattern]) => pattern.test(unit ?? ''))?.[1]
  if (scale === undefined) throw new RangeError(`${v} ${unit}: not a unit of shares or capital`)
  // The shortest text of a JSON number is what was written there: the figure never becomes binary.
  const { units } = multiplyRatio(numeric(String(v)), scale, 1n)
  if (units % unitsPerOne !== 0n) throw new RangeError(`${v} ${unit} is not whole`)
  return units / unitsPerOne
}

/** The price of one share (or one yuan of capital) in yuan. 0 is a real price. */
export function priceOf({ v, unit }: NumberFact): { currency: string; amount: string } {
  if (!/^元\/(注册资本|股)/.test(unit ?? '')) throw new RangeError(`${v} ${unit}: not a price`)
  return { currency: 'CNY', amount: formatNumeric(numeric(String(v))) }
}

/** A percentage in units of 0.0001 %. */
export function percentOf({ v }: NumberFact): bigint {
  return numeric(String(v)).units / (unitsPerOne / 10_000n)
}

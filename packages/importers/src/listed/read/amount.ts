import { decimalOf, type Ratio, ratio, ratioOf, times } from './exact.ts'
import type { Fact } from './fact.ts'

const money: Readonly<Record<string, bigint>> = {
  元: 1n,
  人民币元: 1n,
  CNY: 1n,
  RMB: 1n,
  千元: 1_000n,
  万元: 10_000n,
  人民币万元: 10_000n,
  百万元: 1_000_000n,
  亿元: 100_000_000n,
}

const shares: Readonly<Record<string, bigint>> = {
  股: 1n,
  shares: 1n,
  万股: 10_000n,
  亿股: 100_000_000n,
}

const capital: Readonly<Record<string, bigint>> = {
  元注册资本: 1n,
  万元注册资本: 10_000n,
  亿元注册资本: 100_000_000n,
}

const plain = (unit: string): string => unit.replace(/\s|[（(].*$/g, '')

/** An amount in yuan; undefined where its unit is no unit of yuan. */
export function yuanOf(fact: Fact): Ratio | undefined {
  return scaled(fact, money)
}

/** What is counted: shares, yuan of registered capital, or either. */
export type Counted = 'shares' | 'capital' | 'either'

export interface Whole {
  readonly quantity: bigint
  readonly counted: Counted
}

/** Whole shares, or whole yuan of registered capital. Undefined for another unit, or a part of one. */
export function wholeOf(fact: Fact): Whole | undefined {
  const found = [
    ['shares', scaled(fact, shares)],
    ['capital', scaled(fact, capital)],
    ['either', scaled(fact, money)],
  ] as const
  const [counted, value] = found.find(([, each]) => each !== undefined) ?? []
  if (counted === undefined || value === undefined || value.over % value.under !== 0n)
    return undefined
  return { quantity: value.over / value.under, counted }
}

/** The price of one share, or one yuan of capital, in yuan. 0 is a real price. */
export function priceOf(
  fact: Fact,
): { readonly amount: string; readonly value: Ratio } | undefined {
  const value = decimalOf(fact.value)
  const unit = plain(fact.unit?.text ?? '')
  if (!value || value.units < 0n || value.digits > 10) return undefined
  if (!/^(?:人民币)?元\/(?:注册资本|元注册资本|股|单位注册资本|出资额)$/.test(unit))
    return undefined
  return { amount: fact.value.replace(/,/g, ''), value: ratioOf(value) }
}

function scaled(fact: Fact, units: Readonly<Record<string, bigint>>): Ratio | undefined {
  const value = decimalOf(fact.value)
  const unit = plain(fact.unit?.text ?? '')
  const scale = Object.hasOwn(units, unit) ? units[unit] : undefined
  return value && scale ? times(ratioOf(value), ratio(scale)) : undefined
}

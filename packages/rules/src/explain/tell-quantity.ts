import { type Text, trusted } from '@seedline/values'
import { decimalOf, fraction, multiply } from '../exact/fraction.ts'
import { dimensionOf, parseQuantity, unitName } from '../exact/unit.ts'
import type { Comparison } from '../reference/requirement.ts'
import type { Found, Quantity } from './explanation.ts'

/** An amount as each language writes it: money as it was given in Chinese, in full yuan in English. */
export function tellQuantity(quantity: Quantity): Text {
  const { value, unit } = quantity
  if (dimensionOf(unit) === 'money') {
    const en = `CNY ${grouped(inYuan(quantity))}`
    return unit === '元'
      ? { zh: inTenThousands(value), en }
      : { zh: `${grouped(value)} ${unit}`, en }
  }
  if (unit === '%') return { zh: `${value}%`, en: `${value} %` }
  if (unit === 'place') return { zh: `第 ${value} 位`, en: `place ${value}` }
  return counted(value, unitName(unit))
}

/** How far apart two amounts are: of places and percentages, so many. */
export function tellDifference({ value, unit }: Quantity): Text {
  const far = value.replace(/^-/, '')
  if (unit === 'place') return counted(far, { zh: '位', en: 'places' })
  if (unit === '%') return counted(far, { zh: '个百分点', en: 'percentage points' })
  return tellQuantity({ value: far, unit })
}

function counted(value: string, { zh, en }: Text): Text {
  const one = en === 'people' ? 'person' : en.replace(/s$/, '')
  return { zh: `${grouped(value)} ${zh}`, en: `${grouped(value)} ${value === '1' ? one : en}` }
}

const inYuan = ({ value, unit }: Quantity): string =>
  decimalOf(trusted(parseQuantity(value, unit, 'perShare')), 4, 'smaller')

function inTenThousands(value: string): string {
  const yuan = trusted(parseQuantity(value, '元', 'perShare'))
  const far = yuan.numerator < 0n ? -yuan.numerator : yuan.numerator
  if (far < 10_000n * yuan.denominator) return `${grouped(value)} 元`
  return `${grouped(decimalOf(multiply(yuan, fraction(1n, 10_000n)), 6, 'smaller'))} 万元`
}

const grouped = (value: string): string => {
  const [whole = '0', ...fraction] = value.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

const signs: Readonly<Record<Comparison, string>> = {
  'at-least': '≥',
  above: '>',
  'at-most': '≤',
  below: '<',
}

export function tellLimit(is: Comparison, limit: Quantity): Text {
  const { zh, en } = tellQuantity(limit)
  return { zh: `${signs[is]} ${zh}`, en: `${signs[is]} ${en}` }
}

export function tellFound({ low, high }: Found): Text {
  const least = tellQuantity(low)
  if (!high) return { zh: `至少 ${least.zh}`, en: `at least ${least.en}` }
  if (high.value === low.value) return least
  const most = tellQuantity(high)
  return { zh: `${least.zh} 至 ${most.zh}`, en: `${least.en} to ${most.en}` }
}

export const isBelowZero = ({ value }: Quantity): boolean => value.startsWith('-')

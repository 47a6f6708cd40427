import { formatNumeric, type Numeric, parseNumeric } from './numeric.ts'
import { accepted, type Parsed } from './parsed.ts'

/** An exact number with as many fraction digits as it was stated with: '53.90' keeps its zero, which says how exact it is. */
export interface StatedDecimal {
  readonly value: Numeric
  readonly digits: number
}

/** Problems: as `parseNumeric`. */
export function parseStatedDecimal(text: unknown): Parsed<StatedDecimal> {
  const parsed = parseNumeric(text)
  if (!parsed.ok) return parsed
  const digits = String(text).split('.')[1]?.length ?? 0
  return accepted({ value: parsed.value, digits })
}

/** As it was stated. */
export function formatStatedDecimal({ value, digits }: StatedDecimal): string {
  const [whole = '0', fraction = ''] = formatNumeric(value).split('.')
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`
}

import { greatestCommonDivisor } from '@seedline/register'
import type { Numeric } from '@seedline/values'
import { invalid, mistake } from './findings.ts'

const largest = 1_000_000_000n

/**
 * The ratio of two numerics in lowest whole terms, as the public interface takes it. @throws
 * UnusableInput beyond 10^9
 */
export function wholeRatio(numerator: Numeric, denominator: Numeric): readonly [number, number] {
  const common = greatestCommonDivisor(numerator.units, denominator.units)
  const [top, bottom] = [numerator.units / common, denominator.units / common]
  if (top > largest || bottom > largest) {
    const en = `The split ratio ${top}:${bottom} has terms above ${largest}`
    throw invalid([
      mistake('/split_ratio', 'OCF_SPLIT_RATIO_TOO_FINE', `拆分比例 ${top}:${bottom} 过细`, en),
    ])
  }
  return [Number(top), Number(bottom)]
}

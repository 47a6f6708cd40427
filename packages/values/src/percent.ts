import { splitByLargestRemainder } from './largest-remainder.ts'

/**
 * Each part's percentage of the whole as a decimal string, by largest remainder: they sum to
 * exactly 100 whenever the parts sum to more than zero, and are all zero otherwise. Parts must
 * not be negative.
 */
export function percentagesOf(parts: readonly bigint[], digits = 4): string[] {
  const scale = 10n ** BigInt(digits)
  const total = parts.reduce((sum, part) => sum + part, 0n)
  const shares = total === 0n ? parts.map(() => 0n) : splitByLargestRemainder(100n * scale, parts)
  return shares.map((share) => {
    const whole = (share / scale).toString()
    return digits === 0 ? whole : `${whole}.${(share % scale).toString().padStart(digits, '0')}`
  })
}

import { divideRounded, figureUnitsPerOne } from '@seedline/values'

/** A way from one amount to another that grows by the same rate each year; amounts are not negative. */
export interface Path {
  readonly from: number
  readonly to: number
  readonly begin: bigint
  readonly aim: bigint
}

/**
 * Whether an amount lies on the path of a year or above: exact, for amount ≥ begin·(aim/begin)^(k/n) is
 * amount^n ≥ begin^(n−k)·aim^k.
 */
export function reachesPath({ from, to, begin, aim }: Path, year: number, amount: bigint): boolean {
  if (amount < 0n) return false
  const n = BigInt(to - from)
  const k = BigInt(Math.max(0, Math.min(to, year) - from))
  return amount ** n >= begin ** (n - k) * aim ** k
}

/** The least whole yuan that reach the path of a year, in `figureUnitsPerOne`-ths. */
export function onPath(path: Path, year: number): bigint {
  let low = 0n
  let high = divideRounded(path.aim + path.begin, figureUnitsPerOne, 'up')
  while (low < high) {
    const middle = (low + high) / 2n
    if (reachesPath(path, year, middle * figureUnitsPerOne)) high = middle
    else low = middle + 1n
  }
  return low * figureUnitsPerOne
}

/** The yearly rate from one amount to another, told to four digits, at or just below it; undefined where there is none. */
export function yearlyRate(begin: bigint, end: bigint, years: number): string | undefined {
  if (begin <= 0n || end < 0n || years <= 0) return undefined
  const steps = 10_000n
  const n = BigInt(years)
  const reaches = (step: bigint) => begin * step ** n <= end * steps ** n
  let low = 0n
  let high = steps
  while (reaches(high)) high *= 2n
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (reaches(middle)) low = middle
    else high = middle
  }
  const rate = low - steps
  const magnitude = String(rate < 0n ? -rate : rate).padStart(5, '0')
  return `${rate < 0n ? '-' : ''}${magnitude.slice(0, -4)}.${magnitude.slice(-4)}`
}

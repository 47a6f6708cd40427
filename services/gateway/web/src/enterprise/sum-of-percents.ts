/** Adds what the rows show, in ten-thousandths, so that the total can't hide a rounding gap. */
export function sumOfPercents(percents: readonly string[]): string {
  let sum = 0n
  for (const percent of percents) {
    const [whole = '0', fraction = ''] = percent.split('.')
    sum += BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4) || '0')
  }
  return `${sum / 10_000n}.${(sum % 10_000n).toString().padStart(4, '0')}`
}

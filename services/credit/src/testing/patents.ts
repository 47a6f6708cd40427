const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]

/** The number of a made-up invention: filed in 2017, with its check digit. */
export function inventionNumber(serial: number): string {
  const digits = `20171${String(9_000_000 + serial)}`
  const sum = weights.reduce((so, weight, index) => so + weight * Number(digits[index]), 0)
  const check = sum % 11
  return `${digits}.${check === 10 ? 'X' : check}`
}

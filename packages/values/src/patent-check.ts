const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]

/**
 * The check character of an application number's 12 (or, before October 2003, 8) digits: ZC
 * 0006-2003.
 */
export function patentCheck(digits: string): string {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (weights[index] ?? 0),
    0,
  )
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

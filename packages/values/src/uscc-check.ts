// GB 32100-2015: the value of a character is its index; no I, O, S, V, Z.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of the first 17 characters (GB 32100-2015). */
export function usccCheck(first17: string): string {
  const sum = weights.reduce(
    (total, weight, index) => total + weight * alphabet.indexOf(first17.charAt(index)),
    0,
  )
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** The check character of an organisation code's first 8 characters (GB 11714): A = 10 … Z = 35. */
export function organisationCheck(first8: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36),
    0,
  )
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

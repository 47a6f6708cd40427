import { parseLocalDate } from './local-date.ts'

// Eighteen characters: where it was issued (a province, or 9 and where a foreigner lives), the day of birth, a
// number of that day, a check character. Until 1999 there were fifteen digits.
const eighteen = /^(?:[1-6]\d|7[01]|8[123]|9\d)\d{4}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/
const fifteen = /^(?:[1-6]\d|7[01]|8[123])\d{4}([2-9]\d)(\d{2})(\d{2})\d{3}$/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Whether upper-case text is the number of an identity card (GB 11643). `isCode`: it passes every check of a
 * credit code. The two share their length and their digits: what holds as both is a card, unless it starts as an
 * enterprise's code does; what holds as neither is a card that was mistyped.
 */
export function readsAsIdentityCard(text: string, isCode: boolean): boolean {
  const [, short = '', ...shortDay] = fifteen.exec(text) ?? []
  if (isDay(`19${short}`, shortDay)) return true
  const [, year = '', ...day] = eighteen.exec(text) ?? []
  if (!isDay(year, day)) return false
  return !isCode || (text[0] !== '9' && text[17] === cardCheck(text))
}

const isDay = (year: string, [month, day]: readonly string[]): boolean =>
  parseLocalDate(`${year}-${month}-${day}`).ok

// ISO 7064, MOD 11-2.
function cardCheck(text: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text.charAt(at)), 0)
  return '10X98765432'.charAt(sum % 11)
}

import { polyphonic } from 'pinyin-pro'
import { comparable } from './comparable.ts'
import { readOneWay, type Syllable } from './one-way.ts'

// Rarer ones than these are in dictionaries only.
const readingsMost = 4
const han = /\p{Script=Han}/u

/** The syllables of a name; none where it has no Han character. A character with several readings gives each. */
export function syllablesOf(name: string): readonly Syllable[] {
  const text = comparable(name)
  if (!han.test(text)) return []
  return Array.from(text).map((character) =>
    han.test(character) ? readings(character) : [character],
  )
}

function readings(character: string): Syllable {
  const [said = []] = polyphonic(character, { toneType: 'none', type: 'array', v: true })
  const plain = said.map((reading) => reading.replaceAll('ê', 'e'))
  const spelt = plain.filter((reading) => /^[a-z]+$/.test(reading))
  return spelt.length > 0 ? [...new Set(spelt)].slice(0, readingsMost) : [character]
}

/** Readings as one line that a pattern can walk along: ` chong/zhong qing`. No other text that is searched has spaces. */
export const lineOf = (syllables: readonly Syllable[]): string =>
  readOneWay(syllables)
    .map((readings) => ` ${readings.join('/')}`)
    .join('')

/** What each syllable can begin with, every letter once: ` ,cz,q`. Ways to read on that begin alike are one way. */
export const initialsLineOf = (syllables: readonly Syllable[]): string =>
  syllables.length === 0
    ? ''
    : ` ${syllables.map((one) => `,${firstLetters(one).join('')}`).join('')}`

export const firstLetters = (readings: Syllable): readonly string[] => [
  ...new Set(readings.map((reading) => Array.from(reading)[0] ?? '')),
]

// From the end of one reading over the others of its syllable to the start of any reading of the next.
// Letters alone, for a class of all but two characters would make the pattern too large for some databases.
const onward = '(?:(?:/[a-z]+)* (?:[a-z]+/)*)?'

/** The lines in which `letters` are read from the start of a syllable on, each syllable in any of its readings. */
export const spelling = (letters: string): string => `[ /]${Array.from(letters).join(onward)}`

/** The lines of initials in which each of `letters` begins the syllable after the one before. */
export const initials = (letters: string): string =>
  Array.from(letters)
    .map((letter) => `,[a-z]*${letter}[a-z]*`)
    .join('')

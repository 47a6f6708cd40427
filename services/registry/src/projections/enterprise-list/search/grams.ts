import { comparable } from './comparable.ts'
import { firstLetters, syllablesOf } from './readings.ts'

/** A pair of Han characters is as rare as three letters. */
const hanMost = 2
const lettersMost = 3
/** Of how a name is spelt its beginnings from each syllable on are keys at this length, too: many begin with one syllable. */
export const speltMost = 6
/** So many keys of one enterprise at most: names of 200 characters reach it, and none that is in use. */
const gramsMost = 2000

const han = /^\p{Script=Han}/u

/** The gram that starts a text: two characters from a Han character on, else three; shorter where the text is. */
export function gramAt(characters: readonly string[], at: number): string {
  const most = han.test(characters[at] ?? '') ? hanMost : lettersMost
  return characters.slice(at, at + most).join('')
}

/** Whether the gram is as long as it gets, so that it stands among the keys as it is. */
export const isWhole = (gram: string): boolean =>
  Array.from(gram).length === (han.test(gram) ? hanMost : lettersMost)

/**
 * The keys that some enterprise is found by, a bounded number: of every fragment of a name or code, of a name's
 * spelling from any syllable on, and of its initials, the first few characters.
 */
export function gramsOf(names: readonly string[], codes: readonly string[]): readonly string[] {
  const grams = new Set<string>()
  for (const text of [...names, ...codes]) addFragments(grams, Array.from(comparable(text)))
  for (const name of names) addReadings(grams, syllablesOf(name))
  return [...grams].slice(0, gramsMost)
}

function addFragments(grams: Set<string>, characters: readonly string[]): void {
  characters.forEach((_, at) => {
    grams.add(gramAt(characters, at))
  })
}

function addReadings(grams: Set<string>, syllables: readonly (readonly string[])[]): void {
  syllables.forEach((_, at) => {
    for (const most of [lettersMost, speltMost])
      for (const start of startsOf(syllables.slice(at, at + most), most)) grams.add(start)
    const letters = syllables.slice(at, at + lettersMost).map(firstLetters)
    for (const start of startsOf(letters, lettersMost)) grams.add(start)
  })
}

/** So many letters that the syllables begin with, read in each way. */
function startsOf(syllables: readonly (readonly string[])[], most: number): readonly string[] {
  return syllables.reduce<readonly string[]>(
    (starts, readings) => [
      ...new Set(
        starts.flatMap((start) =>
          Array.from(start).length >= most
            ? [start]
            : readings.map((more) => clipped(start + more, most)),
        ),
      ),
    ],
    [''],
  )
}

const clipped = (text: string, most: number): string => Array.from(text).slice(0, most).join('')

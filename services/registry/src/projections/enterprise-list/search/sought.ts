import { comparable } from './comparable.ts'
import { gramAt, isWhole, speltMost } from './grams.ts'
import { spelledMost } from './one-way.ts'
import { initials, spelling } from './readings.ts'
import { startingWith } from './search-key.ts'

/** What so many names have that it leads to none of them: the search starts from another part of the fragment. */
const inMostNames =
  /深圳市?|广东省?|中国|有限责任公司|股份|有限公司|集团|新材料|材料|科技|技术|实业|电子|化学|能源|工业|制造/gu

/** Of letters and digits alone: it may be the name itself, how it is spelt, its initials, or a code. */
const letters = /^[a-z0-9]+$/
const likeCode = /^(?=(?:.*[0-9]){4})[0-9a-z]+$/
/** No Han character is spelt without a letter. */
const readOneWay = /^[0-9]+$/

/**
 * The condition on `found` for a fragment of a name, of its spelling or initials, or of a code. An index leads to those
 * with one gram of it; patterns keep those that have it whole. undefined: nothing to look for.
 */
export function soughtBy(
  fragment: string,
  keys: ReadonlyMap<string, number> = new Map(),
): Readonly<Record<string, unknown>> | undefined {
  const text = comparable(fragment)
  if (text === '') return undefined
  const lead = leadOf(text, keys)
  if (lead === undefined) return { 'found.grams': { $elemMatch: startingWith(text) } }
  if (mayBeSpelt(text) && text.length >= speltMost)
    return {
      'found.grams': { $in: [text.slice(0, speltMost), fewestOf(text, keys)] },
      'found.texts': { $regex: having(text) },
    }
  return lead === text
    ? { 'found.grams': lead }
    : { 'found.grams': lead, 'found.texts': { $regex: having(text) } }
}

const mayBeSpelt = (text: string): boolean => letters.test(text) && !readOneWay.test(text)

/** The gram that the search starts from: of those that the fewest have, as far as that is known. undefined: the fragment is shorter than any. */
function leadOf(text: string, keys: ReadonlyMap<string, number>): string | undefined {
  const characters = Array.from(text)
  const grams = characters.map((_, at) => gramAt(characters, at)).filter(isWhole)
  // Of a spelling only the start is sure to be a key.
  if (mayBeSpelt(text)) return grams[0]
  // The codes of a region begin alike.
  if (likeCode.test(text)) return grams.at(-1)
  const fewest = fewestHave(grams, keys)
  const rare = text.replace(inMostNames, ' ')
  return fewest.find((gram) => rare.includes(gram)) ?? fewest[0]
}

// Where letters are those of a name itself, of initials or of a code, each three of them are a key.
const fewestOf = (text: string, keys: ReadonlyMap<string, number>): string => {
  const characters = Array.from(text)
  const grams = characters.map((_, at) => gramAt(characters, at)).filter(isWhole)
  const fewest = fewestHave(grams, keys)
  return (likeCode.test(text) ? fewest.at(-1) : fewest[0]) ?? text
}

function fewestHave(
  grams: readonly string[],
  keys: ReadonlyMap<string, number>,
): readonly string[] {
  const have = (gram: string) => keys.get(gram) ?? 0
  const least = Math.min(...grams.map(have))
  return grams.filter((gram) => have(gram) === least)
}

// One pattern over one path: not every database leads by an index beside alternatives. Each letter makes it larger, and
// some databases take none beyond: what follows is not compared.
function having(text: string): string {
  const named = `^[^ ]*${escaped(text)}`
  if (!mayBeSpelt(text)) return named
  const compared = text.slice(0, spelledMost)
  return [named, spelling(compared), initials(compared)].join('|')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

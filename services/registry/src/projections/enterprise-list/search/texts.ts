import { comparable } from './comparable.ts'
import { initialsLineOf, lineOf, syllablesOf } from './readings.ts'

/** Names and code as the patterns of a search read them: as fragments are compared, by their spelling, by initials. */
export function textsOf(names: readonly string[], codes: readonly string[]): readonly string[] {
  const read = names.map(syllablesOf)
  const texts = [
    ...[...names, ...codes].map(comparable),
    ...read.map(lineOf),
    ...read.map(initialsLineOf),
  ]
  return texts.filter((text) => text !== '')
}

import { below, type Faults } from '@seedline/contracts/kinds'
import { problemOf } from '@seedline/contracts/refusals'
import { type Fact, parseFacts, type Words } from '@seedline/rules'
import { type StatedText, writtenOf } from '../../projections/attested-facts/written.ts'

/** A stated fact as the vocabulary reads it; what it isn't is noted at its field. */
export function readStated(
  words: Words,
  stated: StatedText,
  at: string,
  faults: Faults,
): Fact | undefined {
  const parsed = parseFacts({ facts: [writtenOf(words, stated)] }, words)
  if (parsed.ok) return parsed.value[0]
  for (const { pointer, title } of parsed.problems) {
    const field = pointer.split('/')[3] ?? 'fact'
    const problem = problemOf('FACT_NOT_STATED_SO', { said: { code: title.en, ...title } })
    faults.note(below(at, field === 'asOf' ? 'attestedOn' : field), problem)
  }
  return undefined
}

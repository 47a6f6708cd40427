import type { StatedValue } from '@seedline/contracts/operations'
import type { Words, WrittenFact } from '@seedline/rules'
import type { LocalDate } from '@seedline/values'

/** A fact as people state it: texts, as a form has them. */
export interface StatedText extends StatedValue {
  /** The day on which it is so. */
  readonly attestedOn: LocalDate
  readonly by: string
}

/** The same as a file of facts writes it. What its kind doesn't have stays, for the reader to refuse. */
export function writtenOf(
  words: Words,
  { fact, value, unit, year, attestedOn, by }: StatedText,
): WrittenFact {
  const kind = words.facts.get(fact)?.kind
  const isAnswer = kind === 'yes-no' || kind === 'judgement'
  return {
    fact,
    value: isAnswer && (value === 'true' || value === 'false') ? value === 'true' : value,
    ...(unit !== '' && { unit }),
    ...(year !== 0 && { year }),
    ...((isAnswer || kind === 'standing') && { asOf: attestedOn }),
    ...(kind === 'judgement' && { by }),
  }
}

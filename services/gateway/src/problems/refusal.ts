import { type Problem, ProblemError, type Text } from '@seedline/values'
import { catalogue, type ProblemCode } from './catalogue.ts'
import { kindOfStatus } from './kinds.ts'

type Facts = Readonly<Record<string, string>>

/** A sentence of the catalogue with the facts of the case put in. */
export const withFacts = (text: Text, facts: Facts): Text => {
  const filled = (sentence: string): string =>
    sentence.replace(/\{([a-z]+)\}/gi, (whole, name: string) => facts[name] ?? whole)
  return { zh: filled(text.zh), en: filled(text.en) }
}

/** A problem in the catalogue's words. */
export const problemOf = (
  code: ProblemCode,
  more: Pick<Problem, 'facts' | 'fields'> = {},
): Problem => {
  const { status, title, mend } = catalogue[code]
  const facts = more.facts ?? {}
  return {
    code,
    kind: kindOfStatus(status),
    title: withFacts(title, facts),
    mend: withFacts(mend, facts),
    ...more,
  }
}

/** The same, to be thrown. */
export const refusal = (
  code: ProblemCode,
  more: Pick<Problem, 'facts' | 'fields'> & { readonly cause?: unknown } = {},
): ProblemError => {
  const { cause, ...rest } = more
  return new ProblemError(problemOf(code, rest), cause === undefined ? {} : { cause })
}

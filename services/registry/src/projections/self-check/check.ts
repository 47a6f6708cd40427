import { refusal } from '@seedline/contracts/refusals'
import { type Fact, type Purpose, type RuleBook, type SelfCheck, selfCheck } from '@seedline/rules'
import { ProblemError } from '@seedline/values'
import type { DesignationKind } from '../../designation/events.ts'
import { seesFigures } from '../../facts/secret-figures.ts'
import { type FromRegister, factsKnown, type GatheredFacts, gatheredFor } from './facts-of.ts'
import type { Gatherer, Gathering } from './gatherer.ts'
import { type Remembered, remembering } from './remembering.ts'

export interface CheckQuestion extends Gathering {
  readonly kind: DesignationKind
  readonly purpose: Purpose
  readonly supposed?: readonly Fact[]
}

export interface CheckAnswer {
  /** Not by whom, or until when: it may have been asked before. */
  readonly question: Pick<CheckQuestion, 'enterpriseId' | 'kind' | 'on' | 'purpose' | 'supposed'>
  readonly check: SelfCheck
  readonly known: Omit<GatheredFacts, 'facts'>
}

/** So many answers are remembered; one takes some tens of kB. */
const mostAnswers = 50

interface Answered {
  readonly from: readonly FromRegister[]
  readonly answer: CheckAnswer
}

export interface CheckSources {
  readonly book: RuleBook
  readonly gatherers: readonly Gatherer[]
  readonly answered: Remembered<Answered>
}

export const checkSources = (book: RuleBook, gatherers: readonly Gatherer[]): CheckSources => ({
  book,
  gatherers,
  answered: remembering(mostAnswers),
})

/**
 * An enterprise against the criteria of a designation that are in force on a day. Where every register says the very same as
 * it did when the same was asked before, so does the answer.
 * @throws ProblemError ENTERPRISE_UNKNOWN, RULE_NOT_RECORDED, RULE_NOT_IN_FORCE
 */
export async function checkDesignation(
  { book, gatherers, answered }: CheckSources,
  question: CheckQuestion,
): Promise<CheckAnswer> {
  const { kind, on, purpose, supposed } = question
  const from = await gatheredFor(gatherers, question)
  const asked = askedAs(question)
  const before = asked === undefined ? undefined : answered.get(asked)
  if (before !== undefined && isSame(before.from, from)) return before.answer
  const { facts, ...known } = factsKnown(book.words, from, question, supposed)
  const check = inForce(question, () => selfCheck(book, facts, { rule: kind, on, purpose }))
  const answer = { question, check, known }
  if (asked !== undefined) answered.keep(asked, { from, answer })
  return answer
}

/** What an answer follows from beside what registers say; undefined where it is none to be remembered. */
function askedAs({ supposed = [], recordedAt, ...asked }: CheckQuestion): string | undefined {
  if (supposed.length > 0 || recordedAt !== undefined) return undefined
  const { enterpriseId, kind, purpose, on, actor, uscc } = asked
  return [enterpriseId, kind, purpose, on, seesFigures(actor, uscc)].join(' ')
}

/** Gatherers tell the very same again where nothing was recorded since. */
const isSame = (one: readonly FromRegister[], other: readonly FromRegister[]): boolean =>
  one.length === other.length &&
  one.every(
    ({ name, gathered }, at) => name === other[at]?.name && gathered === other[at]?.gathered,
  )

function inForce<T>({ kind, on }: CheckQuestion, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : ''
    if (code === 'RULE_NOT_IN_FORCE') throw refusal('RULE_NOT_IN_FORCE', { rule: kind, on })
    if (code === 'RULE_UNKNOWN' || code === 'RULE_NOT_RECORDED')
      throw refusal('RULE_NOT_RECORDED', { rule: kind })
    throw error
  }
}

import { refusal } from '@seedline/contracts/refusals'
import { type Fact, type Purpose, type RuleBook, type SelfCheck, selfCheck } from '@seedline/rules'
import { ProblemError } from '@seedline/values'
import type { DesignationKind } from '../../designation/events.ts'
import { factsKnown, type GatheredFacts } from './facts-of.ts'
import type { Gatherer, Gathering } from './gatherer.ts'

export interface CheckQuestion extends Gathering {
  readonly kind: DesignationKind
  readonly purpose: Purpose
  readonly supposed?: readonly Fact[]
}

export interface CheckAnswer {
  readonly question: CheckQuestion
  readonly check: SelfCheck
  readonly known: Omit<GatheredFacts, 'facts'>
}

/**
 * An enterprise against the criteria of a designation that are in force on a day.
 * @throws ProblemError ENTERPRISE_UNKNOWN, RULE_NOT_RECORDED, RULE_NOT_IN_FORCE
 */
export async function checkDesignation(
  { book, gatherers }: { readonly book: RuleBook; readonly gatherers: readonly Gatherer[] },
  question: CheckQuestion,
): Promise<CheckAnswer> {
  const { kind, on, purpose, supposed } = question
  const { facts, ...known } = await factsKnown(book.words, gatherers, question, supposed)
  const check = inForce(question, () => selfCheck(book, facts, { rule: kind, on, purpose }))
  return { question, check, known }
}

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

import { type Confidence, type LocalDate, ProblemError, problem, type Text } from '@seedline/values'
import type { Explanation } from '../explain/explanation.ts'
import { leastConfidenceIn } from '../explain/least-confidence.ts'
import { type Need, needsOf } from '../explain/needs.ts'
import type { Facts } from '../facts/facts.ts'
import type { Outcome } from '../logic/outcome.ts'
import type { RuleConfidence } from '../reference/basis.ts'
import type { Purpose } from '../reference/requirement.ts'
import type { Rule, RuleVersion } from '../reference/rule.ts'
import type { RuleBook } from '../reference/rule-book.ts'
import { versionOn } from '../reference/version-on.ts'
import { explain } from './requirement.ts'

/** What is asked: of which rule, on which day, and what for. */
export interface Question {
  readonly rule: string
  readonly on: LocalDate
  readonly purpose: Purpose
}

/** The answer, with the version that gave it and the whole tree of why. */
export interface SelfCheck extends Question {
  readonly name: Text
  readonly version: string
  readonly instrument: Text
  readonly confidence: RuleConfidence
  readonly note?: Text
  readonly outcome: Outcome
  readonly explanation: Explanation
  readonly needs?: Need
  /** The least that any of the facts in the tree is to be trusted; absent where it names none. */
  readonly leastConfidence?: Confidence
  /** Each source that an item of the tree names. */
  readonly sources: RuleBook['sources']
}

/**
 * Checks facts against the version of a rule that is in force on the day. @throws ProblemError RULE_UNKNOWN,
 * RULE_NOT_RECORDED, RULE_NOT_IN_FORCE
 */
export function selfCheck(book: RuleBook, facts: Facts, question: Question): SelfCheck {
  const rule = ruleOf(book, question.rule)
  const { version, zh, en, source, confidence, note, requirement } = versionInForce(rule, question)
  const { on, purpose } = question
  const basis = { source, confidence }
  const explanation = explain({ words: book.words, facts, on, purpose, basis }, requirement)
  const needs = needsOf(explanation)
  const least = leastConfidenceIn(explanation)
  return {
    ...question,
    name: { zh: rule.zh, en: rule.en },
    version,
    instrument: { zh, en },
    confidence,
    ...(note && { note }),
    outcome: explanation.outcome,
    explanation,
    ...(needs && { needs }),
    ...(least && { leastConfidence: least }),
    sources: sourcesNamed(book, explanation),
  }
}

function ruleOf(book: RuleBook, id: string): Rule {
  const rule = book.rules.get(id)
  if (rule) return rule
  const known = [...book.rules.keys()].join(', ')
  throw new ProblemError(
    problem(
      'RULE_UNKNOWN',
      'not-found',
      { zh: `没有规则“${id}”`, en: `There is no rule "${id}"` },
      { zh: `可用：${known}`, en: `It is one of: ${known}` },
    ),
  )
}

/** The version that answers for that day. @throws ProblemError RULE_NOT_RECORDED, RULE_NOT_IN_FORCE */
export function versionInForce(
  rule: Rule,
  { on, purpose }: Pick<Question, 'on' | 'purpose'>,
): RuleVersion {
  const found = versionOn(rule.versions, on, purpose)
  if (found) return found
  throw new ProblemError(rule.versions.length === 0 ? notRecorded(rule) : notInForce(rule, on))
}

const notRecorded = ({ id, zh, en }: Rule) =>
  problem(
    'RULE_NOT_RECORDED',
    'not-found',
    { zh: `尚未录入“${zh}”的认定条件`, en: `No criteria of "${en}" are recorded` },
    { zh: '请查阅主管部门的通知', en: 'See the notices of the authority' },
    { facts: { rule: id } },
  )

const notInForce = ({ id, zh, en }: Rule, on: LocalDate) =>
  problem(
    'RULE_NOT_IN_FORCE',
    'not-found',
    { zh: `${on} 没有“${zh}”的有效标准`, en: `No version of "${en}" is in force on ${on}` },
    { zh: '请换一个日期', en: 'Ask for another day' },
    { facts: { rule: id, on } },
  )

function sourcesNamed(book: RuleBook, explanation: Explanation): RuleBook['sources'] {
  const named = new Set(keysIn(explanation))
  return Object.fromEntries(Object.entries(book.sources).filter(([key]) => named.has(key)))
}

function keysIn(explanation: Explanation): readonly string[] {
  if (explanation.kind === 'criterion') return explanation.source
  return [...explanation.source, ...explanation.parts.flatMap(keysIn)]
}

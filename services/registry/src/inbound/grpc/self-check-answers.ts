import { checkOutcome, checkPurpose, designationKind } from '@seedline/contracts/operations'
import {
  type DesignationRules,
  type FactWord as FactWordMessage,
  SelfCheck,
} from '@seedline/contracts/registry/v1/self_check_service'
import {
  confidenceWarning,
  type FactWord,
  type RuleBook,
  type RuleVersion,
  tellNeeds,
  unitsOfFact,
} from '@seedline/rules'
import type { CheckAnswer } from '../../projections/self-check/check.ts'
import { confidenceToProto, linesOf } from './self-check-lines.ts'

/** The very same answer is told in the very same words. */
const toldOf = new WeakMap<CheckAnswer, SelfCheck>()

export function selfCheckToProto(answer: CheckAnswer): SelfCheck {
  const before = toldOf.get(answer)
  if (before !== undefined) return before
  const told = toldAnew(answer)
  toldOf.set(answer, told)
  return told
}

const toldAnew = ({ question, check, known }: CheckAnswer): SelfCheck => {
  const { enterpriseId, kind, on, purpose, supposed = [] } = question
  const { name, outcome, version, instrument, confidence, note, needs, leastConfidence } = check
  return SelfCheck.fromPartial({
    enterpriseId,
    kind: designationKind.toProto(kind),
    name,
    on,
    purpose: checkPurpose.toProto(purpose),
    outcome: checkOutcome.toProto(outcome),
    ruleVersion: version,
    instrument,
    doubt: confidenceWarning(confidence),
    ...(note && { note }),
    ...(leastConfidence && { leastConfidence: confidenceToProto(leastConfidence) }),
    lines: [...linesOf(check.explanation, confidence)],
    needs: needs ? tellNeeds(needs, 0).map((line) => ({ depth: line.depth, text: line.text })) : [],
    sources: Object.entries(check.sources).map(([key, { title, url }]) => ({ key, title, url })),
    registers: [...known.registers],
    aside: [...known.aside],
    supposed: supposed.length > 0,
    figuresWithheld: known.figuresWithheld,
  })
}

export const rulesToProto = ({ rules, words }: RuleBook): DesignationRules => ({
  rules: [...rules.values()].map((rule) => ({
    key: rule.id,
    name: { zh: rule.zh, en: rule.en },
    level: rule.level,
    validityYears: rule.validityYears,
    missing: rule.missing,
    note: rule.note,
    versions: rule.versions.map(versionToProto),
  })),
  facts: [...words.facts.values()].map(factToProto),
})

const versionToProto = (
  version: RuleVersion,
): DesignationRules['rules'][number]['versions'][number] => ({
  version: version.version,
  instrument: { zh: version.zh, en: version.en },
  doubt: confidenceWarning(version.confidence),
  missing: version.missing,
  inForce: version.inForce.map(({ from, to, for: purpose }) => ({
    fromOn: from ?? '',
    toOn: to ?? '',
    purpose: purpose ? checkPurpose.toProto(purpose) : checkPurpose.none,
  })),
})

const factToProto = (word: FactWord): FactWordMessage => ({
  key: word.key,
  kind: word.kind,
  name: { zh: word.zh, en: word.en },
  units: [...unitsOfFact(word)],
  note: word.note,
})

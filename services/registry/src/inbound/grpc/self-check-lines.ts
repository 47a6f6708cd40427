import { provenance } from '@seedline/contracts/kinds'
import { checkLineKind, checkOutcome } from '@seedline/contracts/operations'
import {
  type CheckAmount,
  type CheckFact,
  CheckLine,
  type CheckText,
} from '@seedline/contracts/registry/v1/self_check_service'
import {
  confidenceWarning,
  type ExplainedCriterion,
  type ExplainedGroup,
  type ExplainedIndicator,
  type Explanation,
  type Quantity,
  type RuleConfidence,
  tellDifference,
  tellLimit,
  tellQuantity,
} from '@seedline/rules'
import type { Confidence, Text } from '@seedline/values'

/** The tree of why as lines, each after the one that it belongs to; `above` is how far what stands above is trusted. */
export function linesOf(node: Explanation, above: RuleConfidence, depth = 0): readonly CheckLine[] {
  const { outcome, name, path, source, confidence, note } = node
  const head = CheckLine.fromPartial({
    depth,
    outcome: checkOutcome.toProto(outcome),
    name,
    path,
    sources: [...source],
    ...(note && { note }),
    ...(confidence !== above && { doubt: confidenceWarning(confidence) }),
    ...(node.kind === 'group' ? ofGroup(node) : ofCriterion(node)),
  })
  return node.kind === 'group' ? [head, ...within(node, depth + 1)] : [head]
}

function within({ parts, indicators = [], confidence }: ExplainedGroup, depth: number) {
  return [
    ...parts.flatMap((part) => linesOf(part, confidence, depth)),
    ...indicators.flatMap((indicator) => pointsOf(indicator, confidence, depth)),
  ]
}

function pointsOf(
  { name, low, high, most, consulted }: ExplainedIndicator,
  above: RuleConfidence,
  depth: number,
): readonly CheckLine[] {
  const head = CheckLine.fromPartial({
    depth,
    kind: checkLineKind.toProto('points'),
    name,
    pointsLeast: low,
    pointsPossible: high,
    pointsMost: most,
  })
  return [head, ...consulted.flatMap((each) => linesOf(each, above, depth + 1))]
}

const ofGroup = ({ needed, parts }: ExplainedGroup): Partial<CheckLine> => ({
  kind: checkLineKind.toProto('group'),
  needed,
  parts: parts.length,
})

function ofCriterion(node: ExplainedCriterion): Partial<CheckLine> {
  const { is, limit, found, distance, undefinedBecause: because, facts, missing } = node
  return {
    kind: checkLineKind.toProto('criterion'),
    ...(found && { found: amount(found.low, tellQuantity(found.low)) }),
    ...(found?.high && { foundMost: amount(found.high, tellQuantity(found.high)) }),
    ...(is && limit && { comparison: is, limit: amount(limit, tellLimit(is, limit)) }),
    ...(distance && { distance: amount(distance, tellDifference(distance)) }),
    facts: facts.map(usedFact),
    missing: missing.map(({ fact, name, period, part }) => ({ fact, name, period, part })),
    ...(because && { because }),
  }
}

const amount = ({ value, unit }: Quantity, told: Text): CheckAmount => ({ value, unit, told })

const usedFact = (fact: ExplainedCriterion['facts'][number]): CheckFact => ({
  fact: fact.fact,
  name: textOf(fact.name),
  value: textOf(fact.value),
  period: fact.period,
  source: fact.source,
  confidence: confidenceToProto(fact.confidence),
  by: fact.by ?? '',
})

const textOf = ({ zh, en }: Text): CheckText => ({ zh, en })

/** How far a fact is trusted; nothing where it isn't said. */
export const confidenceToProto = (confidence: Confidence) =>
  provenance.toProto({ source: '', confidence, synthetic: false }).confidence

import type { Text } from '@seedline/values'
import type { Outcome } from '../logic/outcome.ts'
import { outcomeName } from '../logic/outcome.ts'
import { confidenceWarning, type RuleConfidence } from '../reference/basis.ts'
import { confidenceNames } from './confidence-name.ts'
import type {
  ExplainedCriterion,
  ExplainedGroup,
  ExplainedIndicator,
  Explanation,
  UsedFact,
} from './explanation.ts'
import { type Line, line } from './line.ts'
import { isBelowZero, tellDifference, tellFound, tellLimit } from './tell-quantity.ts'

/** The tree of why, each node under what it decides. `above` is how far what stands above is to be trusted. */
export function tellTree(node: Explanation, above: RuleConfidence, depth = 0): readonly Line[] {
  const head = node.kind === 'group' ? headOfGroup(node, depth) : headOfCriterion(node, depth)
  return [
    head,
    ...authorityOf(node, above, depth + 1),
    ...(node.kind === 'group' ? insideGroup(node, depth + 1) : insideCriterion(node, depth + 1)),
  ]
}

const marks: Readonly<Record<Outcome, string>> = {
  met: '✓',
  'not-met': '✗',
  unknown: '?',
  'needs-person': '☞',
}

function headOfGroup({ outcome, name, needed, parts }: ExplainedGroup, depth: number): Line {
  const of: Text =
    needed === parts.length
      ? { zh: `全部 ${needed} 项`, en: `all ${needed}` }
      : { zh: `${parts.length} 项中至少 ${needed} 项`, en: `at least ${needed} of ${parts.length}` }
  return line(
    depth,
    `${marks[outcome]} ${name.zh}（${of.zh}）：${outcomeName(outcome).zh}`,
    `${marks[outcome]} ${name.en} (${of.en}): ${outcomeName(outcome).en}`,
  )
}

function headOfCriterion(node: ExplainedCriterion, depth: number): Line {
  const { outcome, name, is, limit, found, distance } = node
  const zh = [`${marks[outcome]} ${name.zh}：${outcomeName(outcome).zh}`]
  const en = [`${marks[outcome]} ${name.en}: ${outcomeName(outcome).en}`]
  if (found) {
    zh.push(tellFound(found).zh)
    en.push(tellFound(found).en)
  }
  if (is && limit) {
    const asked = tellLimit(is, limit)
    zh.push(`要求 ${asked.zh}`)
    en.push(`asked for ${asked.en}`)
  }
  if (distance) {
    const far = tellDifference(distance)
    zh.push(isBelowZero(distance) ? `差 ${far.zh}` : `余 ${far.zh}`)
    en.push(isBelowZero(distance) ? `${far.en} short` : `${far.en} to spare`)
  }
  return line(depth, zh.join('，'), en.join(', '))
}

function authorityOf(
  { confidence, note }: Explanation,
  above: RuleConfidence,
  depth: number,
): readonly Line[] {
  const doubt = confidence === above ? undefined : confidenceWarning(confidence)
  return [
    ...(doubt ? [line(depth, `! 此项${doubt.zh}`, `! This item: ${doubt.en}`)] : []),
    ...(note ? [line(depth, `注：${note.zh}`, `Note: ${note.en}`)] : []),
  ]
}

function insideGroup(node: ExplainedGroup, depth: number): readonly Line[] {
  const { parts, indicators = [], confidence } = node
  return [
    ...parts.flatMap((part) => tellTree(part, confidence, depth)),
    ...indicators.flatMap((each) => tellIndicator(each, confidence, depth)),
  ]
}

function tellIndicator(
  { name, low, high, most, consulted }: ExplainedIndicator,
  above: RuleConfidence,
  depth: number,
): readonly Line[] {
  const points = low === high ? `${low}` : `${low}–${high}`
  return [
    line(
      depth,
      `· ${name.zh}：${points} / ${most} 分`,
      `· ${name.en}: ${points} of ${most} points`,
    ),
    ...consulted.flatMap((each) => tellTree(each, above, depth + 1)),
  ]
}

function insideCriterion(node: ExplainedCriterion, depth: number): readonly Line[] {
  const { facts, missing, undefinedBecause: because } = node
  return [
    ...(because ? [line(depth, because.zh, because.en)] : []),
    ...facts.map((fact) => tellFact(fact, depth)),
    ...missing.map(({ name, period, part }) =>
      line(
        depth,
        `缺：${name.zh}，${period}${part ? `，${part.zh}` : ''}`,
        `missing: ${name.en}, ${period}${part ? `, ${part.en}` : ''}`,
      ),
    ),
  ]
}

function tellFact({ name, value, period, source, confidence, by }: UsedFact, depth: number): Line {
  const trust = confidenceNames[confidence]
  const judge = by === undefined ? { zh: '', en: '' } : { zh: `，由 ${by}`, en: `, by ${by}` }
  return line(
    depth,
    `据：${name.zh} ${value.zh}，${period}${judge.zh}，${source || '未注明来源'}，${trust.zh}`,
    `fact: ${name.en} ${value.en}, ${period}${judge.en}, ${source || 'no source named'}, ${trust.en.toLowerCase()}`,
  )
}

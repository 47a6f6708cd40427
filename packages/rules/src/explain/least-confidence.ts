import { type Confidence, confidences } from '@seedline/values'
import type { Explanation, UsedFact } from './explanation.ts'

/** The least that any fact under a node is to be trusted: a verdict is worth no more than that. */
export function leastConfidenceIn(node: Explanation): Confidence | undefined {
  const inOrder: readonly Confidence[] = [...confidences, 'unstated']
  const found = new Set(factsIn(node).map(({ confidence }) => confidence))
  return inOrder.findLast((confidence) => found.has(confidence))
}

function factsIn(node: Explanation): readonly UsedFact[] {
  if (node.kind === 'criterion') return node.facts
  const { parts, indicators = [] } = node
  return [
    ...parts.flatMap(factsIn),
    ...indicators.flatMap(({ consulted }) => consulted.flatMap(factsIn)),
  ]
}

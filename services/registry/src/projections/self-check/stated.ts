import type { WrittenFact } from '@seedline/rules'
import { type Confidence, confidences, type Provenance } from '@seedline/values'

type Confident = Pick<WrittenFact, 'confidence'>

/** How a fact of a register says where it comes from. */
export function statedBy(
  provenance: Provenance | null,
  otherwise: string,
): Pick<WrittenFact, 'source' | 'confidence'> {
  const source = provenance && provenance.source !== '' ? provenance.source : otherwise
  return { source, ...confidenceOf(provenance?.confidence ?? 'unstated') }
}

/** How far a list is to be trusted: as its least item; nothing where one doesn't say. */
export function leastConfidence(provenances: readonly (Provenance | null)[]): Confident {
  if (provenances.length === 0) return {}
  const ranked: readonly Confidence[] = [...confidences, 'unstated']
  const ranks = provenances.map((one) => ranked.indexOf(one?.confidence ?? 'unstated'))
  return confidenceOf(ranked[Math.max(...ranks)] ?? 'unstated')
}

const confidenceOf = (confidence: Confidence): Confident =>
  confidence === 'unstated' ? {} : { confidence }

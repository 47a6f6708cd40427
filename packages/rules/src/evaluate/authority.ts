import type { Text } from '@seedline/values'
import type { OwnBasis } from '../reference/requirement.ts'
import type { Setting } from './setting.ts'

/** Where an item stands and on what it rests: on its own sources, else on its version's. */
export function authority(
  { basis }: Setting,
  { zh, en, source, confidence, note }: Text & OwnBasis,
  path: string,
) {
  return {
    path,
    name: { zh, en },
    source: source ?? basis.source,
    confidence: confidence ?? basis.confidence,
    ...(note && { note }),
  }
}

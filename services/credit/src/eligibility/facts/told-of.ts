import { provenance as provenanceKind } from '@seedline/contracts/kinds'
import type { Provenance } from '@seedline/contracts/values/v1/values'
import type { Told } from './known.ts'

/** By which version of a record something is told, and who told it there. */
export function told(version: number, provenance: Provenance | undefined): Told {
  if (provenance === undefined)
    return { version, source: '', confidence: 'unstated', synthetic: false }
  const { source, confidence, synthetic } = provenanceKind.recorded(provenance)
  return { version, source, confidence, synthetic }
}

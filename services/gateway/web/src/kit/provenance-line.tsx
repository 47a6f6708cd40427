import { useText } from '../i18n/i18n.ts'
import type { Line } from './details.tsx'
import { Mark, type ProvenanceMark } from './provenance.tsx'

/** A line that says where something comes from; left out where nobody said so. */
export function useProvenanceLine(of: ProvenanceMark | undefined): Line {
  const text = useText()
  return [text('history.provenance'), of ? <Mark key="mark" of={of} /> : undefined]
}

import type { Provenance as ProtoProvenance } from '@seedline/contracts/values/v1/values'
import { type Fields, readText } from '@seedline/requests'
import { statedConfidenceFromProto } from '../proto/provenance-codec.ts'
import type { Provenance } from '../words/provenance.ts'

/** Undefined where none is given. Faults: VALUE_NOT_IN_LIST and those of a text. */
export function readProvenance(
  fields: Fields,
  pointer: string,
  input: ProtoProvenance | undefined,
): Provenance | undefined {
  if (input === undefined) return undefined
  const confidence =
    statedConfidenceFromProto(input.confidence) ??
    fields.refuse(`${pointer}/confidence`, 'VALUE_NOT_IN_LIST', {
      zh: '可信程度应为已核实、据报道或未核实',
      en: 'The confidence is verified, reported or unverified',
    })
  const source = readText(fields, `${pointer}/source`, input.source, {
    max: 300,
    empty: 'allowed',
  })
  if (confidence === undefined || source === undefined) return undefined
  return { source, confidence, synthetic: input.synthetic }
}

import type { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import type {
  Evidence as ProtoEvidence,
  Provenance as ProtoProvenance,
} from '@seedline/contracts/values/v1/values'
import { type Fields, readText } from '@seedline/requests'
import { confidenceFromProto, evidenceKindFrom } from '../../facts/codec.ts'
import { type Evidence, evidenceKinds, evidenceMax } from '../../facts/evidence.ts'
import type { Provenance } from '../../facts/provenance.ts'
import type { Rung } from '../../stage-record/rung.ts'
import { rungFromProto } from '../../stage-record/rung-codec.ts'

/** Faults: VALUE_NOT_IN_LIST, URL_MALFORMED, SHA256_MALFORMED and those of a text. */
export function readEvidence(
  fields: Fields,
  pointer: string,
  input: ProtoEvidence,
): Evidence | undefined {
  const kind =
    evidenceKindFrom(input.kind) ??
    fields.refuse(`${pointer}/kind`, 'VALUE_NOT_IN_LIST', {
      zh: `依据的种类应为 ${evidenceKinds.join('、')} 之一`,
      en: `The kind of evidence is one of ${evidenceKinds.join(', ')}`,
    })
  const title = readText(fields, `${pointer}/title`, input.title, { max: 300 })
  const url = readUrl(fields, `${pointer}/url`, input.url)
  const sha256 = readSha256(fields, `${pointer}/sha256`, input.sha256)
  if (kind === undefined || title === undefined || url === undefined || sha256 === undefined)
    return undefined
  return { kind, title, url, sha256 }
}

/** Faults: LIST_TOO_LONG and those of each piece. */
export function readEvidenceList(
  fields: Fields,
  input: readonly ProtoEvidence[],
): readonly Evidence[] | undefined {
  if (input.length > evidenceMax)
    return fields.refuse('/evidence', 'LIST_TOO_LONG', {
      zh: `一次最多 ${evidenceMax} 份依据`,
      en: `At most ${evidenceMax} pieces of evidence at once`,
    })
  return input.flatMap((one, index) => readEvidence(fields, `/evidence/${index}`, one) ?? [])
}

/** Null where none is given. Fault: VALUE_NOT_IN_LIST and those of a text. */
export function readProvenance(
  fields: Fields,
  input: ProtoProvenance | undefined,
): Provenance | null | undefined {
  if (input === undefined) return null
  const confidence =
    confidenceFromProto(input.confidence) ??
    fields.refuse('/provenance/confidence', 'VALUE_NOT_IN_LIST', {
      zh: '可信程度应为已核实、据报道或未核实',
      en: 'The confidence is verified, reported or unverified',
    })
  const source = readText(fields, '/provenance/source', input.source, {
    max: 300,
    empty: 'allowed',
  })
  if (confidence === undefined || source === undefined) return undefined
  return { source, confidence, synthetic: input.synthetic }
}

/** Fault: VALUE_NOT_IN_LIST. */
export const readRung = (fields: Fields, pointer: string, input: ProtoRung): Rung | undefined =>
  rungFromProto(input) ??
  fields.refuse(pointer, 'VALUE_NOT_IN_LIST', {
    zh: '没有这样的阶段',
    en: 'There is no such rung',
  })

function readUrl(fields: Fields, pointer: string, input: string): string | undefined {
  const url = readText(fields, pointer, input, { max: 2000, empty: 'allowed' })
  if (url === undefined || url === '') return url
  // Only these schemes: a page shows the address as a link.
  if (/^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)) return url
  return fields.refuse(pointer, 'URL_MALFORMED', {
    zh: '网址须以 http:// 或 https:// 开头',
    en: 'An address begins with http:// or https://',
  })
}

function readSha256(fields: Fields, pointer: string, input: string): string | undefined {
  if (input === '' || /^[0-9a-f]{64}$/.test(input)) return input
  return fields.refuse(pointer, 'SHA256_MALFORMED', {
    zh: 'SHA-256 是 64 位小写十六进制',
    en: 'A SHA-256 is 64 lower-case hex digits',
  })
}

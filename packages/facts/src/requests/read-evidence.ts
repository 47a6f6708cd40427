import type { Evidence as ProtoEvidence } from '@seedline/contracts/values/v1/values'
import { type Fields, readList, readText } from '@seedline/requests'
import { evidenceKindFrom } from '../proto/evidence-codec.ts'
import { type Evidence, evidenceKinds, evidenceMax } from '../words/evidence.ts'

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
  if (kind === undefined || title === undefined || url === undefined || sha256 === undefined) {
    return undefined
  }
  return { kind, title, url, sha256 }
}

/** At most `max` pieces. Faults: LIST_TOO_LONG and those of each piece. */
export const readEvidenceList = (
  fields: Fields,
  pointer: string,
  items: readonly ProtoEvidence[],
  max = evidenceMax,
): readonly Evidence[] | undefined =>
  readList(fields, { pointer, items, max }, (item, at) => readEvidence(fields, at, item))

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

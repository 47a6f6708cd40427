import { canonicalJson } from '../eligibility/answer/canonical-json.ts'

/** What of a query is signed with its verdict: whose it is, what it rests on, and until when it holds. */
export interface Told {
  readonly queryId: string
  readonly requestId: string
  readonly bank: string
  readonly uscc: string
  readonly consentId: string
  readonly consentVersion: number
  readonly answeredAt: string
  readonly validUntil: string
}

/** The answer, canonical JSON: `verdict`, which is that already, comes behind all other keys. */
export function envelopeOf(told: Told, verdict: string): string {
  const { queryId, requestId, bank, uscc, consentId, consentVersion, answeredAt, validUntil } = told
  const head = canonicalJson({
    queryId,
    requestId,
    bank,
    uscc,
    consentId,
    consentVersion,
    answeredAt,
    validUntil,
  })
  return `${head.slice(0, -1)},"verdict":${verdict}}`
}

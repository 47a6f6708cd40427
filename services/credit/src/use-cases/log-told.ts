import { canonicalJson } from '../eligibility/answer/canonical-json.ts'
import type { QueryEvent } from '../eligibility-query/events.ts'
import type { LogTold } from './ask-eligibility.ts'

/** Where entries are added that nobody can change unseen. */
export interface AuditLogPort {
  append(
    entry: { readonly id: string; readonly bytes: Uint8Array },
    deadline: Date,
  ): Promise<unknown>
}

/** Of which fields of the enterprise something is told; what they said stands in the answer, not here. */
const released = [
  'rights.legalStatus',
  'rights.owners',
  'rights.term',
  'rights.fees',
  'rights.pledges',
  'rights.licences',
  'rights.disputes',
  'rights.invalidations',
] as const

/** Five years: what the law asks of a lender's records, at least; the log itself forgets nothing. */
const RETAINED_YEARS = 5

/** What the audit log says of a query: names of fields, digests and versions, and no fact. */
export const entryOf = (told: QueryEvent): { readonly id: string; readonly bytes: Uint8Array } => {
  const { queryId, asked, askedOn } = told
  const common = {
    kind: told.type,
    queryId,
    ...asked,
    askedOn,
    retainUntil: retainedUntil(askedOn),
  }
  const says =
    told.type === 'EligibilityRefused'
      ? { ...common, code: told.code }
      : {
          ...common,
          enterpriseId: told.enterpriseId,
          consentId: told.consentId,
          consentVersion: told.consentVersion,
          decision: told.decision,
          answerDigest: told.answerDigest,
          keyId: told.keyId,
          policyVersion: told.policyVersion,
          answeredAt: told.answeredAt,
          validUntil: told.validUntil,
          rights: told.rights,
          released,
        }
  return { id: queryId, bytes: Buffer.from(canonicalJson(says)) }
}

/** How long an entry of that day is kept. */
export const retainedUntil = (day: string): string =>
  `${Number(day.slice(0, 4)) + RETAINED_YEARS}${day.slice(4)}`

export const logIn =
  (log: AuditLogPort): LogTold =>
  async (told, deadline) =>
    void (await log.append(entryOf(told), deadline))

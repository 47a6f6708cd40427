import type {
  AuditHead,
  ConsistencyProof,
  InclusionProof,
} from '@seedline/contracts/credit/v1/audit_service'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { instantOf } from '@seedline/values'
import { eligibilityQuery } from '../eligibility-query/aggregate.ts'
import type { QueryId } from '../eligibility-query/events.ts'
import { type AuditLogPort, entryOf } from './log-told.ts'

export interface SignedHead {
  readonly size: number
  readonly root: string
  readonly at: Date
  readonly jws: string
}

/** A log that proves what it holds. */
export interface ProvingLog extends AuditLogPort {
  append(
    entry: { readonly id: string; readonly bytes: Uint8Array },
    deadline: Date,
  ): Promise<{ readonly index: number }>
  head(): Promise<SignedHead | undefined>
  signHead(): Promise<SignedHead | undefined>
  inclusion(index: number, size: number): Promise<readonly Uint8Array[]>
  consistency(before: number, after: number): Promise<readonly Uint8Array[]>
}

/** The head that was signed last. @throws ProblemError AUDIT_LOG_EMPTY */
export const auditHead = async (log: ProvingLog): Promise<AuditHead> =>
  headToProto((await log.head()) ?? (await signed(log)))

/** Proves that what a query was told is in the log, against a signed head. @throws ProblemError QUERY_UNKNOWN */
export async function proveQueryLogged(
  { store, log }: { readonly store: EventStore; readonly log: ProvingLog },
  queryId: QueryId,
  deadline: Date,
): Promise<InclusionProof> {
  const { state } = await store.current(eligibilityQuery, queryId)
  if (state.status === 'not-asked') throw refusal('QUERY_UNKNOWN', { query_id: queryId })
  const { id, bytes } = entryOf(state.told)
  // Once more adds nothing, and tells where it stands.
  const { index } = await log.append({ id, bytes }, deadline)
  const latest = await log.head()
  const head = latest && latest.size > index ? latest : await signed(log)
  return {
    index,
    entryId: id,
    entry: Buffer.from(bytes).toString('utf8'),
    path: (await log.inclusion(index, head.size)).map(written),
    head: headToProto(head),
  }
}

/** Proves that the log still begins with what a kept head says. @throws ProblemError AUDIT_LOG_EMPTY, AUDIT_INDEX_UNKNOWN */
export async function proveLogKept(log: ProvingLog, before: number): Promise<ConsistencyProof> {
  const latest = await log.head()
  const head = latest && latest.size >= before ? latest : await signed(log)
  if (head.size < before) throw refusal('AUDIT_INDEX_UNKNOWN', { index: before - 1 })
  const path = await log.consistency(before, head.size)
  return { before, path: path.map(written), head: headToProto(head) }
}

async function signed(log: ProvingLog): Promise<SignedHead> {
  const head = await log.signHead()
  if (head === undefined) throw refusal('AUDIT_LOG_EMPTY')
  return head
}

const written = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url')

const headToProto = ({ size, root, at, jws }: SignedHead): AuditHead => ({
  size,
  root,
  signedAt: instantOf(at),
  signature: jws,
})

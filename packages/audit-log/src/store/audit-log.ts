import type { Clock } from '@seedline/values'
import type { JSONWebKeySet } from 'jose'
import type { Connection } from 'mongoose'
import type { HeadSigner } from '../head/keys.ts'
import type { AuditEntry } from './entry.ts'
import type { ExportedPage } from './export.ts'
import type { Proof } from './read-proofs.ts'
import type { Placed } from './write-groups.ts'

export interface LogLimits {
  /** No append takes longer. */
  readonly budgetMs: number
  readonly queuedAppends: number
  /** A head is signed so often while something is added; at most 60 s. */
  readonly headEveryMs: number
}

export interface AuditLogOptions {
  readonly connection: Connection
  /** The log's own name, which stands in every head: up to 40 lower-case letters, digits and hyphens. */
  readonly log: string
  readonly signer: HeadSigner
  readonly clock: Clock
  readonly limits?: Partial<LogLimits>
  readonly logger?: { warn(facts: object, message: string): void }
}

/** A head that was signed, and what it says. */
export interface SignedHead {
  readonly size: number
  /** base64url. */
  readonly root: string
  readonly at: Date
  /** Compact JWS: what a bank keeps. */
  readonly jws: string
}

/** An entry as it stands in the log. */
export interface LoggedEntry extends AuditEntry {
  readonly index: number
  readonly leafHash: Uint8Array
  readonly at: Date
}

/** A log to which entries are added, and in which nothing is ever changed without being found. */
export interface AuditLog {
  /**
   * Resolves once the entry is durable, and so may be answered on.
   * @throws ProblemError EVENT_STORE_UNAVAILABLE, EVENT_STORE_OVERLOADED (it was not added), OUTCOME_UNKNOWN (add it again),
   * AUDIT_ENTRY_DIFFERS, AUDIT_ENTRY_TOO_LARGE, ID_INVALID, AUDIT_LOG_DAMAGED
   */
  append(entry: AuditEntry, deadline?: Date): Promise<Placed>
  /** How many entries there are. */
  size(): Promise<number>
  /** The largest head that was signed; undefined before the first entry. */
  head(): Promise<SignedHead | undefined>
  /** Signs a head of all there is, now. */
  signHead(): Promise<SignedHead | undefined>
  /** The keys of all heads, also of former ones. */
  keys(): Promise<JSONWebKeySet>
  /** Entries from an index on: some hundreds, none after the last. */
  entriesFrom(index: number): Promise<readonly LoggedEntry[]>
  /** Proves that the entry at an index is in the tree of a size. */
  inclusion(index: number, size: number): Promise<Proof>
  /** Proves that the tree of a size begins with an earlier one. */
  consistency(before: number, after: number): Promise<Proof>
  /** The whole log as lines of JSON, for `@seedline/audit-log/check`. */
  exported(): AsyncIterable<string>
  /** What of it begins at an index: 0, or where a page before it ended. All pages together are the whole. */
  exportedPage(from: number): Promise<ExportedPage>
  /** Those of these ids that stand in the log; some hundreds at most. */
  standing(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Finishes what is under way, and signs what was added. */
  close(): Promise<void>
}

export { type HeadSigner, headSigner } from './head/keys.ts'
export type { TreeHead } from './head/stored-head.ts'
export type {
  AuditLog,
  AuditLogOptions,
  LoggedEntry,
  LogLimits,
  SignedHead,
} from './store/audit-log.ts'
export { connectAuditLog, exportAuditLog } from './store/connect.ts'
export { type AuditEntry, ENTRY_BYTES, leafOf } from './store/entry.ts'
export type { Placed } from './store/write-groups.ts'
export type { Hash } from './tree/hash.ts'
export { verifyConsistency, verifyInclusion } from './tree/verify.ts'

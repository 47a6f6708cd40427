import { refusal } from '@seedline/contracts/refusals'
import { type Hash, leafHash } from '../tree/hash.ts'

/** What is logged: the canonical bytes of something that is recorded elsewhere, under its own id. */
export interface AuditEntry {
  /** 1 to 200 visible ASCII characters. Given twice, it stands once. */
  readonly id: string
  readonly bytes: Uint8Array
}

export const ENTRY_BYTES = 64 * 1024

const idForm = /^[\x21-\x7e]{1,200}$/
const BETWEEN = Buffer.of(0)

/** A leaf says under which id its bytes stand: id, a zero byte (which no id has), bytes. */
export const leafOf = ({ id, bytes }: AuditEntry): Hash =>
  leafHash(Buffer.concat([Buffer.from(id, 'latin1'), BETWEEN, bytes]))

/** @throws ProblemError ID_INVALID, AUDIT_ENTRY_TOO_LARGE */
export function checkEntry({ id, bytes }: AuditEntry): void {
  if (!idForm.test(id)) throw refusal('ID_INVALID', { name: 'id', found: String(id).slice(0, 40) })
  if (bytes.length > ENTRY_BYTES) {
    throw refusal('AUDIT_ENTRY_TOO_LARGE', { bytes: bytes.length, most_bytes: ENTRY_BYTES })
  }
}

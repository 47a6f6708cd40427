import type { KeyStore } from '../idempotency/key-store.ts'
import type { KeyRecord } from '../idempotency/record.ts'

/** Keys in memory, with the same promises as those in the database. */
export const memoryKeys = (): KeyStore & { readonly records: Map<string, KeyRecord> } => {
  const records = new Map<string, KeyRecord>()
  const owned = (id: string, owner: string) => {
    const known = records.get(id)
    return known?.owner === owner && known.state === 'in-flight' ? known : undefined
  }
  return {
    records,
    async begin(id, record) {
      const known = records.get(id)
      if (known === undefined) records.set(id, record)
      return known
    },
    async takeOver(id, known, record) {
      const current = records.get(id)
      if (current?.owner !== known.owner || current.state !== known.state) return false
      records.set(id, record)
      return true
    },
    async answer(id, owner, answer, expiresAt) {
      const known = owned(id, owner)
      if (known === undefined) return false
      const { requestHash } = known
      records.set(id, { state: 'answered', requestHash, owner, answer, expiresAt })
      return true
    },
    async release(id, owner) {
      const known = owned(id, owner)
      if (known) records.set(id, { ...known, leaseUntil: new Date(0) })
    },
  }
}

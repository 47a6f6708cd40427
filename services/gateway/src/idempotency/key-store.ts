import type { KeptAnswer, KeyRecord } from './record.ts'

export type InFlight = Extract<KeyRecord, { state: 'in-flight' }>

/** Where keys are kept. Every call is bounded; failures are ProblemErrors of kind unavailable. */
export interface KeyStore {
  /** Keeps the record unless the key is known; then answers what is known of it. */
  begin(id: string, record: InFlight): Promise<KeyRecord | undefined>
  /** Puts the record in place of the one known, unless that has changed: then false. */
  takeOver(id: string, known: KeyRecord, record: InFlight): Promise<boolean>
  /** Keeps the answer while the record is still the owner's; else false. */
  answer(id: string, owner: string, answer: KeptAnswer, expiresAt: Date): Promise<boolean>
  /** Ends the owner's lease and keeps what the key was used for. */
  release(id: string, owner: string): Promise<void>
}

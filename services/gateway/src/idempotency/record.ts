/** An answer as it was given, to be given again. */
export interface KeptAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly etag?: string
}

interface Entry {
  readonly requestHash: string
  /** Fencing token: only who holds it may answer or release the record. */
  readonly owner: string
  readonly expiresAt: Date
}

/** What is kept of a key: a request under way, or its answer. */
export type KeyRecord =
  | (Entry & { readonly state: 'in-flight'; readonly leaseUntil: Date })
  | (Entry & { readonly state: 'answered'; readonly answer: KeptAnswer })

/** What to do with a request whose key is known already. */
export type Verdict =
  | { readonly verdict: 'replay'; readonly answer: KeptAnswer }
  | { readonly verdict: 'in-use' }
  | { readonly verdict: 'reused' }
  | { readonly verdict: 'take-over' }

/**
 * Judges a known key. A record past its time counts as none; one left under way by a process that is gone is taken over
 * once its lease has passed, by a request for the same thing only.
 */
export const judge = (known: KeyRecord, requestHash: string, now: Date): Verdict => {
  if (known.expiresAt <= now) return { verdict: 'take-over' }
  if (known.requestHash !== requestHash) return { verdict: 'reused' }
  switch (known.state) {
    case 'answered':
      return { verdict: 'replay', answer: known.answer }
    case 'in-flight':
      return { verdict: known.leaseUntil <= now ? 'take-over' : 'in-use' }
    default: {
      const unknown: never = known
      throw new Error(`no such record: ${JSON.stringify(unknown)}`)
    }
  }
}

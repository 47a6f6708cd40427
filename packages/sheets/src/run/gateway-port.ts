/** An entry of a batch, as the public interface takes it. */
export interface BatchEntry {
  readonly key: string
  readonly request: Readonly<Record<string, unknown>>
  readonly expectedVersion?: number
}

/** What is said of one entry. */
export interface BatchVerdict {
  readonly verdict: 'recorded' | 'repeated' | 'unchanged' | 'acceptable' | 'refused'
  readonly code?: string
  readonly detail?: string
  readonly mend?: string
  readonly errors?: readonly {
    readonly pointer: string
    readonly code: string
    readonly detail: string
    readonly mend: string
  }[]
  readonly facts?: Readonly<Record<string, string>>
}

/**
 * The public interface, as far as an import needs it; each call is repeated by whoever fulfils it while the system says
 * "not now", and speaks the reader's language.
 */
export interface GatewayPort {
  batch(
    operation: string,
    given: { readonly tryOnly: boolean; readonly entries: readonly BatchEntry[] },
  ): Promise<readonly BatchVerdict[]>
  get(path: string): Promise<Readonly<Record<string, unknown>>>
}

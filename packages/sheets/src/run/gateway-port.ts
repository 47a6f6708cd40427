/** An entry of a batch, as the public interface takes it. */
export interface BatchEntry {
  readonly key: string
  readonly request: Readonly<Record<string, unknown>>
  readonly expectedVersion?: number
}

/** What is said of one entry; of what is `not-now` nobody knows yet, and it may be given again under its key. */
export interface BatchVerdict {
  readonly verdict: 'recorded' | 'repeated' | 'unchanged' | 'acceptable' | 'refused' | 'not-now'
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
 * The public interface, as far as an import needs it, in the reader's language. Whoever fulfils it repeats a call that as
 * a whole is told "not now"; the entries that are told so within an answer are given again by the import.
 */
export interface GatewayPort {
  batch(
    operation: string,
    given: { readonly tryOnly: boolean; readonly entries: readonly BatchEntry[] },
  ): Promise<readonly BatchVerdict[]>
  get(path: string): Promise<Readonly<Record<string, unknown>>>
}

/** What can be wrong with an export, and where. Entries are numbered from 0; `to` is the first that isn't meant any more. */
export type Finding = {
  /** `altered`: not what was recorded. `removed`: missing. `truncated`: missing at the end. */
  readonly kind: 'altered' | 'removed' | 'truncated' | 'inserted' | 'reordered' | 'rewritten' | 'forked' | 'head' | 'line'
  readonly from: number
  readonly to: number
  /** Where it stands, of what stands elsewhere than it was recorded. */
  readonly at?: number
  /** The line of the export, from 1 on. */
  readonly line?: number
  readonly id?: string
}

export interface Sentence {
  readonly zh: string
  readonly en: string
}

import type { CellFault } from '../columns/read-row.ts'

/** What became of a row; of a trial, what would become of it. */
export type Verdict =
  | { readonly kind: 'recorded'; readonly row: number }
  /** It was known, and these of its columns are recorded anew. */
  | { readonly kind: 'changed'; readonly row: number; readonly differences: readonly Difference[] }
  | { readonly kind: 'same'; readonly row: number }
  | { readonly kind: 'refused'; readonly row: number; readonly faults: readonly CellFault[] }

/** A column of what was known, before and after. */
export interface Difference {
  readonly column: string
  readonly before: string
  readonly after: string
}

/** How many rows came out how. */
export interface Counts {
  readonly rows: number
  readonly recorded: number
  readonly changed: number
  readonly same: number
  readonly refused: number
}

export const noRows: Counts = { rows: 0, recorded: 0, changed: 0, same: 0, refused: 0 }

export const counted = (counts: Counts, { kind }: Verdict): Counts => ({
  ...counts,
  rows: counts.rows + 1,
  [kind]: counts[kind] + 1,
})

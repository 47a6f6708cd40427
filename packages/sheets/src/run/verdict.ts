import type { CellFault } from '../columns/read-row.ts'
import type { RowNote } from '../kinds/import-kind.ts'

/** What became of a row; of a trial, what would become of it. */
export type Verdict =
  | { readonly kind: 'recorded'; readonly row: number; readonly notes?: readonly Note[] }
  /** It was known, and these of its columns are recorded anew. */
  | {
      readonly kind: 'changed'
      readonly row: number
      readonly differences: readonly Difference[]
      readonly notes?: readonly Note[]
    }
  | { readonly kind: 'same'; readonly row: number; readonly notes?: readonly Note[] }
  | { readonly kind: 'refused'; readonly row: number; readonly faults: readonly CellFault[] }

/** What is said of a row that was taken. */
export interface Note extends RowNote {
  readonly value: string
}

/** What is said of a row that was taken; of one that was refused its faults say it. */
export const notesOf = (verdict: Verdict): readonly Note[] =>
  verdict.kind === 'refused' ? [] : (verdict.notes ?? [])

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

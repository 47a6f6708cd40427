import type { Fact } from './fact.ts'

/** One row of the register that was announced before an offering. */
export interface HolderRow {
  readonly at: string
  readonly name: string
  readonly nameLeaf: string
  readonly before: bigint | undefined
  readonly after: bigint | undefined
  readonly facts: {
    readonly before: Fact | undefined
    readonly beforePercent: Fact | undefined
    readonly after: Fact | undefined
    readonly afterPercent: Fact | undefined
  }
}

/** The rows by name; of several of one name the first. */
export const firstByName = (rows: readonly HolderRow[]): ReadonlyMap<string, HolderRow> =>
  new Map(rows.toReversed().map((row) => [row.name, row]))

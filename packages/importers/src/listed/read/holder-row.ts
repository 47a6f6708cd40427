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

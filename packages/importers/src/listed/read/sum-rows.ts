import { type Comparison, type Note, note } from '../found.ts'
import { wholeOf } from './amount.ts'
import { compared } from './compare.ts'
import { ratio } from './exact.ts'
import { allLeavesOf, type Fact } from './fact.ts'
import type { HolderRow } from './holder-row.ts'

/** That a row is no holder. */
export const sumRow = (at: string): Note =>
  note(
    at,
    'SUM_OF_ROWS',
    '这一行是合计，不是股东：与其余各行之和核对，未录入',
    'the row is the sum of others, and no holder: it is compared with them, and not recorded',
  )

/** What is in a row that sums others up. */
export interface SumRow {
  /** How many rows of holders stand above it. */
  readonly above: number
  /** How many of them an earlier sum had. */
  readonly summed: number
  readonly before: Fact | undefined
  readonly after: Fact | undefined
}

type Column = 'before' | 'after'

/** The shares of the offering as a whole, where they are stated. */
export type Wholes = Readonly<Record<Column, bigint | undefined>>

const words: Readonly<Record<Column, readonly [zh: string, en: string]>> = {
  before: ['发行前合计行', 'row of sums before'],
  after: ['发行后合计行', 'row of sums after'],
}

/**
 * Each sum beside what it may be the sum of: all rows above it, those since the sum before, all that
 * there are, or every share where the rows are only the largest holders.
 */
export function compareSums(
  sums: readonly SumRow[],
  rows: readonly HolderRow[],
  wholes: Wholes,
): Comparison[] {
  const totals = { before: totalsOf(rows, 'before'), after: totalsOf(rows, 'after') }
  return sums.flatMap((sum) =>
    (['before', 'after'] as const).flatMap((column) => {
      const fact = sum[column]
      const stated = fact && wholeOf(fact)?.quantity
      if (!fact || stated === undefined) return []
      const total = totals[column]
      const above = total(0, sum.above)
      const all = total(0, rows.length)
      const since = total(sum.summed, sum.above)
      const shown = sum.above === 0 ? all : above
      const may = [shown, since, all, wholes[column]]
      const found = may.find((one) => one === stated) ?? shown
      if (found === undefined) return []
      const [zh, en] = words[column]
      const of = { stated: ratio(stated), digits: 0, found: ratio(found) }
      return [compared({ at: fact.at, what: { zh, en }, ...of, leaves: allLeavesOf(fact) })]
    }),
  )
}

type TotalOf = (from: number, to: number) => bigint | undefined

/** The total of rows from one to before another: undefined where a row states what can't be read, or none states any. */
function totalsOf(rows: readonly HolderRow[], column: Column): TotalOf {
  const so: { sum: bigint; stated: number; lacking: number }[] = [
    { sum: 0n, stated: 0, lacking: 0 },
  ]
  for (const row of rows) {
    const { sum, stated, lacking } = so.at(-1) ?? { sum: 0n, stated: 0, lacking: 0 }
    const own = row[column]
    so.push({
      sum: sum + (own ?? 0n),
      stated: stated + (own === undefined ? 0 : 1),
      lacking: lacking + (own === undefined && row.facts[column] ? 1 : 0),
    })
  }
  return (from, to) => {
    const [a, b] = [so[from], so[to]]
    if (!a || !b || a.lacking !== b.lacking || a.stated === b.stated) return undefined
    return b.sum - a.sum
  }
}

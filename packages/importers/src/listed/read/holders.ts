import { type Comparison, type Note, note } from '../found.ts'
import { holderName, isPublic, isSum } from '../holder.ts'
import { wholeOf } from './amount.ts'
import { decimalOf } from './exact.ts'
import { type Fact, factAt } from './fact.ts'
import type { HolderRow } from './holder-row.ts'
import { items, member, type Node } from './node.ts'
import { compareSums, type SumRow, sumRow, type Wholes } from './sum-rows.ts'

interface Holders {
  readonly rows: readonly HolderRow[]
  readonly notes: readonly Note[]
  readonly comparisons: readonly Comparison[]
}

/** The holders before the offering and after it, as announced; rows that sum them up are none. */
export function readHolders(section: Node, wholes: Wholes): Holders {
  const notes: Note[] = []
  const rows: HolderRow[] = []
  const sums: SumRow[] = []
  for (const row of items(section)) {
    const name = factAt(member(row, 'name', 'holder', 'shareholder'))
    const facts = {
      before: factAt(member(row, 'before', 'shares_before', 'shares')),
      beforePercent: factAt(member(row, 'before_pct', 'pct')),
      after: factAt(member(row, 'after', 'shares_after')),
      afterPercent: factAt(member(row, 'after_pct')),
    }
    if (!name) {
      notes.push(
        note(row.at, 'NO_NAME', '没有股东名称，未录入', 'the holder has no name: not recorded'),
      )
      continue
    }
    if (isSum(name.value)) {
      const { before, after } = facts
      sums.push({ above: rows.length, summed: sums.at(-1)?.above ?? 0, before, after })
      notes.push(sumRow(row.at))
      continue
    }
    for (const fact of [facts.before, facts.after])
      if (fact && !wholeOf(fact)) notes.push(unreadable(fact))
    const [before, after] = [
      facts.before && wholeOf(facts.before),
      facts.after && wholeOf(facts.after),
    ]
    rows.push({
      at: row.at,
      name: holderName(name.value),
      nameLeaf: name.leaf,
      before: before?.quantity,
      after: after?.quantity,
      facts,
    })
  }
  return { rows, notes, comparisons: compareSums(sums, rows, wholes) }
}

const unreadable = ({ at, value, unit }: Fact): Note =>
  note(
    at,
    'NOT_WHOLE_SHARES',
    `“${value} ${unit?.text ?? ''}”不是整数的股份，未录入`,
    `"${value} ${unit?.text ?? ''}" is no whole number of shares: not recorded`,
  )

type Held = ReadonlyMap<string, bigint>

/** Whole shares by holder, of rows that are of holders before the offering; undefined where no row says. */
export function heldBefore(rows: readonly HolderRow[]): Held | undefined {
  const held = sums(rows, ({ before }) => (before === 0n ? undefined : before))
  return held.size === 0 ? undefined : held
}

/** The same after it, of those whose rows say. */
export const heldAfter = (rows: readonly HolderRow[]): Held => sums(rows, ({ after }) => after)

function sums(rows: readonly HolderRow[], of: (row: HolderRow) => bigint | undefined): Held {
  const held = new Map<string, bigint>()
  for (const row of rows) {
    const quantity = of(row)
    if (quantity !== undefined && !isPublic(row.name))
      held.set(row.name, (held.get(row.name) ?? 0n) + quantity)
  }
  return held
}

type PercentColumn = 'beforePercent' | 'afterPercent'

/**
 * As many digits as the column's most exact figure has; where JSON has dropped the zeros of all of
 * them, as the other column has.
 */
export function exactness(rows: readonly HolderRow[], column: PercentColumn): number {
  const other = column === 'beforePercent' ? 'afterPercent' : 'beforePercent'
  return digitsIn(rows, column) || digitsIn(rows, other)
}

function digitsIn(rows: readonly HolderRow[], column: PercentColumn): number {
  const digits = rows.map(({ facts }) => decimalOf(facts[column]?.value ?? '')?.digits ?? 0)
  return Math.max(0, ...digits)
}

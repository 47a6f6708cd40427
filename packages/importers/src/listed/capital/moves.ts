import { isPublic } from '../holder.ts'
import { percent } from '../read/compare.ts'
import { compare, decimalOf, minus, ratio, ratioOf, sizeOf } from '../read/exact.ts'
import { firstByName, type HolderRow } from '../read/holder-row.ts'
import { exactness, heldAfter } from '../read/holders.ts'
import { held, type Ledger } from './ledger.ts'
import type { Numbers } from './numbers.ts'

interface Move {
  readonly holder: string
  readonly quantity: bigint
}

interface Moves {
  readonly bought: readonly Move[]
  readonly sold: readonly Move[]
}

/**
 * What named holders bought and sold in an offering, by the register after it. Hardly any does: of
 * one who was there before, a figure that nothing else bears out is compared as it is, and moves
 * no shares.
 */
export function movesOf(ledger: Ledger, rows: readonly HolderRow[], numbers: Numbers): Moves {
  const isWhole = sumsToTheWhole(rows, numbers.after)
  const digits = exactness(rows, 'afterPercent')
  const byName = firstByName(rows)
  const moves = [...heldAfter(rows)].flatMap(([holder, after]) => {
    const had = held(ledger, holder)
    const row = byName.get(holder)
    const isBorneOut =
      had === 0n || isWhole || (row && hasShareOf(row, { after, had, digits, all: numbers.after }))
    return isBorneOut ? [{ holder, quantity: after - had }] : []
  })
  const bought = moves.filter(({ quantity }) => quantity > 0n)
  const sold = moves
    .filter(({ quantity }) => quantity < 0n)
    .map(({ holder, quantity }) => ({ holder, quantity: -quantity }))
  const sum = bought.reduce((all, { quantity }) => all + quantity, 0n)
  // More than was issued: the columns contradict each other.
  return sum > (numbers.issued ?? 0n) ? { bought: [], sold: [] } : { bought, sold }
}

/** Whether the rows with those of the public are all shares that there are. */
function sumsToTheWhole(rows: readonly HolderRow[], all: bigint | undefined): boolean {
  const sum = rows.reduce((so, { after = 0n }) => so + after, 0n)
  return all !== undefined && rows.some(({ name }) => isPublic(name)) && sum === all
}

interface Share {
  readonly after: bigint
  readonly had: bigint
  readonly digits: number
  readonly all: bigint | undefined
}

/** Whether its percentage is that of what it has afterwards, and not of what it had. */
function hasShareOf({ facts }: HolderRow, { after, had, digits, all }: Share): boolean {
  const stated = decimalOf(facts.afterPercent?.value ?? '')
  const last = ratio(1n, 10n ** BigInt(digits))
  const isOf = (quantity: bigint): boolean => {
    const found = percent(ratio(quantity), ratio(all ?? 0n))
    return !!stated && !!found && compare(sizeOf(minus(ratioOf(stated), found)), last) <= 0
  }
  return isOf(after) && !isOf(had)
}

import type { Register } from '@seedline/register'
import type { Comparison } from '../found.ts'
import { isPublic, publicHolders } from '../holder.ts'
import { compared, percent } from '../read/compare.ts'
import { decimalOf, ratio, ratioOf } from '../read/exact.ts'
import { allLeavesOf, type Fact } from '../read/fact.ts'
import type { HolderRow } from '../read/holder-row.ts'
import { exactness } from '../read/holders.ts'
import { held, type Ledger, totalHeld } from './ledger.ts'
import type { Numbers } from './numbers.ts'

interface Registers {
  readonly before: Register
  readonly after: Register
  readonly ledger: Ledger
  readonly isOffered: boolean
}

/** Every figure of the announced register, before the offering and after it, beside what was reckoned. */
export function compareHolders(
  rows: readonly HolderRow[],
  numbers: Numbers,
  registers: Registers,
): Comparison[] {
  const { before, after, isOffered } = registers
  if (totalHeld(before) === 0n) return []
  const digits = {
    before: exactness(rows, 'beforePercent'),
    after: exactness(rows, 'afterPercent'),
  }
  const wholeAfter = isOffered ? totalHeld(after) : (numbers.after ?? 0n)
  const sizes = { before: totalHeld(before), after: wholeAfter }
  return [
    ...rows.flatMap((row) => compareRow(row, registers, { digits, sizes, rows })),
    ...totalOf('before', numbers.facts.before, numbers.before, totalHeld(before)),
    ...(isOffered
      ? totalOf('after', numbers.facts.after, numbers.after, totalHeld(after))
      : sumOf(numbers)),
  ]
}

interface Columns {
  readonly digits: { readonly before: number; readonly after: number }
  readonly sizes: { readonly before: bigint; readonly after: bigint }
  readonly rows: readonly HolderRow[]
}

function compareRow(
  row: HolderRow,
  registers: Registers,
  { digits, sizes, rows }: Columns,
): Comparison[] {
  const { before, after, ledger, isOffered } = registers
  const name = isPublic(row.name) ? publicHolders : row.name
  const heldIn = (register: Register) => held({ ...ledger, register }, name)
  // Of several rows of one name only their sum could be compared.
  const isAlone = rows.filter((other) => other.name === row.name).length === 1
  const had = isAlone ? heldIn(before) : (row.before ?? 0n)
  const has = isAlone ? heldIn(isOffered ? after : before) : (row.after ?? 0n)
  const { facts } = row
  return [
    ...quantity(row, facts.before, row.before, had, ['发行前', 'before']),
    ...quantity(row, facts.after, row.after, has, ['发行后', 'after']),
    ...share(row, facts.beforePercent, had, sizes.before, digits.before, ['发行前 %', 'before, %']),
    ...share(row, facts.afterPercent, has, sizes.after, digits.after, ['发行后 %', 'after, %']),
  ]
}

type Words = readonly [zh: string, en: string]

function quantity(
  { name }: HolderRow,
  fact: Fact | undefined,
  stated: bigint | undefined,
  found: bigint,
  [zh, en]: Words,
): Comparison[] {
  if (!fact || stated === undefined) return []
  return [
    compared({
      at: fact.at,
      what: { zh: `${name}：${zh}`, en: `${name}: ${en}` },
      stated: ratio(stated),
      digits: 0,
      found: ratio(found),
      leaves: allLeavesOf(fact),
    }),
  ]
}

function share(
  { name }: HolderRow,
  fact: Fact | undefined,
  part: bigint,
  whole: bigint,
  digits: number,
  [zh, en]: Words,
): Comparison[] {
  const stated = fact && decimalOf(fact.value)
  const found = percent(ratio(part), ratio(whole))
  if (!fact || !stated || !found) return []
  return [
    compared({
      at: fact.at,
      what: { zh: `${name}：${zh}`, en: `${name}: ${en}` },
      stated: ratioOf(stated),
      digits,
      found,
      // Whoever prints a column that has to sum to 100 moves a last digit.
      within: ratio(1n, 2n * 10n ** BigInt(digits)),
      unit: '%',
      leaves: allLeavesOf(fact),
    }),
  ]
}

function totalOf(
  when: 'before' | 'after',
  fact: Fact | undefined,
  stated: bigint | undefined,
  found: bigint,
): Comparison[] {
  if (!fact || stated === undefined) return []
  const zh = when === 'before' ? '发行前总股本' : '发行后总股本'
  return [
    compared({
      at: fact.at,
      what: { zh, en: `total ${when} the offering` },
      stated: ratio(stated),
      digits: 0,
      found: ratio(found),
      leaves: allLeavesOf(fact),
    }),
  ]
}

function sumOf({ before, issued, after, facts }: Numbers): Comparison[] {
  const isStated = facts.before && facts.issued && facts.after
  if (!isStated || before === undefined || issued === undefined) return []
  return totalOf('after', facts.after, after, before + issued)
}

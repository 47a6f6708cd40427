import { holdings, type Register, totalOf as sumOfAll } from '@seedline/register'
import { unitsPerOne } from '@seedline/values'
import type { Comparison } from '../found.ts'
import { isPublic, publicHolders } from '../holder.ts'
import { compared, percent } from '../read/compare.ts'
import { decimalOf, ratio, ratioOf } from '../read/exact.ts'
import { allLeavesOf, type Fact } from '../read/fact.ts'
import type { HolderRow } from '../read/holder-row.ts'
import { exactness } from '../read/holders.ts'
import { idOfHolder, type Ledger } from './ledger.ts'
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
  const { isOffered, ledger } = registers
  const before = heldOf(registers.before)
  const after = heldOf(registers.after)
  if (before.all === 0n) return []
  const digits = {
    before: exactness(rows, 'beforePercent'),
    after: exactness(rows, 'afterPercent'),
  }
  const wholeAfter = isOffered ? after.all : (numbers.after ?? 0n)
  const sizes = { before: before.all, after: wholeAfter }
  const held = { before, after: isOffered ? after : before, ledger }
  const rowsOf = countsOf(rows)
  return [
    ...rows.flatMap((row) => compareRow(row, held, { digits, sizes, rowsOf })),
    ...totalOf('before', numbers.facts.before, numbers.before, before.all),
    ...(isOffered
      ? totalOf('after', numbers.facts.after, numbers.after, after.all)
      : sumOf(numbers)),
  ]
}

interface Columns {
  readonly digits: { readonly before: number; readonly after: number }
  readonly sizes: { readonly before: bigint; readonly after: bigint }
  /** How many rows there are of a name. */
  readonly rowsOf: ReadonlyMap<string, number>
}

/** What each holder has in a register, by id, and all have. */
interface Held {
  readonly by: ReadonlyMap<string, bigint>
  readonly all: bigint
}

const heldOf = (register: Register): Held => ({
  by: new Map([...holdings(register)].map(([id, { units }]) => [id, units / unitsPerOne])),
  all: sumOfAll(register).units / unitsPerOne,
})

interface HeldWhen {
  readonly before: Held
  readonly after: Held
  readonly ledger: Ledger
}

function countsOf(rows: readonly HolderRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of rows) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function compareRow(
  row: HolderRow,
  { before, after, ledger }: HeldWhen,
  { digits, sizes, rowsOf }: Columns,
): Comparison[] {
  const name = isPublic(row.name) ? publicHolders : row.name
  const id = idOfHolder(ledger, name)
  // Of several rows of one name only their sum could be compared.
  const isAlone = rowsOf.get(row.name) === 1
  const had = isAlone ? (before.by.get(id) ?? 0n) : (row.before ?? 0n)
  const has = isAlone ? (after.by.get(id) ?? 0n) : (row.after ?? 0n)
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

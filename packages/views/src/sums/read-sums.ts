import { setTimeout as pause } from 'node:timers/promises'
import { refusal } from '@seedline/contracts/refusals'
import type { LocalDate } from '@seedline/values'
import { cellAfter } from './carry-out.ts'
import { type CellPlace, type Sum, totalPlace } from './step.ts'
import type { Batch, Cell, Head, SumsStore } from './sums-store.ts'

/** What stands of a group and key by a day, by the year in which it came. */
export interface Line extends Sum {
  /** The dimensions that were asked for, in their order. */
  readonly group: readonly string[]
  readonly key: string
  readonly year: number
}

export interface AskedSums {
  readonly family: string
  /** The dimensions to keep apart: one of the family's `totalsBy`. */
  readonly by: readonly number[]
}

/** A batch is carried out in some tens of ms: so often is looked for a moment between two, */
const calmTries = 5
/** and then for one within a batch: what of it isn't carried out yet is added to what is read. */
const mostTries = 20
const betweenMs = 20

/**
 * What stands by a day, of each that is asked, all of one moment. Today takes one document each; another day of the months of
 * one year, too.
 * @throws ProblemError VIEW_BEING_BUILT also where batches leave no such moment
 */
export async function readSums<D>(
  store: SumsStore<D>,
  name: string,
  asked: readonly AskedSums[],
  day: LocalDate,
): Promise<readonly (readonly Line[])[]> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const moment = tries <= calmTries ? await store.head() : await store.journal('read')
    if (moment === undefined) break
    const read = await readAt(store, moment, asked, day)
    const isWhole = !read.isMaybeForgotten || (await store.head())?.generation === moment.generation
    if (isWhole && read.latest <= settledIn(moment)) return read.lines
    await pause(betweenMs)
  }
  throw refusal('VIEW_BEING_BUILT', { view: name })
}

type Moment = Pick<Head, 'generation' | 'seq' | 'base' | 'nextBase'> &
  ({ readonly isOpen: boolean } | { readonly open: Batch<unknown> | undefined })

/** The last batch that is in all documents, or that is known as a whole. */
const settledIn = (moment: Moment): number =>
  'isOpen' in moment && moment.isOpen ? moment.seq - 1 : moment.seq

async function readAt<D>(
  store: SumsStore<D>,
  moment: Moment,
  asked: readonly AskedSums[],
  day: LocalDate,
) {
  const { generation } = moment
  const batch = 'open' in moment ? moment.open : undefined
  const base = batch === undefined ? moment.base : (moment.nextBase ?? moment.base)
  const places = asked.map(({ family, by }) => totalPlace(family, by))
  const ids = [...new Set(places.map(({ id }) => id))]
  const withBatch = (found: readonly Cell[], isAsked: (cell: CellPlace) => boolean) =>
    cellsAfter(found, batch?.cells.filter(isAsked) ?? [], moment.seq)
  const found = withBatch(await store.cells(generation, ids), ({ id }) => ids.includes(id))
  const totals = new Map(found.map((cell) => [cell.id, cell]))
  const families = day === base ? [] : [...new Set(asked.map(({ family }) => family))]
  const months = new Map<string, readonly Cell[]>()
  const [from, to] = monthsFor(base, day)
  for (const family of families) {
    const isAsked = (cell: CellPlace) =>
      cell.family === family && cell.month >= from && cell.month <= to
    months.set(family, withBatch(await store.months(generation, family, from, to), isAsked))
  }
  const cells = [...totals.values(), ...[...months.values()].flat()]
  return {
    latest: Math.max(0, ...cells.map(({ seq }) => seq)),
    /** What isn't there is of nothing, or of a generation that has just been forgotten. */
    isMaybeForgotten: totals.size < ids.length || families.length > 0,
    lines: asked.map(({ family, by }, at) =>
      linesBy(totals.get(places[at]?.id ?? ''), months.get(family) ?? [], { by, base, day }),
    ),
  }
}

/** Documents as a batch makes them, where they haven't taken it yet. */
function cellsAfter(
  found: readonly Cell[],
  changes: Batch<unknown>['cells'],
  seq: number,
): readonly Cell[] {
  const cells = new Map(found.map((cell) => [cell.id, cell]))
  for (const change of changes) {
    const before = cells.get(change.id)
    if ((before?.seq ?? 0) < seq) cells.set(change.id, cellAfter(before, change, seq))
  }
  return [...cells.values()]
}

const monthsFor = (base: LocalDate, day: LocalDate): readonly [string, string] =>
  day > base ? [base.slice(0, 7), day.slice(0, 7)] : [`${day.slice(0, 4)}-01`, day.slice(0, 7)]

interface Asked {
  readonly by: readonly number[]
  readonly base: LocalDate
  readonly day: LocalDate
}

function linesBy(
  total: Cell | undefined,
  months: readonly Cell[],
  { by, base, day }: Asked,
): readonly Line[] {
  const sums = new Map<string, { group: readonly string[]; key: string; year: number } & Sum>()
  const add = (group: readonly string[], key: string, year: number, { amount, count }: Sum) => {
    const id = `${group.join('~')}|${key}|${year}`
    const known = sums.get(id)
    const sum = { amount: (known?.amount ?? 0n) + amount, count: (known?.count ?? 0) + count }
    sums.set(id, { group, key, year, ...sum })
  }
  const year = Number(day.slice(0, 4))
  for (const [line, sum] of total?.lines ?? []) {
    const [groups = '', key = '', of = ''] = line.split('|')
    // The totals of the day's own year may know more than it: its months tell.
    if (day >= base || Number(of) < year)
      add(by.length === 0 ? [] : groups.split('~'), key, Number(of), sum)
  }
  for (const { month, lines } of months)
    for (const [line, sum] of lines) {
      const [groups = '', key = '', of = ''] = line.split('|')
      const on = `${month}-${of}`
      if (on > day || (day > base && on <= base)) continue
      const group = groups.split('~')
      add(
        by.map((at) => group[at] ?? ''),
        key,
        Number(month.slice(0, 4)),
        sum,
      )
    }
  return [...sums.values()].filter(({ amount, count }) => amount !== 0n || count !== 0)
}

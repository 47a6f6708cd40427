import { setTimeout as pause } from 'node:timers/promises'
import { refusal } from '@seedline/contracts/refusals'
import type { LocalDate } from '@seedline/values'
import { type Sum, totalPlace } from './step.ts'
import type { Cell, Head, SumsStore } from './sums-store.ts'

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

/** A batch is carried out in some tens of ms: so often is looked for a moment between two. */
const mostTries = 5
const betweenMs = 20
/** A generation that is forgotten while it is read is read no more. */
const mostLost = 20

/**
 * What stands by a day, of each that is asked, all of one moment; under a load that leaves no moment between batches, each
 * of its own. Today takes one document each; another day of the months of one year, too.
 * @throws ProblemError VIEW_BEING_BUILT
 */
export async function readSums<D>(
  store: SumsStore<D>,
  name: string,
  asked: readonly AskedSums[],
  day: LocalDate,
): Promise<readonly (readonly Line[])[]> {
  for (let tries = 1; ; tries += 1) {
    const head = await store.head()
    if (head === undefined) throw refusal('VIEW_BEING_BUILT', { view: name })
    const read = await readAt(store, head, asked, day)
    const settled = head.isOpen ? head.seq - 1 : head.seq
    const isWhole = !read.lacks || (await store.head())?.generation === head.generation
    if (isWhole && (tries >= mostTries || read.latest <= settled)) return read.lines
    if (tries === mostLost) throw refusal('VIEW_BEING_BUILT', { view: name })
    await pause(betweenMs)
  }
}

async function readAt<D>(
  store: SumsStore<D>,
  { generation, base }: Head,
  asked: readonly AskedSums[],
  day: LocalDate,
) {
  const places = asked.map(({ family, by }) => totalPlace(family, by))
  const ids = [...new Set(places.map(({ id }) => id))]
  const totals = new Map((await store.cells(generation, ids)).map((cell) => [cell.id, cell]))
  const families = day === base ? [] : [...new Set(asked.map(({ family }) => family))]
  const months = new Map<string, readonly Cell[]>()
  const [from, to] = monthsFor(base, day)
  for (const family of families)
    months.set(family, await store.months(generation, family, from, to))
  const cells = [...totals.values(), ...[...months.values()].flat()]
  return {
    latest: Math.max(0, ...cells.map(({ seq }) => seq)),
    /** A document that isn't there: one of nothing, or of a generation that has just been forgotten. */
    lacks: totals.size < ids.length,
    lines: asked.map(({ family, by }, at) =>
      linesBy(totals.get(places[at]?.id ?? ''), months.get(family) ?? [], { by, base, day }),
    ),
  }
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

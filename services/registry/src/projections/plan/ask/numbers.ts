import { families, toldBy } from '../fact.ts'
import type { Dimension } from '../measure.ts'
import { isOfRounds, measures } from '../measures.ts'
import { type BroughtRows, broughtRows } from './brought-rows.ts'
import { type Known, unitOf } from './number.ts'
import type { Asking, PlanFilter, PlanSums } from './question.ts'
import { type NumbersQuestion, type Row, rowsOf, type YearsShown, yearsOf } from './rows.ts'
import { amongOthers, kept, withholding } from './secrecy.ts'

export interface Numbers {
  readonly groups: readonly Known[]
  /** Of a stock year by year, of the last one. */
  readonly total: Known
}

/** The numbers of a question by group, as far as whoever asks may be told them. */
export async function numbersOf(
  sums: PlanSums,
  question: NumbersQuestion,
  asking: Asking,
  shown: YearsShown,
): Promise<Numbers> {
  const { measure, by, filter } = question
  if (isOfRounds(measure))
    return keptAmongOthers(
      sums,
      question,
      asking,
      shown,
      await broughtNumbers(sums, question, asking),
    )
  const rows = await rowsOf(sums, question, asking.day, shown)
  const there = await thereByYear(sums, question, asking)
  const knownOf = (of: readonly Row[], narrowed: PlanFilter, places: readonly Place[]): Known => ({
    measure,
    unit: unitOf(measure, narrowed),
    amount: of.reduce((sum, { amount }) => sum + amount, 0n),
    enterprises: countIn(of),
    notStated: notStatedOf(there, narrowed, of, places),
    rows: of,
    filter: narrowed,
    withheld: false,
    rounded: false,
    roundsWithoutAmount: 0,
  })
  const groups = groupsOf(rows, by)
    .map((of) => knownOf(of, narrowedBy(of[0], question), placesOf(question)))
    .filter(({ amount, enterprises }) => amount !== 0n || enterprises !== 0)
    .toSorted(inOrder(by))
  const years = yearsOf(question, asking.day, shown)
  const last = measures[measure].kind === 'happened' ? undefined : years.at(-1)
  const ofLast = last === undefined ? rows : rows.filter(({ year }) => year === last)
  const whole = knownOf(
    ofLast,
    { ...filter, year: last ?? filter.year },
    placesOf({ by: [], filter }),
  )
  const [total = whole] = withholding(asking, { ...question, by: [] }, [whole])
  const told = { groups: withholding(asking, question, groups), total }
  return keptAmongOthers(sums, question, asking, shown, told)
}

const countIn = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0)

const keyOf = (row: Row, by: readonly Dimension[]): string => by.map((one) => row[one]).join('~')

const groupsOf = (rows: readonly Row[], by: readonly Dimension[]): readonly (readonly Row[])[] => [
  ...Map.groupBy(rows, (row) => keyOf(row, by)).values(),
]

/** What rounds brought: sums beside the numbers of enterprises, which are kept by themselves. */
async function broughtNumbers(
  sums: PlanSums,
  question: NumbersQuestion,
  asking: Asking,
): Promise<Numbers> {
  const { measure, by, filter } = question
  const whole = { ...question, by: [] }
  const [told, all] = await Promise.all([
    broughtRows(sums, question, asking.day),
    broughtRows(sums, whole, asking.day),
  ])
  const knownOf = ({ amounts, from, withoutAmount }: BroughtRows, narrowed: PlanFilter): Known => ({
    measure,
    unit: unitOf(measure, narrowed),
    amount: amounts.reduce((sum, { amount }) => sum + amount, 0n),
    enterprises: countIn(from),
    notStated: undefined,
    rows: amounts,
    filter: narrowed,
    withheld: false,
    rounded: false,
    roundsWithoutAmount: countIn(withoutAmount),
  })
  const groups = groupsOf(told.amounts, by)
    .map((amounts) => {
      const [first] = amounts
      const among = (rows: readonly Row[]) =>
        rows.filter((row) => first !== undefined && keyOf(row, by) === keyOf(first, by))
      // Of rounds without an amount nobody knows whose money it was.
      const withoutAmount = by.includes('money') ? [] : among(told.withoutAmount)
      const rows = { amounts, from: among(told.from), withoutAmount }
      return knownOf(rows, narrowedBy(first, question))
    })
    .filter(({ amount, enterprises }) => amount !== 0n || enterprises !== 0)
    .toSorted(inOrder(by))
  const known = knownOf(all, filter)
  const [total = known] = withholding(asking, whole, [known])
  return { groups: withholding(asking, question, groups), total }
}

async function keptAmongOthers(
  sums: PlanSums,
  question: NumbersQuestion,
  asking: Asking,
  shown: YearsShown,
  { groups, total }: Numbers,
): Promise<Numbers> {
  const others = amongOthers(asking, question)
  if (others === undefined) return { groups, total }
  const { place } = others
  const all = await numbersOf(sums, others.question, asking, shown)
  const own = all.groups.filter(({ filter }) => filter[place] === question.filter[place])
  const withheldIn = new Set(
    own.filter(({ withheld }) => withheld).map(({ filter }) => filter.year),
  )
  const told = (known: Known) => (withheldIn.has(known.filter.year) ? kept(known) : known)
  return { groups: groups.map(told), total: told(total) }
}

const narrowedBy = (row: Row | undefined, { measure, by, filter }: NumbersQuestion): PlanFilter => {
  const own = Object.fromEntries(by.map((one) => [one, row?.[one]])) as Partial<PlanFilter>
  // A year that figures were not told apart by is still theirs; what happened is of several.
  const isOfOne = filter.year === 0 && measures[measure].kind === 'figure'
  return { ...filter, year: isOfOne ? (row?.year ?? 0) : filter.year, ...own }
}

const order: readonly Dimension[] = ['year', 'field', 'district', 'stage', 'kind', 'level', 'money']

const inOrder =
  (by: readonly Dimension[]) =>
  (a: Known, b: Known): number => {
    for (const one of order.filter((each) => by.includes(each))) {
      const [first, second] = [a.filter[one] ?? '', b.filter[one] ?? '']
      if (first !== second) return first < second ? -1 : 1
    }
    return 0
  }

type There = ReadonlyMap<string, { readonly field: string; readonly district: string } & YearCounts>

interface YearCounts {
  /** By the year in which they were founded, and closed. */
  readonly founded: Map<number, number>
  readonly closed: Map<number, number>
}

/** Of figures: how many enterprises there were, by place; a stage tells nothing of a year that is past. */
async function thereByYear(
  sums: PlanSums,
  { measure, by, filter }: NumbersQuestion,
  { day }: Asking,
): Promise<There | undefined> {
  if (measures[measure].kind !== 'figure' || by.includes('stage') || filter.stage) return undefined
  if (filter.kind !== '' || filter.level !== '') return undefined
  const places = placesOf({ by, filter }).map((place) => (place === 'field' ? 0 : 1))
  const [lines = []] = await sums.read([{ family: families.enterprises, by: places }], day)
  const there = new Map<string, { field: string; district: string } & YearCounts>()
  for (const { group, key, year, count } of lines) {
    const { kind } = toldBy(key)
    if (kind === 'there') continue
    const field = group[places.indexOf(0)] ?? ''
    const district = group[places.indexOf(1)] ?? ''
    const id = `${field}~${district}`
    const of = there.get(id) ?? { field, district, founded: new Map(), closed: new Map() }
    there.set(id, of)
    const counts = kind === 'founded' ? of.founded : of.closed
    counts.set(year, (counts.get(year) ?? 0) + count)
  }
  return there
}

type Place = 'field' | 'district'

const placesOf = ({ by, filter }: Pick<NumbersQuestion, 'by' | 'filter'>): readonly Place[] =>
  (['field', 'district'] as const).filter((place) => by.includes(place) || filter[place] !== '')

function notStatedOf(
  there: There | undefined,
  narrowed: PlanFilter,
  rows: readonly Row[],
  places: readonly Place[],
): number | undefined {
  const { year } = narrowed
  if (there === undefined || year === 0) return undefined
  // Of a place that is told apart, '' is a group of its own: that of enterprises of which it isn't known.
  const of = [...there.values()].filter((one) =>
    places.every((place) => one[place] === narrowed[place]),
  )
  const until = (counts: ReadonlyMap<number, number>, last: number) =>
    [...counts].reduce((sum, [one, count]) => (one <= last ? sum + count : sum), 0)
  const were = of.reduce(
    (sum, { founded, closed }) => sum + until(founded, year) - until(closed, year - 1),
    0,
  )
  return Math.max(0, were - rows.reduce((sum, { count }) => sum + count, 0))
}

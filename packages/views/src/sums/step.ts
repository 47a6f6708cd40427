import type { LocalDate } from '@seedline/values'

/** From a day on, so much more, or less, stands in a group of a family. */
export interface Step {
  /** What is summed up together, e.g. 'value_added~2024'. */
  readonly family: string
  /** A value of each dimension; '' where it isn't known. */
  readonly group: readonly string[]
  /** What is told apart within a group. */
  readonly key: string
  readonly day: LocalDate
  readonly amount: bigint
  /** How many subjects it comes from. */
  readonly count: number
}

/** What is kept of a step in one line: of an amount, and of subjects. */
export interface Sum {
  readonly amount: bigint
  readonly count: number
}

/** How sums are kept: pure, and the same for whoever counts them anew. */
export interface SumsDefinition<D> {
  readonly name: string
  /** Another one whenever what follows from facts changes: all is then counted anew beside the old. */
  readonly version: number
  /** All that a subject contributes, of all days. */
  stepsOf(data: D): readonly Step[]
  /** Which dimensions the totals of a family are kept by: each a list of places in a group, in order. */
  totalsBy(family: string): readonly (readonly number[])[]
  /** The dimension by which a family's months are kept apart, so that none grows too long. */
  readonly monthsBy: number
  /** Paths within D that subjects are found by. */
  readonly indexes: readonly Readonly<Record<string, 1 | -1>>[]
}

/** A document of sums; either of all days up to the base, by year, or of one month, by day. */
export interface CellPlace {
  readonly id: string
  readonly family: string
  /** '' of a total. */
  readonly month: string
}

/** Changes of the lines of some documents. */
export type Deltas = ReadonlyMap<
  string,
  { readonly place: CellPlace; readonly lines: Map<string, Sum> }
>

export const totalPlace = (family: string, by: readonly number[]): CellPlace => ({
  id: `total|${family}|${by.join('')}`,
  family,
  month: '',
})

export const monthPlace = (family: string, part: string, month: string): CellPlace => ({
  id: `month|${family}|${part}|${month}`,
  family,
  month,
})

const yearOf = (day: string): string => day.slice(0, 4)
const monthOf = (day: string): string => day.slice(0, 7)

/** The place of a step in each document that keeps it: in its month always, in the totals once its day has come. */
function* linesOf<D>(
  definition: SumsDefinition<D>,
  { family, group, key, day }: Step,
  base: LocalDate,
): Generator<readonly [CellPlace, string]> {
  const part = group[definition.monthsBy] ?? ''
  yield [monthPlace(family, part, monthOf(day)), `${group.join('~')}|${key}|${day.slice(8)}`]
  if (day > base) return
  for (const by of definition.totalsBy(family)) yield totalLine(family, group, key, day, by)
}

const totalLine = (
  family: string,
  group: readonly string[],
  key: string,
  day: string,
  by: readonly number[],
): readonly [CellPlace, string] => [
  totalPlace(family, by),
  `${by.map((at) => group[at] ?? '').join('~')}|${key}|${yearOf(day)}`,
]

const more = (one: Sum | undefined, other: Sum, sign: 1 | -1): Sum => ({
  amount: (one?.amount ?? 0n) + BigInt(sign) * other.amount,
  count: (one?.count ?? 0) + sign * other.count,
})

const isNothing = ({ amount, count }: Sum): boolean => amount === 0n && count === 0

/** What changes where subjects contribute the second instead of the first. */
export function deltasOf<D>(
  definition: SumsDefinition<D>,
  base: LocalDate,
  taken: readonly Step[],
  given: readonly Step[],
): Deltas {
  const deltas = new Map<string, { place: CellPlace; lines: Map<string, Sum> }>()
  const add = (steps: readonly Step[], sign: 1 | -1) => {
    for (const step of steps)
      for (const [place, line] of linesOf(definition, step, base)) {
        const of = deltas.get(place.id) ?? { place, lines: new Map<string, Sum>() }
        deltas.set(place.id, of)
        of.lines.set(line, more(of.lines.get(line), step, sign))
      }
  }
  add(taken, -1)
  add(given, 1)
  return withoutNothing(deltas)
}

/** What the totals gain as days come: the steps of months after the one base, up to the other. */
export function deltasOfDays<D>(
  definition: SumsDefinition<D>,
  months: readonly { readonly place: CellPlace; readonly lines: ReadonlyMap<string, Sum> }[],
  after: LocalDate,
  upTo: LocalDate,
): Deltas {
  const deltas = new Map<string, { place: CellPlace; lines: Map<string, Sum> }>()
  for (const { place, lines } of months)
    for (const [line, sum] of lines) {
      const [groups = '', key = '', dayOfMonth = ''] = line.split('|')
      const day = `${place.month}-${dayOfMonth}`
      if (day <= after || day > upTo) continue
      for (const by of definition.totalsBy(place.family)) {
        const [total, name] = totalLine(place.family, groups.split('~'), key, day, by)
        const of = deltas.get(total.id) ?? { place: total, lines: new Map<string, Sum>() }
        deltas.set(total.id, of)
        of.lines.set(name, more(of.lines.get(name), sum, 1))
      }
    }
  return withoutNothing(deltas)
}

function withoutNothing(
  deltas: Map<string, { place: CellPlace; lines: Map<string, Sum> }>,
): Deltas {
  for (const [id, { lines }] of deltas) {
    for (const [line, sum] of lines) if (isNothing(sum)) lines.delete(line)
    if (lines.size === 0) deltas.delete(id)
  }
  return deltas
}

/** The lines of a document after a change; those of nothing are gone. */
export function changedLines(
  before: ReadonlyMap<string, Sum>,
  change: ReadonlyMap<string, Sum>,
): ReadonlyMap<string, Sum> {
  const after = new Map(before)
  for (const [line, sum] of change) {
    const now = more(after.get(line), sum, 1)
    if (isNothing(now)) after.delete(line)
    else after.set(line, now)
  }
  return after
}

/** Lines as they are stored: texts, which BSON reads fastest, and no number is ever too large for. */
export const storedLines = (lines: ReadonlyMap<string, Sum>): readonly string[] =>
  [...lines].map(([line, { amount, count }]) => `${line}|${amount}|${count}`)

export const readLines = (stored: readonly string[]): ReadonlyMap<string, Sum> =>
  new Map(
    stored.map((text) => {
      const last = text.lastIndexOf('|')
      const before = text.lastIndexOf('|', last - 1)
      const sum = {
        amount: BigInt(text.slice(before + 1, last)),
        count: Number(text.slice(last + 1)),
      }
      return [text.slice(0, before), sum]
    }),
  )

import type { SumsDefinition } from '@seedline/views/sums'

/** The lines of each document of sums, by their names: 'amount|count'. */
export type ExpectedSums = Map<string, Map<string, { amount: bigint; count: number }>>

type Definition = Pick<SumsDefinition<unknown>, 'stepsOf' | 'totalsBy' | 'monthsBy'>

/**
 * Adds what a subject contributes to what the sums have to be: to its month by day, and once its day has come, by year to
 * the totals; `only` to some documents, where that is told. Written apart from what keeps them.
 */
export function addTo(
  expected: ExpectedSums,
  { stepsOf, totalsBy, monthsBy }: Definition,
  base: string,
  data: unknown,
  only?: ReadonlySet<string>,
): void {
  const add = (document: string, line: string, amount: bigint, count: number) => {
    if (only?.has(document) === false) return
    const lines = expected.get(document) ?? new Map()
    expected.set(document, lines)
    const sum = lines.get(line) ?? { amount: 0n, count: 0 }
    lines.set(line, { amount: sum.amount + amount, count: sum.count + count })
  }
  for (const { family, group, key, day, amount, count } of stepsOf(data)) {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-')
    add(
      ['month', family, group[monthsBy] ?? '', `${year}-${month}`].join('|'),
      [group.join('~'), key, dayOfMonth].join('|'),
      amount,
      count,
    )
    if (day > base) continue
    for (const by of totalsBy(family)) {
      const kept = by.map((at) => group[at] ?? '').join('~')
      add(['total', family, by.join('')].join('|'), [kept, key, year].join('|'), amount, count)
    }
  }
}

/** The lines as they are to be stored, those of nothing left out. */
export const linesOf = (
  lines: ReadonlyMap<string, { readonly amount: bigint; readonly count: number }> = new Map(),
): ReadonlyMap<string, string> =>
  new Map(
    [...lines]
      .filter(([, { amount, count }]) => amount !== 0n || count !== 0)
      .map(([line, { amount, count }]) => [line, `${amount}|${count}`]),
  )

/** Stored lines by their names. */
export const foundLines = (stored: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    stored.map((text) => {
      const parts = text.split('|')
      return [parts.slice(0, -2).join('|'), parts.slice(-2).join('|')]
    }),
  )

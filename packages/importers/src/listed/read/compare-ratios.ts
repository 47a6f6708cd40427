import { oneOfUnit, type Unit } from '@seedline/values'
import type { Comparison, Wish, WishOf } from '../found.ts'
import { compared, percent } from './compare.ts'
import { decimalOf, type Ratio, ratioOf, times } from './exact.ts'

const ratios = [
  ['rd_ratio', 'rd_expense', 'revenue', '研发费用/营业收入', 'R&D expense / revenue'],
  ['rd_staff_ratio', 'rd_staff', 'headcount', '研发人员/职工总数', 'R&D staff / headcount'],
] as const

type Figure = WishOf<'figure'>

/** Ratios that are stated beside what they are ratios of. One whose part was worked out from it proves nothing. */
export function compareRatios(wishes: readonly Wish[]): Comparison[] {
  const figures = wishes.filter((wish): wish is Figure => wish.kind === 'figure')
  const keyOf = (item: string, period: string) => `${period} ${item}`
  // Of several of one item and period the first.
  const byKey = new Map(
    figures.toReversed().map((figure) => [keyOf(figure.item, figure.period), figure] as const),
  )
  return ratios.flatMap(([item, part, whole, zh, en]) =>
    figures
      .filter((figure) => figure.item === item)
      .flatMap((stated) => {
        const of = (key: string) => byKey.get(keyOf(key, stated.period))
        const [above, below] = [of(part), of(whole)]
        const value = decimalOf(stated.value)
        const isProof = above && below && above.provenance.confidence !== 'unverified'
        const found = isProof && percent(amountOf(above), amountOf(below))
        if (!value || !found) return []
        const what = { zh: `${stated.period} ${zh}`, en: `${stated.period} ${en}` }
        const digits = Math.max(2, value.digits)
        const leaves = stated.leaves
        return [
          compared({
            at: stated.at,
            what,
            stated: ratioOf(value),
            digits,
            found,
            unit: '%',
            leaves,
          }),
        ]
      }),
  )
}

function amountOf({ value, unit }: Figure): Ratio {
  const [over, under] = oneOfUnit(unit as Unit)
  const decimal = decimalOf(value) ?? { units: 0n, digits: 0 }
  return times(ratioOf(decimal), { over, under })
}

import type { LocalDate } from '@seedline/values'
import type { Line } from '@seedline/views/sums'
import { toldBy } from '../fact.ts'
import { type Aspect, aspects, moneyFamilies, toldByFromKey } from '../money/families.ts'
import { unitOf } from './number.ts'
import type { PlanFilter, PlanSums } from './question.ts'
import { type NumbersQuestion, passes, placesFor, type Row, rowOf } from './rows.ts'

/** What rounds brought by what a question asks for: sums, from how many enterprises they come, and rounds without an amount. */
export interface BroughtRows {
  readonly amounts: readonly Row[]
  readonly from: readonly Row[]
  readonly withoutAmount: readonly Row[]
}

export async function broughtRows(
  sums: PlanSums,
  question: NumbersQuestion,
  day: LocalDate,
): Promise<BroughtRows> {
  const { measure, by, filter } = question
  const currency = unitOf(measure, filter)
  const places = placesFor(question)
  const asked = aspects.filter((one) => by.includes(one) || Boolean(filter[one]))
  const from = asked.includes('stage') ? moneyFamilies.fromByStage : moneyFamilies.from
  const [amounts = [], enterprises = [], unknown = []] = await sums.read(
    [
      { family: moneyFamilies.amounts(currency), by: places },
      { family: from(currency), by: places },
      { family: moneyFamilies.withoutAmount, by: places },
    ],
    day,
  )
  const kept = (rows: readonly Row[], narrowed: PlanFilter) =>
    rows.filter((row) => passes(row, narrowed) && isOfYear(row, narrowed))
  return {
    amounts: kept(
      amounts.map((line) => amountRow(line, places)),
      filter,
    ),
    from: kept(
      enterprises.flatMap((line) => fromRow(line, places, asked)),
      filter,
    ),
    // Whose money it was is not known of these either.
    withoutAmount: kept(
      unknown.map((line) => rowOf(line, places, line.year)),
      { ...filter, money: '' },
    ),
  }
}

const isOfYear = ({ year }: Row, filter: PlanFilter): boolean =>
  filter.year === 0 || year === filter.year

function amountRow(line: Line, places: readonly number[]): Row {
  const { level: money, ...told } = toldBy(line.key)
  return { ...rowOf(line, places, line.year), ...told, level: '', money }
}

/** Numbers of enterprises that are kept by just what is asked for. */
function fromRow(line: Line, places: readonly number[], asked: readonly Aspect[]): readonly Row[] {
  const { by, kind, money } = toldByFromKey(line.key)
  const isAsked = by.length === asked.length && by.every((one) => asked.includes(one))
  return isAsked ? [{ ...rowOf(line, places, line.year), kind, level: '', money }] : []
}

/** The currencies in which rounds brought anything by a day. */
export async function currenciesIn(sums: PlanSums, day: LocalDate): Promise<readonly string[]> {
  const [lines = []] = await sums.read([{ family: moneyFamilies.currencies, by: [] }], day)
  const counts = Map.groupBy(lines, ({ key }) => key)
  return [...counts]
    .filter(([, of]) => of.some(({ count }) => count > 0))
    .map(([currency]) => currency)
    .toSorted()
}

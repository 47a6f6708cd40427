import { planMeasure } from '@seedline/contracts/operations'
import type { PlanGroup, PlanGroups } from '@seedline/contracts/registry/v1/plan_service'
import type { Dimension } from '../measure.ts'
import { isOfRounds } from '../measures.ts'
import { currenciesIn } from './brought-rows.ts'
import { type Known, numberToProto, stageToProto, unitOf } from './number.ts'
import { numbersOf } from './numbers.ts'
import type { Asking, PlanSources } from './question.ts'
import type { NumbersQuestion, YearsShown } from './rows.ts'

/** Numbers by group. @throws ProblemError VIEW_BEING_BUILT */
export async function getPlanGroups(
  sources: PlanSources,
  question: NumbersQuestion,
  asking: Asking,
  shown: YearsShown,
): Promise<PlanGroups> {
  const { measure, filter } = question
  const sums = sources[isOfRounds(measure) ? 'money' : 'plan']
  const [{ groups, total }, pending, currencies] = await Promise.all([
    numbersOf(sums, question, asking, shown),
    sums.pending(),
    isOfRounds(measure) ? currenciesIn(sums, asking.day) : [],
  ])
  const told = (known: Known) => numberToProto(known, pending > 0)
  return {
    asOf: asking.day,
    measure: planMeasure.toProto(measure),
    unit: unitOf(measure, filter),
    notYetCounted: pending,
    groups: groups.map((known) => ({ ...placeOf(known, question.by), number: told(known) })),
    total: told(total),
    currencies: [...currencies],
  }
}

function placeOf({ filter }: Known, by: readonly Dimension[]): Omit<PlanGroup, 'number'> {
  const of = (one: 'field' | 'district' | 'kind' | 'level' | 'money') =>
    by.includes(one) ? filter[one] : ''
  return {
    year: by.includes('year') ? filter.year : undefined,
    field: of('field'),
    district: of('district'),
    stage: stageToProto(by.includes('stage') ? filter.stage : undefined),
    kind: of('kind'),
    level: of('level'),
    money: of('money'),
  }
}

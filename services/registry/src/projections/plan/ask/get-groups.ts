import { planMeasure } from '@seedline/contracts/operations'
import type { PlanGroup, PlanGroups } from '@seedline/contracts/registry/v1/plan_service'
import { measures } from '../measures.ts'
import { type Known, numberToProto, stageToProto } from './number.ts'
import { numbersOf } from './numbers.ts'
import type { Asking, Dimension, PlanSums } from './question.ts'
import type { NumbersQuestion, YearsShown } from './rows.ts'

/** Numbers by group. @throws ProblemError VIEW_BEING_BUILT */
export async function getPlanGroups(
  sums: PlanSums,
  question: NumbersQuestion,
  asking: Asking,
  shown: YearsShown,
): Promise<PlanGroups> {
  const [{ groups, total }, pending] = await Promise.all([
    numbersOf(sums, question, asking, shown),
    sums.pending(),
  ])
  const told = (known: Known) => numberToProto(known, pending > 0)
  return {
    asOf: asking.day,
    measure: planMeasure.toProto(question.measure),
    unit: measures[question.measure].unit,
    notYetCounted: pending,
    groups: groups.map((known) => ({ ...placeOf(known, question.by), number: told(known) })),
    total: told(total),
  }
}

function placeOf({ filter }: Known, by: readonly Dimension[]): Omit<PlanGroup, 'number'> {
  const of = (one: 'field' | 'district' | 'kind' | 'level') => (by.includes(one) ? filter[one] : '')
  return {
    year: by.includes('year') ? filter.year : undefined,
    field: of('field'),
    district: of('district'),
    stage: stageToProto(by.includes('stage') ? filter.stage : undefined),
    kind: of('kind'),
    level: of('level'),
  }
}

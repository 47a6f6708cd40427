import { planOperator } from '@seedline/contracts/operations'
import type { PlanTarget } from '@seedline/contracts/registry/v1/plan_service'
import type { Target } from '../plan-book.ts'

const operators = { '==': 'equal', '>=': 'at-least', between: 'between' } as const

/** What a target aims at, as it is answered; one that isn't measured aims at no number. */
export function aimOf(
  target: Target,
): Pick<PlanTarget, 'operator' | 'value' | 'valueMost' | 'unit'> {
  if (target.kind === 'qualitative')
    return { operator: planOperator.none, value: '', valueMost: '', unit: '' }
  const { aim, unit } = target
  return {
    operator: planOperator.toProto(operators[aim.op]),
    value: aim.value,
    valueMost: aim.op === 'between' ? aim.most : '',
    unit,
  }
}

import type { Plan, PlanTarget } from '../api/plan.ts'

/** How much of a goal is reached, for the length of a bar; undefined where either isn't known. */
export function shareOf(value: string | undefined, goal: string | undefined): number | undefined {
  if (value === undefined || goal === undefined || Number(goal) <= 0) return undefined
  return Number(value) / Number(goal)
}

/** Where value added would be by the end of the last year that is over, as a share of its goal. */
export function dueShare(plan: Plan, target: PlanTarget): number | undefined {
  if (target.actual?.behind.measure !== 'value-added' || target.unit !== 'CNY') return undefined
  const over = plan.path.filter(({ year }) => String(year) < plan.asOf.slice(0, 4)).at(-1)
  return shareOf(over?.onPath, target.value)
}

import type { PlanQuestion } from '../api/plan.ts'
import { asked } from '../kit/use-filter.ts'

/** What a question on the plan may be narrowed by, in the order of its addresses. */
export const narrowings = [
  'year',
  'field',
  'district',
  'stage',
  'kind',
  'level',
  'money',
  'currency',
] as const

type Narrowed = Readonly<Partial<Record<(typeof narrowings)[number], string>>>

/** The address of the enterprises behind a number, as of a day; empty: today. */
export function behindAddress(
  question: Pick<PlanQuestion, 'measure'> & Partial<PlanQuestion>,
  asOf: string,
): string {
  const narrowed = narrowings.map((name) => [name, String(question[name] ?? '')])
  const filter = { measure: question.measure, ...Object.fromEntries(narrowed), asOf }
  return `/plan/enterprises?${new URLSearchParams(asked(filter))}`
}

/** The address of the page itself, with what its charts are narrowed by. */
export function planAddress(
  measure: string,
  { year, field, district, level, currency }: Narrowed,
  asOf: string,
) {
  const narrowed = { year, field, district, level, currency }
  const filter = Object.fromEntries(Object.entries(narrowed).map(([key, of]) => [key, of ?? '']))
  return `/plan?${new URLSearchParams(asked({ measure, ...filter, asOf }))}`
}

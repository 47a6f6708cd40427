import { parseAsString, useQueryStates } from 'nuqs'
import type { PlanMeasure } from '../api/plan.ts'
import { measureOf } from './measures.ts'

/** What the charts of the page show; it lives in the address, and each change is a step back for the browser. */
export interface PlanAsked {
  readonly measure: PlanMeasure
  /** Empty: every year, or of figures the latest one that is stated. */
  readonly year: string
  readonly field: string
  readonly district: string
  /** Of what has levels; provincial-plus: provincial or above. */
  readonly level: string
  /** Of what rounds brought; empty: yuan. */
  readonly currency: string
}

const word = parseAsString.withDefault('')

export function usePlanAsked(): [PlanAsked, (change: Partial<PlanAsked>) => void] {
  const [state, set] = useQueryStates(
    { measure: word, year: word, field: word, district: word, level: word, currency: word },
    { history: 'push' },
  )
  return [
    { ...state, measure: measureOf(state.measure) },
    (change) =>
      void set(Object.fromEntries(Object.entries(change).map(([key, of]) => [key, of || null]))),
  ]
}

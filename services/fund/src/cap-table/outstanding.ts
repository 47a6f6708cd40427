import { valuesOf } from '@seedline/event-store'
import { type Numeric, sumNumeric } from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import type { CapTableState, Plan, Security } from './state.ts'

/** The outstanding securities of a class, in the order in which they were recorded. */
export const securitiesOf = (state: CapTableState, classId: GivenId): Security[] =>
  valuesOf(state.securities).filter((each) => each.classId === classId)

export const quantityOf = (securities: readonly Security[]): Numeric =>
  sumNumeric(securities.map(({ quantity }) => quantity))

export const plansOn = (state: CapTableState, classId: GivenId): Plan[] =>
  valuesOf(state.plans).filter((each) => each.classId === classId)

/** How the enterprise is counted now: by registered capital, by shares, by both (wrong) or not yet. */
export function unitsInUse(state: CapTableState): {
  readonly registeredCapital: readonly GivenId[]
  readonly shares: readonly GivenId[]
} {
  const held = valuesOf(state.classes).filter(({ outstanding }) => outstanding.units > 0n)
  const ids = (registered: boolean): GivenId[] =>
    held.filter(({ type }) => (type === 'registered-capital') === registered).map(({ id }) => id)
  return { registeredCapital: ids(true), shares: ids(false) }
}

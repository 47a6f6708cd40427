import type { LocalDate } from '@seedline/values'
import {
  type CapitalStated,
  type LicenceEvent,
  type LicenceFactId,
  licenceEvents,
  type PersonAppointed,
} from './events.ts'

export type Capital = Omit<CapitalStated, 'type' | 'enterpriseId'>

export type Appointment = Omit<PersonAppointed, 'type' | 'enterpriseId'>

/** What stands, by its days. */
export interface LicenceState {
  readonly entries: number
  readonly capitals: readonly Capital[]
  readonly people: readonly Appointment[]
}

export const emptyLicence: LicenceState = { entries: 0, capitals: [], people: [] }

export function evolve(state: LicenceState, event: LicenceEvent): LicenceState {
  return { ...changedBy(event, state), entries: state.entries + 1 }
}

function changedBy(event: LicenceEvent, state: LicenceState): LicenceState {
  if (!licenceEvents.changes(event)) return state
  const { factId } = event
  switch (event.type) {
    case 'CapitalStated': {
      const { type: _, enterpriseId: __, ...capital } = event
      const capitals = inOrder([...state.capitals, capital], ({ statedOn }) => statedOn)
      return { ...state, capitals }
    }
    case 'PersonAppointed': {
      const { type: _, enterpriseId: __, ...person } = event
      const people = [...state.people, person]
      return { ...state, people: inOrder(people, ({ appointedOn }) => appointedOn) }
    }
    case 'AppointmentEnded': {
      const { endedOn, evidence } = event
      const people = state.people.map((one) =>
        one.factId === factId ? { ...one, endedOn, evidence: [...one.evidence, ...evidence] } : one,
      )
      return { ...state, people }
    }
    case 'LicenceFactWithdrawn': {
      const stands = (one: { readonly factId: LicenceFactId }) => one.factId !== factId
      return {
        ...state,
        capitals: state.capitals.filter(stands),
        people: state.people.filter(stands),
      }
    }
    default:
      return event satisfies never
  }
}

const inOrder = <T>(facts: readonly T[], dayOf: (fact: T) => LocalDate): readonly T[] =>
  facts.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))

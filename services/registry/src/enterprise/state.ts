import type { LocalDate } from '@seedline/values'
import {
  type EnterpriseCorrected,
  type EnterpriseEvent,
  enterpriseEvents,
  type Profile,
} from './events.ts'

/** What an enterprise is now. `entries` counts its events. */
export type EnterpriseState =
  | { readonly status: 'unregistered' }
  | { readonly status: 'active'; readonly entries: number; readonly profile: Profile }
  | {
      readonly status: 'closed'
      readonly entries: number
      readonly profile: Profile
      readonly closedOn: LocalDate
    }

export const unregistered: EnterpriseState = { status: 'unregistered' }

export function evolve(state: EnterpriseState, event: EnterpriseEvent): EnterpriseState {
  if (!enterpriseEvents.changes(event))
    return state.status === 'unregistered' ? state : { ...state, entries: state.entries + 1 }
  switch (event.type) {
    case 'EnterpriseRegistered': {
      const { type: _, enterpriseId: __, ...profile } = event
      return { status: 'active', entries: 1, profile }
    }
    case 'EnterpriseCorrected':
      return state.status === 'unregistered'
        ? state
        : { ...state, entries: state.entries + 1, profile: corrected(state.profile, event) }
    case 'EnterpriseClosed':
      return state.status === 'unregistered'
        ? state
        : {
            status: 'closed',
            entries: state.entries + 1,
            profile: state.profile,
            closedOn: event.closedOn,
          }
    default:
      return event satisfies never
  }
}

/** The profile after a correction. An override stands and falls with the code it was given for. */
export const corrected = (
  profile: Profile,
  { changes }: Pick<EnterpriseCorrected, 'changes'>,
): Profile => ({
  ...profile,
  ...(changes.uscc !== undefined && { checkDigitOverride: null }),
  ...changes,
})

import type { LocalDate } from '@seedline/values'
import { type Duplicate, type MergedInto, withDuplicate, withoutMerge } from './duplicates.ts'
import {
  type EnterpriseChange,
  type EnterpriseCorrected,
  type EnterpriseEvent,
  type EnterpriseRegistered,
  enterpriseEvents,
  type Profile,
} from './events.ts'
import { type FormerName, withFormer, without } from './former-names.ts'

/** What an enterprise is now. `entries` counts its events. */
export type EnterpriseState =
  | { readonly status: 'unregistered' }
  | ({ readonly status: 'active' } & Registered)
  | ({ readonly status: 'closed'; readonly closedOn: LocalDate } & Registered)

interface Registered {
  readonly entries: number
  readonly profile: Profile
  /** By the day until which it bore them. */
  readonly formerNames: readonly FormerName[]
  /** In the order in which they were taken in. */
  readonly duplicates: readonly Duplicate[]
  readonly mergedInto: MergedInto | null
}

export const unregistered: EnterpriseState = { status: 'unregistered' }

export function evolve(state: EnterpriseState, event: EnterpriseEvent): EnterpriseState {
  if (!enterpriseEvents.changes(event))
    return state.status === 'unregistered' ? state : { ...state, entries: state.entries + 1 }
  if (event.type === 'EnterpriseRegistered') {
    const { type: _, enterpriseId: __, ...profile } = event
    return {
      status: 'active',
      entries: 1,
      profile,
      formerNames: [],
      duplicates: [],
      mergedInto: null,
    }
  }
  if (state.status === 'unregistered') return state
  return { ...changedBy(event, state), entries: state.entries + 1 }
}

function changedBy(
  event: Exclude<EnterpriseChange, EnterpriseRegistered>,
  state: Exclude<EnterpriseState, { readonly status: 'unregistered' }>,
): Exclude<EnterpriseState, { readonly status: 'unregistered' }> {
  const { profile, formerNames, duplicates } = state
  switch (event.type) {
    case 'EnterpriseCorrected':
      return { ...state, profile: corrected(profile, event) }
    case 'EnterpriseClosed':
      return { ...state, status: 'closed', closedOn: event.closedOn }
    case 'EnterpriseRenamed': {
      const { nameZh, nameEn, renamedOn: until } = event
      const before = { until, nameZh: profile.nameZh, nameEn: profile.nameEn }
      return {
        ...state,
        profile: { ...profile, nameZh, nameEn },
        formerNames: withFormer(formerNames, before),
      }
    }
    case 'FormerNameRecorded':
      return { ...state, formerNames: withFormer(formerNames, event) }
    case 'FormerNameWithdrawn':
      return { ...state, formerNames: without(formerNames, event.until) }
    case 'DuplicateTakenIn':
      return { ...state, duplicates: withDuplicate(duplicates, event) }
    case 'DuplicateLetGo':
      return { ...state, duplicates: withoutMerge(duplicates, event.mergeId) }
    case 'EnterpriseMerged': {
      const { survivorId, mergeId } = event
      return { ...state, mergedInto: { survivorId, mergeId } }
    }
    case 'EnterpriseMergeReversed':
      return { ...state, mergedInto: null }
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

import type { IpFact, IpProfile, IpRightCorrected, IpRightEvent } from './events.ts'

/** One thing that happened, as entry of the stream. Its papers stay with the event. */
export interface IpEntry {
  readonly version: number
  readonly fact: IpFact
}

/** A right by all that stands recorded of it, in the order of recording. `count` is its stream's version. */
export type IpRightState =
  | { readonly status: 'unregistered'; readonly count: number }
  | RegisteredIpRight

export interface RegisteredIpRight {
  readonly status: 'registered'
  readonly count: number
  readonly profile: IpProfile
  readonly entries: readonly IpEntry[]
}

export const unregistered: IpRightState = { status: 'unregistered', count: 0 }

export function evolve(state: IpRightState, event: IpRightEvent): IpRightState {
  const count = state.count + 1
  if (event.type === 'IpRightRegistered') {
    const { type: _, ipRightId: __, evidence: ___, ...profile } = event
    return { status: 'registered', count, profile, entries: [] }
  }
  if (state.status === 'unregistered') return { ...state, count }
  switch (event.type) {
    case 'IpRightCorrected':
      return { ...state, count, profile: corrected(state.profile, event) }
    case 'IpRightWithdrawn':
      return { status: 'unregistered', count }
    case 'IpEntriesReversed':
      return { ...state, count, entries: without(state.entries, event.versions) }
    default: {
      const fact: IpFact = { ...event, evidence: [] }
      return { ...state, count, entries: [...state.entries, { version: count, fact }] }
    }
  }
}

export const corrected = (
  profile: IpProfile,
  { changes }: Pick<IpRightCorrected, 'changes'>,
): IpProfile => ({ ...profile, ...changes })

export const without = (
  entries: readonly IpEntry[],
  versions: readonly number[],
): readonly IpEntry[] => entries.filter(({ version }) => !versions.includes(version))

import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { EnterpriseId, Uscc } from '@seedline/values'
import type { UsccClaimEvent } from './events.ts'

export type UsccClaimState =
  | { readonly status: 'free' }
  | { readonly status: 'held'; readonly holder: EnterpriseId; readonly givenUp: boolean }

export const free: UsccClaimState = { status: 'free' }

export function evolve(_state: UsccClaimState, event: UsccClaimEvent): UsccClaimState {
  switch (event.type) {
    case 'UsccClaimed':
      return { status: 'held', holder: event.enterpriseId, givenUp: false }
    case 'UsccGivenUp':
      return { status: 'held', holder: event.enterpriseId, givenUp: true }
    default:
      return event satisfies never
  }
}

/**
 * Claims the code. `holderCarriesIt`: whether the stream of its present holder still says so.
 * A claim of what is held already is recorded again, for it also takes back that it was given up.
 */
export function claim(
  state: UsccClaimState,
  wanted: { readonly uscc: Uscc; readonly enterpriseId: EnterpriseId },
  holderCarriesIt: boolean,
): Decision<UsccClaimEvent> {
  const others = state.status === 'held' && state.holder !== wanted.enterpriseId
  if (others && !(state.givenUp && !holderCarriesIt))
    return reject(problemOf('USCC_TAKEN', { uscc: wanted.uscc, enterprise_id: state.holder }))
  return accept({ type: 'UsccClaimed', ...wanted })
}

/** Announces that the enterprise is about to drop the code. */
export function giveUp(
  state: UsccClaimState,
  given: { readonly uscc: Uscc; readonly enterpriseId: EnterpriseId },
): Decision<UsccClaimEvent> {
  const holds = state.status === 'held' && state.holder === given.enterpriseId && !state.givenUp
  return holds ? accept({ type: 'UsccGivenUp', ...given }) : accept()
}

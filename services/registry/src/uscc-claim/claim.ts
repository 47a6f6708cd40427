import { accept, type Decision, reject } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/facts'
import { type Problem, problem, type Uscc } from '@seedline/values'

/**
 * Which enterprise may carry a code; one stream per code, so that no two ever carry the same.
 * A claim precedes the enterprise's own event. Giving up precedes it too: a code that was given up is
 * free only once its holder's stream no longer carries it. So a process may die between the two
 * streams at any moment, and neither a code is doubled nor a registration blocked.
 */
export interface UsccClaimed {
  readonly type: 'UsccClaimed'
  readonly uscc: Uscc
  readonly enterpriseId: EnterpriseId
}

export interface UsccGivenUp {
  readonly type: 'UsccGivenUp'
  readonly uscc: Uscc
  readonly enterpriseId: EnterpriseId
}

export type UsccClaimEvent = UsccClaimed | UsccGivenUp

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
    return reject(usccTaken(wanted.uscc, state.holder))
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

export const usccTaken = (code: Uscc, holder: EnterpriseId): Problem =>
  problem(
    'USCC_TAKEN',
    'already-exists',
    {
      zh: `统一社会信用代码 ${code} 已属于另一家企业`,
      en: `The code ${code} belongs to another enterprise`,
    },
    {
      zh: '请核对代码；若另一家企业登记的代码有误，或其更正中断，请先完成它的更正',
      en: 'Check the code; if the other enterprise has it by mistake, or its correction broke off, correct that one first',
    },
    { facts: { uscc: code, enterprise_id: holder } },
  )

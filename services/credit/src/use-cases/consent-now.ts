import type { consentPurpose, consentScope } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { dateInShanghai, type EnterpriseId, type Instant, type Uscc } from '@seedline/values'
import { consent } from '../consent/aggregate.ts'
import { type ConsentId, consentIdOf } from '../consent/events.ts'
import { standingOn } from '../consent/state.ts'

/** What somebody of a bank wants to know or to do, and of whom. */
export interface ConsentWanted {
  readonly bank: string
  readonly uscc: string
  readonly purpose: (typeof consentPurpose.names)[number]
  readonly scope: (typeof consentScope.names)[number]
  readonly at: Instant
}

/** The consent that allows it. */
export interface ConsentNow {
  readonly consentId: ConsentId
  /** Of its stream. */
  readonly version: number
  readonly enterpriseId: EnterpriseId
  readonly uscc: Uscc
}

/**
 * The enterprise's consent to the bank, where it is valid today for this purpose and scope. It is read from its stream: what was
 * revoked a moment ago no longer counts. Whether there is such an enterprise at all makes no difference.
 */
export async function consentNow(
  store: EventStore,
  { bank, uscc, purpose, scope, at }: ConsentWanted,
): Promise<ConsentNow | undefined> {
  const consentId = consentIdOf(bank, uscc)
  const { state, version } = await store.current(consent, consentId)
  if (state.status !== 'granted') return undefined
  const { granted } = state
  const valid = standingOn(granted, false, dateInShanghai(at)) === 'valid'
  const covers = granted.purposes.includes(purpose) && granted.scopes.includes(scope)
  return valid && covers
    ? { consentId, version, enterpriseId: granted.enterpriseId, uscc: granted.uscc }
    : undefined
}

/** The same. @throws ProblemError CONSENT_MISSING */
export async function expectConsentNow(
  store: EventStore,
  wanted: ConsentWanted,
): Promise<ConsentNow> {
  const found = await consentNow(store, wanted)
  if (found === undefined) throw refusal('CONSENT_MISSING')
  return found
}

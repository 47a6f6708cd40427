import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import type { LocalDate } from '@seedline/values'
import { consent } from '../consent/aggregate.ts'
import { type ConsentGranted, type ConsentId, consentIdOf } from '../consent/events.ts'
import { standingOn } from '../consent/state.ts'

/** What a consent has to cover. */
export interface ConsentNeeded {
  readonly bank: string
  readonly uscc: string
  readonly purpose: ConsentGranted['purposes'][number]
  readonly scope: ConsentGranted['scopes'][number]
  readonly on: LocalDate
}

export interface ConsentFound {
  readonly consentId: ConsentId
  /** Of its stream. */
  readonly version: number
  readonly granted: ConsentGranted
}

/**
 * The consent that covers this, as it is stored now: a revocation counts at once, whichever process took it. Undefined: there is
 * none, and it makes no difference, nor takes longer, why.
 */
export async function consentNow(
  store: EventStore,
  { bank, uscc, purpose, scope, on }: ConsentNeeded,
): Promise<ConsentFound | undefined> {
  const consentId = consentIdOf(bank, uscc)
  const { state, version } = await store.current(consent, consentId)
  if (state.status !== 'granted') return undefined
  const { granted } = state
  const covers =
    standingOn(granted, false, on) === 'valid' &&
    granted.purposes.includes(purpose) &&
    granted.scopes.includes(scope)
  return covers ? { consentId, version, granted } : undefined
}

/** The same, for what is not done without. @throws ProblemError CONSENT_MISSING */
export async function expectConsentNow(
  store: EventStore,
  needed: ConsentNeeded,
): Promise<ConsentFound> {
  const found = await consentNow(store, needed)
  if (found === undefined) throw refusal('CONSENT_MISSING')
  return found
}

/** What was granted to the bank for this purpose, whatever it may know; undefined: nothing that is valid on the day. */
export async function consentStands(
  store: EventStore,
  { bank, uscc, purpose, on }: Omit<ConsentNeeded, 'scope'>,
): Promise<ConsentGranted | undefined> {
  const { state } = await store.current(consent, consentIdOf(bank, uscc))
  if (state.status !== 'granted') return undefined
  const { granted } = state
  const stands = standingOn(granted, false, on) === 'valid' && granted.purposes.includes(purpose)
  return stands ? granted : undefined
}

import { isParty, keepsRegister, type Member, speaksFor } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { consent } from '../consent/aggregate.ts'
import type { ConsentId } from '../consent/events.ts'

/** An enterprise as far as the bank desk has to know it. */
export interface Subject {
  readonly uscc: string
  /** '' of all but a record that goes on as another. */
  readonly mergedInto: string
}

/** Where an enterprise is found; undefined: nobody registered it. */
export type FindSubject = (enterpriseId: EnterpriseId) => Promise<Subject | undefined>

/**
 * The enterprise for which somebody speaks, or whose paper the keeper of the register records. Who is neither isn't told whether
 * there is such an enterprise.
 * @throws ProblemError ENTERPRISE_OF_OTHERS, ENTERPRISE_UNKNOWN, ENTERPRISE_MERGED
 */
export async function expectSubject(
  find: FindSubject,
  enterpriseId: EnterpriseId,
  actor: Member,
): Promise<Subject> {
  const known = await find(enterpriseId)
  const keeps = keepsRegister(actor)
  if (!keeps && !(known && speaksFor(actor, known.uscc))) throw refusal('ENTERPRISE_OF_OTHERS')
  if (known === undefined) throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  if (known.mergedInto !== '') {
    const facts = { enterprise_id: enterpriseId, survivor_id: known.mergedInto }
    throw refusal('ENTERPRISE_MERGED', facts)
  }
  return known
}

/**
 * Turns away whoever isn't of the bank or the enterprise between whom a consent is, as if there were none. What was signed on
 * paper can be revoked on paper, too.
 * @throws ProblemError CONSENT_UNKNOWN
 */
export async function expectConsentOf(
  store: EventStore,
  consentId: ConsentId,
  { actor, changes }: { readonly actor: Member; readonly changes: boolean },
): Promise<void> {
  const { state } = await store.current(consent, consentId)
  if (state.status !== 'never-granted') {
    const { granted } = state
    if (keepsRegister(actor)) return
    if (changes ? speaksFor(actor, granted.uscc) : isParty(actor, granted)) return
  }
  throw refusal('CONSENT_UNKNOWN', { consent_id: consentId })
}

import type { consents, RequestOf } from '@seedline/contracts/operations'
import { speaksFor } from '@seedline/contracts/ownership'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { parseUscc, trusted } from '@seedline/values'
import { consent } from '../consent/aggregate.ts'
import { decide } from '../consent/decide.ts'
import { consentIdOf } from '../consent/events.ts'
import type { Subject } from './parties.ts'

type Granting = RequestOf<(typeof consents)['operations']['grantConsent']>

/** Records what an enterprise lets a bank know: on the one stream between the two. */
export async function grantConsent(
  store: EventStore,
  terms: Granting,
  call: CommandCall & { readonly found: Subject | undefined },
): Promise<Outcome> {
  const { at, actor } = call.context
  if (call.found === undefined) throw new Error('A consent is granted for whom its guard has found')
  const uscc = trusted(parseUscc(call.found.uscc))
  const consentId = consentIdOf(terms.bank, uscc)
  const command = {
    ...terms,
    type: 'GrantConsent',
    at,
    consentId,
    uscc,
    recordedForIt: !speaksFor(actor, uscc),
  } as const
  return store.execute(
    consent,
    consentId,
    call.context,
    (state) => decide(command, state),
    optionsOf(call),
  )
}

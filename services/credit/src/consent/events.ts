import * as messages from '@seedline/contracts/credit/v1/consent_events'
import {
  date,
  evidences,
  flag,
  id,
  list,
  optionalList,
  recordedText,
  uscc,
} from '@seedline/contracts/kinds'
import {
  consentKindsMost,
  consentMethod,
  consentPurpose,
  consentScope,
} from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { deriveId, type Id, organisationOf } from '@seedline/values'

export type ConsentId = Id<'Consent'>

const consentId = id('Consent')
const several = { max: consentKindsMost }

/** What happens to the consent between a bank and an enterprise. */
export const consentEvents = eventsOf('seedline.credit.v1', {
  ConsentGranted: event(
    messages.ConsentGranted,
    {
      consentId,
      bank: recordedText,
      enterpriseId: id('Enterprise'),
      uscc,
      purposes: list(consentPurpose, several),
      scopes: list(consentScope, several),
      validFrom: date,
      validTo: date,
      signatory: recordedText,
      capacity: recordedText,
      textDigest: recordedText,
      textLanguage: recordedText,
      separate: flag('Whether it was given separately.'),
      method: consentMethod,
      grantedOn: date,
      evidence: optionalList(evidences()),
    },
    { on: 'grantedOn' },
  ),
  ConsentRevoked: event(
    messages.ConsentRevoked,
    { consentId, revokedOn: date, reason: recordedText },
    { on: 'revokedOn' },
  ),
})

export type ConsentEvent = EventOf<typeof consentEvents>
export type ConsentGranted = Named<ConsentEvent, 'ConsentGranted'>

/** The one consent between the two. */
export const consentIdOf = (bank: string, uscc: string): ConsentId =>
  deriveId('Consent', organisationOf(bank), uscc)

import type { Consent } from '@seedline/contracts/credit/v1/consent_service'
import { consentStatus } from '@seedline/contracts/operations'
import { topicNames } from '@seedline/contracts/topics'
import { historyEntry } from '@seedline/facts/answers'
import type { EventMeta, View } from '@seedline/views'
import { type ConsentEvent, type ConsentGranted, consentEvents } from '../../consent/events.ts'

/** A consent as it is answered, but for how it stands: that depends on the day. */
export type ConsentDocument = Consent

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: ConsentDocument | undefined,
  event: ConsentEvent,
  meta: EventMeta,
): ConsentDocument {
  const document = changed(before, event)
  if (document === undefined) throw new Error(`Stream ${meta.stream} begins with ${meta.type}`)
  const occurredOn = consentEvents.occurredOn(event)
  const { reason = '' } = event as { readonly reason?: string }
  const entry = historyEntry(meta, { occurredOn, json: consentEvents.json(event), reason })
  return { ...document, version: meta.version, history: [...(before?.history ?? []), entry] }
}

function changed(
  before: ConsentDocument | undefined,
  event: ConsentEvent,
): ConsentDocument | undefined {
  switch (event.type) {
    case 'ConsentGranted':
      return granted(event)
    case 'ConsentRevoked':
      return before && { ...before, revokedOn: event.revokedOn }
    default:
      return event satisfies never
  }
}

const granted = (event: ConsentGranted): ConsentDocument => ({
  ...consentEvents.toProto(event),
  version: 0,
  status: consentStatus.none,
  toldFor: '',
  revokedOn: '',
  history: [],
})

/** One document for each bank and enterprise. */
export const consentView: View<ConsentDocument, ConsentEvent> = {
  name: 'consent',
  topics: [topicNames.credit.consent],
  decode: consentEvents.codec.decode,
  keyOf: (event) => event.consentId,
  evolve,
  indexes: [
    { fields: { grantedOn: -1 } },
    { fields: { bank: 1, grantedOn: -1 } },
    { fields: { uscc: 1, grantedOn: -1 } },
  ],
  foldVersion: 1,
}

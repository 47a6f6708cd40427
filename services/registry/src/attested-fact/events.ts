import { date, evidences, id, optional, provenance, recordedText } from '@seedline/contracts/kinds'
import { factYear } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/attested_fact_events'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type AttestationId = Id<'Attestation'>

const enterpriseId = id('Enterprise')
const attestationId = id('Attestation')

/** The events of what was attested of an enterprise, once: their type, their bytes, their JSON and when they happened. */
export const attestedFactEvents = eventsOf('seedline.registry.v1', {
  FactAttested: event(
    messages.FactAttested,
    {
      enterpriseId,
      attestationId,
      fact: recordedText,
      value: recordedText,
      unit: recordedText,
      /** 0: of no year. */
      year: factYear,
      attestedOn: date,
      by: recordedText,
      evidence: evidences(10),
      validUntil: optional(date, null),
      provenance: optional(provenance, null),
    },
    { on: 'attestedOn' },
  ),
  AttestedFactWithdrawn: event(messages.AttestedFactWithdrawn, {
    enterpriseId,
    attestationId,
    reason: recordedText,
  }),
})

export type AttestedFactEvent = EventOf<typeof attestedFactEvents>
export type FactAttested = Named<AttestedFactEvent, 'FactAttested'>

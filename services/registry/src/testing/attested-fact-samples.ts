import { specification } from '@seedline/testing'
import { deriveId, localDate } from '@seedline/values'
import { type AttestedFactCommand, decide } from '../attested-fact/decide.ts'
import type { AttestationId, AttestedFactEvent, FactAttested } from '../attested-fact/events.ts'
import { type AttestedState, evolve, nothingAttested } from '../attested-fact/state.ts'
import { enterpriseId, evidence, noon } from './enterprise-samples.ts'

export const attestationId = (name: string): AttestationId => deriveId('Attestation', name)

type Asked<Type> = Extract<AttestedFactCommand, { readonly type: Type }>

/** That there was no major incident, unless told otherwise. */
export const attested = (id: string, more: Partial<FactAttested> = {}): FactAttested => ({
  type: 'FactAttested',
  enterpriseId,
  attestationId: attestationId(id),
  fact: 'no_major_incident_3y',
  value: 'true',
  unit: '',
  year: 0,
  attestedOn: localDate('2026-11-01'),
  by: '安全负责人',
  evidence: [evidence('letter of the bureau')],
  validUntil: null,
  provenance: null,
  ...more,
})

const carried = (id: string) => ({
  at: noon,
  enterpriseId,
  enterprise: { foundedOn: null, closedOn: null },
  newId: attestationId(id),
  ofOrganisation: undefined,
})

export const attest = (
  id: string,
  more: Partial<Asked<'AttestFact'>> = {},
): AttestedFactCommand => {
  const { type: _, attestationId: __, ...facts } = attested(id)
  return { type: 'AttestFact', ...carried(id), ...facts, ...more }
}

export const withdraw = (id: string): AttestedFactCommand => ({
  type: 'WithdrawAttestedFact',
  ...carried('unused'),
  attestationId: attestationId(id),
  reason: 'misheard',
})

export const factWithdrawn = (id: string): AttestedFactEvent => ({
  type: 'AttestedFactWithdrawn',
  enterpriseId,
  attestationId: attestationId(id),
  reason: 'misheard',
})

export const attestedFacts = specification<AttestedState, AttestedFactEvent, AttestedFactCommand>({
  initial: nothingAttested,
  decide,
  evolve,
})

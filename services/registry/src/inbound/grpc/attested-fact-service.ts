import { evidences, type Faults, optional, provenance } from '@seedline/contracts/kinds'
import { attestedFacts as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { AttestedFacts } from '@seedline/contracts/registry/v1/attested_fact_service'
import type { EventStore } from '@seedline/event-store'
import { recordingToProto } from '@seedline/facts/answers'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { Words } from '@seedline/rules'
import type { BoundService } from '@seedline/service-kit'
import { type Clock, deriveId } from '@seedline/values'
import { attestedFact } from '../../attested-fact/aggregate.ts'
import { decide } from '../../attested-fact/decide.ts'
import { type AttestedAnswer, getAttestedFacts } from '../../projections/attested-facts/query.ts'
import type { StatedText } from '../../projections/attested-facts/written.ts'
import { enterpriseDatesOf } from '../../use-cases/enterprise-dates.ts'
import { guardsOf } from './guards.ts'
import { readStated } from './read-stated.ts'

export interface AttestedFactServiceParts {
  readonly store: EventStore
  readonly words: Words
  readonly clock: Clock
}

const madeBy = optional(provenance, null)
const evidence = evidences(10)

/** AttestedFactService: each operation, and what fulfils it. */
export const attestedFactService = (parts: AttestedFactServiceParts): BoundService => {
  const { store, words, clock } = parts
  const checkStated = (stated: Partial<StatedText>, faults: Faults): void => {
    const { fact, value, unit, year, attestedOn, by } = stated
    if (fact === undefined || value === undefined || unit === undefined) return
    if (year === undefined || attestedOn === undefined || by === undefined) return
    readStated(words, { fact, value, unit, year, attestedOn, by }, '', faults)
  }
  return serviceOf(
    operations,
    { clock, guards: guardsOf(store), checks: { attestFact: checkStated } },
    {
      ...decidedBy(operations, {
        store,
        aggregate: attestedFact,
        decide,
        id: 'Enterprise',
        knowing: async (id, { context }) => ({
          enterprise: await enterpriseDatesOf(store, id),
          ofOrganisation: takesBackOnlyOf(context.actor),
          newId: deriveId('Attestation', id, context.commandId),
        }),
      }),
      getAttestedFacts: async (question, { actor, deadline }) =>
        answer(await getAttestedFacts(store, { ...question, actor, deadline })),
    },
  )
}

const answer = ({ facts, ...of }: AttestedAnswer): AttestedFacts => ({
  ...of,
  facts: facts.map((fact) => ({
    attestationId: fact.attestationId,
    fact: fact.fact,
    value: fact.value,
    unit: fact.unit,
    year: fact.year === 0 ? undefined : fact.year,
    attestedOn: fact.attestedOn,
    by: fact.by,
    evidence: evidence.toProto(fact.evidence),
    validUntil: fact.validUntil ?? '',
    provenance: madeBy.toProto(fact.provenance),
    recording: recordingToProto(fact.recording),
    withdrawn: fact.withdrawn,
    withdrawnBecause: fact.withdrawnBecause,
  })),
})

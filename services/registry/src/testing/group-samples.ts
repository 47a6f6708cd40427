import { eventMessages, specification } from '@seedline/testing'
import { deriveId, type EnterpriseId, localDate, numeric } from '@seedline/values'
import { groupRelation, type RecordedGroup } from '../group-relation/aggregate.ts'
import { decide, type GroupRelationCommand } from '../group-relation/decide.ts'
import {
  type GroupRelationEvent,
  groupRelationEvents,
  type Party,
  type RelationFactId,
  type RelationStated,
} from '../group-relation/events.ts'
import { enterpriseId, evidence, noon, provenance } from './enterprise-samples.ts'

const enterprise = { foundedOn: localDate('2018-03-01'), closedOn: null }

/** What the tests of its rules begin with, and what every command carries. */
export const specified = {
  ...specification<RecordedGroup, GroupRelationEvent, GroupRelationCommand>({
    ...groupRelation,
    decide,
  }),
  carried: { at: noon, enterpriseId, enterprise, ofOrganisation: undefined },
}

export const ours = (id: EnterpriseId): Party => ({
  kind: 'enterprise',
  enterpriseId: id,
  name: '',
  uscc: null,
})
export const organisation = (name: string): Party => ({
  kind: 'organisation',
  enterpriseId: null,
  name,
  uscc: null,
})
export const person = (name: string): Party => ({ ...organisation(name), kind: 'person' })

/** A parent that holds so many percent from that day on. */
export const parent = (
  party: Party,
  share: string | null,
  since: string,
  change: Partial<RelationStated> = {},
): RelationStated => {
  const kind = change.kind ?? 'parent'
  const of = change.enterpriseId ?? enterpriseId
  const named = party.enterpriseId ?? party.uscc ?? party.name
  return {
    type: 'RelationStated',
    enterpriseId: of,
    factId: deriveId('RelationFact', of, kind, party.kind, named, since),
    kind,
    party,
    sharePercent: share === null ? null : numeric(share),
    since: localDate(since),
    endedOn: null,
    evidence: [evidence('register of shareholders')],
    provenance,
    ...change,
  }
}

export const controller = (party: Party, since: string): RelationStated =>
  parent(party, null, since, { kind: 'controller' })

export const over = (factId: RelationFactId, on: string) =>
  ({ type: 'RelationEnded', enterpriseId, factId, endedOn: localDate(on), evidence: [] }) as const

export const gone = (factId: RelationFactId) =>
  ({ type: 'RelationWithdrawn', enterpriseId, factId, reason: 'another company' }) as const

export const groupMessages = (...events: readonly GroupRelationEvent[]) =>
  eventMessages(
    { service: 'registry', aggregate: 'group_relation', id: enterpriseId, time: noon },
    events.map(groupRelationEvents.codec.encode),
  )

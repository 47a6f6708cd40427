import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, fewAtATime, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import type { EnterpriseId, LocalDate } from '@seedline/values'
import {
  type AsOf,
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { groupRelation } from '../../group-relation/aggregate.ts'
import { groupEntriesMax } from '../../group-relation/decide.ts'
import {
  type GroupRelationEvent,
  groupRelationEvents,
  type Party,
} from '../../group-relation/events.ts'
import { enterpriseAbove, isMajority, isOn } from '../../group-relation/standing.ts'
import type { Relation } from '../../group-relation/state.ts'
import { levelsMost } from '../../group-relation/walk-above.ts'
import { evolve, type GroupDocument, noGroup } from './document.ts'

export interface GroupQuestion extends Question {
  readonly enterpriseId: EnterpriseId
  readonly today: LocalDate
}

export interface GroupSources {
  readonly store: EventStore
  readonly groups: ViewStore<GroupDocument>
}

export interface Subsidiary extends Pick<Relation, 'kind' | 'sharePercent' | 'since'> {
  readonly enterpriseId: EnterpriseId
}

export interface GroupAnswer extends GroupDocument {
  readonly enterpriseId: EnterpriseId
  readonly version: number
  /** The majority parents, upwards. */
  readonly chain: readonly Party[]
  readonly subsidiaries: readonly Subsidiary[]
  readonly subsidiariesLeftOut: boolean
}

const subsidiariesMost = 200

/**
 * Whose an enterprise is and what is its own: relations as they are known, the chain above and the subsidiaries as of the day
 * asked. @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getGroup(
  sources: GroupSources,
  question: GroupQuestion,
): Promise<GroupAnswer> {
  const { enterpriseId, asOf, today } = question
  const on = asOf.occurredOn ?? today
  const own = await ownOf(sources, question)
  const [chain, below] = await Promise.all([
    chainAbove(sources, own.document, { enterpriseId, on, asOf }),
    subsidiariesOf(sources, { enterpriseId, on, asOf }),
  ])
  return { enterpriseId, version: own.version, ...own.document, chain, ...below }
}

async function ownOf({ store, groups }: GroupSources, question: GroupQuestion) {
  const { enterpriseId, asOf } = question
  const stream = streamOf(groupRelation.name, enterpriseId)
  const viewed = await currentOf(groups, { ...question, key: enterpriseId, stream })
  if (viewed) return { document: viewed.data, version: viewed.versions[stream] ?? 0 }
  const { document, version } = await folded(store, enterpriseId, asOf)
  expectReached(question, version)
  if (version === 0) await expectKnown(store, enterpriseId)
  return { document, version }
}

interface Place {
  readonly enterpriseId: EnterpriseId
  readonly on: LocalDate
  readonly asOf: AsOf
}

async function chainAbove(
  { store }: GroupSources,
  own: GroupDocument,
  { enterpriseId, on, asOf }: Place,
): Promise<readonly Party[]> {
  const chain: Party[] = []
  const seen = new Set([enterpriseId])
  let { relations } = own.state
  while (chain.length < levelsMost) {
    const parent = relations.find((one) => isMajority(one) && isOn(one, on))
    if (parent === undefined) break
    const next = enterpriseAbove(parent)
    // Two that were stated at once can stand above each other: the way ends where it comes back.
    if (next !== undefined && seen.has(next)) break
    chain.push(parent.party)
    if (next === undefined) break
    seen.add(next)
    relations = (await folded(store, next, asOf)).document.state.relations
  }
  return chain
}

async function subsidiariesOf({ store, groups }: GroupSources, place: Place) {
  const { enterpriseId, on, asOf } = place
  const { found, nextPageToken } = await groups.find(
    { above: enterpriseId },
    { page: { size: subsidiariesMost, token: '' } },
  )
  const subsidiaries: Subsidiary[] = []
  for await (const some of fewAtATime(found, async ({ key, data }) => {
    const id = key as EnterpriseId
    // The view knows what is known now; of another moment the streams tell.
    const document = asOf.recordedAt ? (await folded(store, id, asOf)).document : data
    return document.state.relations
      .filter((one) => enterpriseAbove(one) === enterpriseId && isOn(one, on))
      .map(({ kind, sharePercent, since }) => ({ enterpriseId: id, kind, sharePercent, since }))
  }))
    subsidiaries.push(...some)
  return { subsidiaries, subsidiariesLeftOut: nextPageToken !== '' }
}

async function folded(store: EventStore, enterpriseId: EnterpriseId, asOf: AsOf) {
  const { recordedAt } = asOf
  const options = { limit: groupEntriesMax, ...(recordedAt && { recordedAt }) }
  const recorded = await store.read(groupRelation, enterpriseId, options)
  const document = recorded
    .filter(({ event }) => stands(event, asOf))
    .reduce((before, one) => evolve(before, one.event, metaOf(one, 'registry')), noGroup)
  return { document: untilThen(document, asOf), version: recorded.at(-1)?.version ?? 0 }
}

/** What had not ended by the day asked stood. */
function untilThen(document: GroupDocument, asOf: AsOf): GroupDocument {
  const relations = document.state.relations.map((one) =>
    one.endedOn !== null && !hadHappened(one.endedOn, asOf) ? { ...one, endedOn: null } : one,
  )
  return { ...document, state: { ...document.state, relations } }
}

// What was withdrawn never was so, on no day.
function stands(event: GroupRelationEvent, asOf: AsOf): boolean {
  const occurredOn = groupRelationEvents.occurredOn(event)
  return occurredOn === undefined || hadHappened(occurredOn, asOf)
}

async function expectKnown(store: EventStore, enterpriseId: EnterpriseId): Promise<void> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
}

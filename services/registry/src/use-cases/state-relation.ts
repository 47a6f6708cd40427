import type { groupRelations, RequestOf } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import type { EnterpriseId, Objection } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { mergedFault } from '../facts/merged.ts'
import { groupRelation } from '../group-relation/aggregate.ts'
import { decide } from '../group-relation/decide.ts'
import { enterpriseAbove, type Span, sharedSpan } from '../group-relation/standing.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'

type Request = RequestOf<(typeof groupRelations)['operations']['stateRelation']>

/** More than any group has; a walk upwards ends there. */
export const levelsMost = 20
export const aboveMost = 200

/**
 * States a parent or a controller. Those above are other streams: two relations stated in the same instant can come to a
 * cycle, and are then seen from both ends; a question walks a bounded way all the same.
 */
export async function stateRelation(
  store: EventStore,
  request: Request,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = request
  const [known, above] = await Promise.all([
    enterpriseDatesOf(store, enterpriseId),
    faultAbove(store, request),
  ])
  const command = {
    ...request,
    type: 'StateRelation',
    at: call.context.at,
    enterprise: known,
    above,
    ofOrganisation: undefined,
  } as const
  return store.execute(
    groupRelation,
    enterpriseId,
    call.context,
    (state) => decide(command, state),
    optionsOf(call),
  )
}

/** A way from the enterprise upwards, and the days on which it stands as a whole. */
export interface Way {
  readonly ids: readonly EnterpriseId[]
  readonly span: Span
}

/** What the register says against what would stand above: not registered, merged, or the enterprise itself. */
async function faultAbove(store: EventStore, request: Request): Promise<Objection | undefined> {
  const { enterpriseId, since, endedOn } = request
  const first = enterpriseAbove(request)
  if (first === undefined) return undefined
  const wrong = await faultOfParty(store, first)
  if (wrong) return wrong
  let ways: readonly Way[] = [{ ids: [first], span: { since, endedOn } }]
  const seen = new Set<EnterpriseId>()
  for (let level = 0; ways.length > 0; level++) {
    const back = ways.find(({ ids }) => ids.at(-1) === enterpriseId)
    if (back)
      return problemOf('GROUP_CYCLE', { chain: await told(store, [enterpriseId, ...back.ids]) })
    for (const { ids } of ways) for (const id of ids) seen.add(id)
    if (level >= levelsMost || seen.size > aboveMost)
      return problemOf('GROUP_TOO_LARGE', { max: aboveMost, deep: levelsMost })
    ways = (await Promise.all(ways.map((way) => onward(store, way)))).flat()
  }
  return undefined
}

// No way goes twice through the same: whatever cycles were stated at once before, this one ends.
export async function onward(store: EventStore, { ids, span }: Way): Promise<readonly Way[]> {
  const last = ids.at(-1)
  if (last === undefined) return []
  const { state } = await store.load(groupRelation, last)
  return state.relations.flatMap((relation) => {
    const next = enterpriseAbove(relation)
    const shared = sharedSpan(relation, span)
    if (next === undefined || shared === undefined || ids.includes(next)) return []
    return [{ ids: [...ids, next], span: shared }]
  })
}

async function faultOfParty(store: EventStore, id: EnterpriseId): Promise<Objection | undefined> {
  const { state } = await store.load(enterprise, id)
  if (state.status === 'unregistered') return problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: id })
  return mergedFault(id, state.mergedInto?.survivorId)
}

/** The chain as a sentence names it, from below upwards. */
export async function told(store: EventStore, ids: readonly EnterpriseId[]) {
  const names = await Promise.all(
    ids.map(async (id) => {
      const { state } = await store.load(enterprise, id)
      if (state.status === 'unregistered') return { zh: id, en: id }
      const { nameZh, nameEn } = state.profile
      return { zh: nameZh || nameEn, en: nameEn || nameZh }
    }),
  )
  const way = (language: 'zh' | 'en') => names.map((name) => name[language]).join(' → ')
  return { code: ids.join(' '), zh: way('zh'), en: way('en') }
}

import type { groupRelations, RequestOf } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import type { EnterpriseId, Objection } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { mergedFault } from '../facts/merged.ts'
import { groupRelation } from '../group-relation/aggregate.ts'
import { decide } from '../group-relation/decide.ts'
import { enterpriseAbove } from '../group-relation/standing.ts'
import type { Relation } from '../group-relation/state.ts'
import { aboveMost, levelsMost, walkAbove } from '../group-relation/walk-above.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'

type Request = RequestOf<(typeof groupRelations)['operations']['stateRelation']>

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

/** What the register says against what would stand above: not registered, merged, or the enterprise itself. */
async function faultAbove(store: EventStore, request: Request): Promise<Objection | undefined> {
  const { enterpriseId, since, endedOn } = request
  const first = enterpriseAbove(request)
  if (first === undefined) return undefined
  const wrong = await faultOfParty(store, first)
  if (wrong) return wrong
  const found = await walkAbove([first], { since, endedOn }, [enterpriseId], relationsIn(store))
  switch (found.kind) {
    case 'cycle':
      return problemOf('GROUP_CYCLE', { chain: await told(store, [enterpriseId, ...found.ids]) })
    case 'too-large':
      return problemOf('GROUP_TOO_LARGE', { max: aboveMost, deep: levelsMost })
    case 'ends':
      return undefined
    default:
      return found satisfies never
  }
}

/** How the relations of an enterprise are looked up. */
export const relationsIn =
  (store: EventStore) =>
  async (id: EnterpriseId): Promise<readonly Relation[]> =>
    (await store.load(groupRelation, id)).state.relations

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

import { enterprises, ladder, type RequestOf } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { CommandCall, EventStore } from '@seedline/event-store'
import { decidedBy } from '@seedline/recording/requests'
import { enterprise } from '../enterprise/aggregate.ts'
import { decide as decideOnEnterprise } from '../enterprise/decide.ts'
import { stageRecord } from '../stage-record/aggregate.ts'
import { decide as decideOnLadder } from '../stage-record/decide.ts'
import { enterpriseDatesOf } from '../use-cases/enterprise-dates.ts'
import { ladderSpanOf } from '../use-cases/ladder-span.ts'

type Enterprises = (typeof enterprises)['operations']
type Ladder = (typeof ladder)['operations']

/** The commands of an enterprise and of its ladder that have no use case, as their services fulfil them. */
export const closeEnterprise = (
  store: EventStore,
  closure: RequestOf<Enterprises['closeEnterprise']>,
  call: CommandCall,
) => onEnterprise(store).closeEnterprise(closure, call)

export const renameEnterprise = (
  store: EventStore,
  change: RequestOf<Enterprises['renameEnterprise']>,
  call: CommandCall,
) => onEnterprise(store).renameEnterprise(change, call)

export const recordFormerName = (
  store: EventStore,
  former: RequestOf<Enterprises['recordFormerName']>,
  call: CommandCall,
) => onEnterprise(store).recordFormerName(former, call)

const onEnterprise = (store: EventStore) =>
  decidedBy(enterprises, {
    store,
    aggregate: enterprise,
    decide: decideOnEnterprise,
    id: 'Enterprise',
    knowing: async (id) => ({ ladder: await ladderSpanOf(store, id) }),
  })

export const correctStage = (
  store: EventStore,
  correction: RequestOf<Ladder['correctStage']>,
  call: CommandCall,
) => onLadder(store).correctStage(correction, call)

export const withdrawStage = (
  store: EventStore,
  withdrawal: RequestOf<Ladder['withdrawStage']>,
  call: CommandCall,
) => onLadder(store).withdrawStage(withdrawal, call)

const onLadder = (store: EventStore) =>
  decidedBy(ladder, {
    store,
    aggregate: stageRecord,
    decide: decideOnLadder,
    id: 'Enterprise',
    knowing: async (id, { context }) => ({
      enterprise: await enterpriseDatesOf(store, id),
      ofOrganisation: takesBackOnlyOf(context.actor),
    }),
  })

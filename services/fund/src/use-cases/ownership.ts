import {
  keepsRegister,
  type ManagedBy,
  mayActFor,
  maySee,
  overseesFunds,
} from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { type Actor, type EventStore, personOf } from '@seedline/event-store'
import type { EnterpriseId, ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { Step } from '../deal/commands.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { onePersonMay } from '../fund/state.ts'

/** Who asks, and whether to change something. */
export interface Asker {
  readonly actor: Actor
  readonly changes: boolean
}

/** Whether a fund that an organisation manages has a deal with an enterprise, under way or closed. */
export type HasStake = (
  organisation: string,
  enterpriseId: EnterpriseId,
  deadline: Date,
) => Promise<boolean>

/** Who manages a fund, as it is stored now; undefined: nobody opened it. */
async function managerOf(store: EventStore, fundId: FundId): Promise<ManagedBy> {
  const { state } = await store.current(fund, fundId)
  return state.status === 'open' ? state.managedBy : undefined
}

/**
 * Turns away whoever may not have a fund. That it exists is no secret: private funds are filed publicly. What is not
 * there at all is told by whoever looks for it.
 * @throws ProblemError FUND_OF_ANOTHER_ORGANISATION
 */
export async function expectFundOf(store: EventStore, fundId: FundId, asker: Asker): Promise<void> {
  if (!asker.changes && overseesFunds(asker.actor)) return
  const managedBy = await managerOf(store, fundId)
  if (managedBy !== undefined && !may(asker, managedBy)) throw ofAnother(fundId, asker)
}

/**
 * The same of a deal, whose existence is its fund's secret: to others it is unknown.
 * @throws ProblemError FUND_OF_ANOTHER_ORGANISATION, DEAL_UNKNOWN
 */
export async function expectDealOf(store: EventStore, dealId: DealId, asker: Asker): Promise<void> {
  if (!asker.changes && overseesFunds(asker.actor)) return
  // Of an opened deal: its fund never changes.
  const { state } = await store.recall(deal, dealId)
  if (state.status === 'unopened') return
  const managedBy = await managerOf(store, state.fundId)
  if (may(asker, managedBy)) return
  throw maySee(asker.actor, managedBy)
    ? ofAnother(state.fundId, asker)
    : refusal('DEAL_UNKNOWN', { deal_id: dealId })
}

/**
 * Turns away whoever may not record on an enterprise's cap table: that is for whoever keeps the register, and for those
 * who have a stake there.
 * @throws ProblemError CAP_TABLE_OF_OTHERS
 */
export async function expectStakeIn(
  hasStake: HasStake,
  enterpriseId: EnterpriseId,
  { actor, deadline }: { readonly actor: Actor; readonly deadline: Date },
): Promise<void> {
  const { organisation } = actor
  if (keepsRegister(actor) || (await hasStake(organisation, enterpriseId, deadline))) return
  throw refusal('CAP_TABLE_OF_OTHERS', { enterprise_id: enterpriseId, organisation })
}

const may = ({ actor, changes }: Asker, managedBy: ManagedBy): boolean =>
  changes ? mayActFor(actor, managedBy) : maySee(actor, managedBy)

const ofAnother = (fundId: FundId, { actor: { organisation } }: Asker): ProblemError =>
  refusal('FUND_OF_ANOTHER_ORGANISATION', { fund_id: fundId, organisation })

/** Whether somebody may see deals that are named elsewhere; each is looked up once. */
export const dealsSeenBy = (store: EventStore, actor: Actor) => {
  const known = new Map<DealId, Promise<boolean>>()
  const look = async (dealId: DealId): Promise<boolean> => {
    const { state } = await store.recall(deal, dealId)
    return state.status !== 'unopened' && maySee(actor, await managerOf(store, state.fundId))
  }
  return async (dealId: DealId): Promise<boolean> => {
    if (overseesFunds(actor)) return true
    const seen = known.get(dealId) ?? look(dealId)
    known.set(dealId, seen)
    return seen
  }
}

/** Who takes a step of a fund's deal, and what the fund says of it. */
export async function stepOf(store: EventStore, fundId: FundId, actor: Actor): Promise<Step> {
  const { state } = await store.current(fund, fundId)
  return {
    by: personOf(actor),
    twoPeople: state.status === 'open' ? state.twoPeople : onePersonMay,
  }
}

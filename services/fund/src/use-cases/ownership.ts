import { keepsRegister, mayActFor, maySee, overseesFunds } from '@seedline/contracts/ownership'
import { problemOf } from '@seedline/contracts/refusals'
import { type Actor, type EventStore, personOf } from '@seedline/event-store'
import type { Asked, Guards } from '@seedline/recording/requests'
import { type EnterpriseId, ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { Step } from '../deal/commands.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { onePersonMay } from '../fund/state.ts'

/** Whether an organisation has a stake in an enterprise: one of its funds has a deal there that didn't come to nothing. */
export type HasStake = (
  organisation: string,
  enterpriseId: EnterpriseId,
  deadline: Date,
) => Promise<boolean>

/** Who manages a fund, as it is stored now; undefined: nobody opened it. */
export async function managerOf(store: EventStore, fundId: FundId): Promise<string | undefined> {
  const { state } = await store.current(fund, fundId)
  return state.status === 'open' ? state.managedBy : undefined
}

/**
 * Turns away whoever may not have what is a fund's. That a fund exists is no secret: private funds are filed publicly.
 * That it has a deal is: to others the deal is unknown. What is not there at all is told by whoever looks for it.
 */
export const guardsOf = (store: EventStore, hasStake: HasStake): Guards => ({
  async fund({ values, ...asked }) {
    const fundId = values.fundId as FundId
    if (!asked.changes && overseesFunds(asked.actor)) return
    const managedBy = await managerOf(store, fundId)
    if (managedBy !== undefined && !may(asked, managedBy)) throw ofAnother(fundId, asked.actor)
  },
  async deal({ values, ...asked }) {
    const dealId = values.dealId as DealId
    if (!asked.changes && overseesFunds(asked.actor)) return
    // Of an opened deal: its fund never changes.
    const { state } = await store.recall(deal, dealId)
    if (state.status === 'unopened') return
    const managedBy = await managerOf(store, state.fundId)
    if (may(asked, managedBy)) return
    throw maySee(asked.actor, managedBy)
      ? ofAnother(state.fundId, asked.actor)
      : new ProblemError(problemOf('DEAL_UNKNOWN', { deal_id: dealId }))
  },
  async enterprise({ values, actor, deadline }) {
    const enterpriseId = values.enterpriseId as EnterpriseId
    const { organisation } = actor
    if (keepsRegister(actor) || (await hasStake(organisation, enterpriseId, deadline))) return
    const facts = { enterprise_id: enterpriseId, organisation }
    throw new ProblemError(problemOf('CAP_TABLE_OF_OTHERS', facts))
  },
})

const may = ({ actor, changes }: Omit<Asked, 'values'>, managedBy: string | undefined): boolean =>
  changes ? mayActFor(actor, managedBy) : maySee(actor, managedBy)

const ofAnother = (fundId: FundId, { organisation }: Actor): ProblemError =>
  new ProblemError(
    problemOf('FUND_OF_ANOTHER_ORGANISATION', { fund_id: fundId, organisation }),
  )

/** Who takes a step of a fund's deal, and what the fund says of it. */
export async function stepOf(store: EventStore, fundId: FundId, actor: Actor): Promise<Step> {
  const { state } = await store.current(fund, fundId)
  return {
    by: personOf(actor),
    twoPeople: state.status === 'open' ? state.twoPeople : onePersonMay,
  }
}

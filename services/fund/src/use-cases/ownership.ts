import {
  keepsRegister,
  type ManagedBy,
  mayActFor,
  maySee,
  overseesFunds,
} from '@seedline/contracts/ownership'
import { problemOf, refusal } from '@seedline/contracts/refusals'
import { type Actor, type CommandCall, type EventStore, personOf } from '@seedline/event-store'
import { type EnterpriseId, type Objection, ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { Step } from '../deal/commands.ts'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { type FundState, type OpenedFund, onePersonMay } from '../fund/state.ts'
import type { HasStake } from './stake.ts'

/** Who asks, and whether to change something. */
export interface Asker {
  readonly actor: Actor
  readonly changes: boolean
}

/** What a guard has found goes with the command that it let pass; whoever comes without looks for himself. */
export interface Guarded {
  readonly found?: OpenedFund | undefined
}

/**
 * A fund as it is stored now. Its manager and its policy are never remembered: another process may have handed it over
 * or made it stricter, and this one would hear of it too late.
 */
const fundNow = async (store: EventStore, fundId: FundId): Promise<FundState> =>
  (await store.current(fund, fundId)).state

/** Undefined: nobody opened it. */
const managerOf = (state: FundState): ManagedBy =>
  state.status === 'open' ? state.managedBy : undefined

/**
 * Turns away whoever may not have a fund. That it exists is no secret: private funds are filed publicly. To who only
 * asks, what is not there at all is told by whoever looks for it; what is to be changed must be there by now, or nobody
 * would have been asked whose it is by the time that it is.
 * @throws ProblemError FUND_OF_ANOTHER_ORGANISATION, FUND_UNKNOWN
 */
export async function expectFundOf(
  store: EventStore,
  fundId: FundId,
  asker: Asker,
): Promise<OpenedFund | undefined> {
  if (!asker.changes && overseesFunds(asker.actor)) return undefined
  const state = await fundNow(store, fundId)
  if (state.status === 'open') {
    if (!may(asker, state.managedBy)) throw new ProblemError(ofAnother(fundId, asker.actor))
    return state
  }
  if (asker.changes) throw refusal('FUND_UNKNOWN', { fund_id: fundId })
  return undefined
}

/**
 * The same of a deal, whose existence is its fund's secret: to others it is unknown.
 * @throws ProblemError FUND_OF_ANOTHER_ORGANISATION, DEAL_UNKNOWN
 */
export async function expectDealOf(
  store: EventStore,
  dealId: DealId,
  asker: Asker,
): Promise<OpenedFund | undefined> {
  if (!asker.changes && overseesFunds(asker.actor)) return undefined
  // Of an opened deal: its fund never changes.
  const { state } = await store.recall(deal, dealId)
  if (state.status === 'unopened') {
    if (asker.changes) throw refusal('DEAL_UNKNOWN', { deal_id: dealId })
    return undefined
  }
  const its = await fundNow(store, state.fundId)
  const wrong = faultOfAsker({ dealId, fundId: state.fundId }, its, asker)
  if (wrong) throw new ProblemError(wrong)
  return its.status === 'open' ? its : undefined
}

interface OfFund {
  readonly dealId: DealId
  readonly fundId: FundId
}

/** Why somebody may not have a deal, by its fund as it is; undefined: he may. */
export function faultOfAsker(
  { dealId, fundId }: OfFund,
  its: FundState,
  asker: Asker,
): Objection | undefined {
  const managedBy = managerOf(its)
  if (may(asker, managedBy)) return undefined
  return maySee(asker.actor, managedBy)
    ? ofAnother(fundId, asker.actor)
    : problemOf('DEAL_UNKNOWN', { deal_id: dealId })
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

const ofAnother = (fundId: FundId, { organisation }: Actor): Objection =>
  problemOf('FUND_OF_ANOTHER_ORGANISATION', { fund_id: fundId, organisation })

/**
 * Whether somebody may see deals that are named on an enterprise's cap table; each is looked up once. The enterprise's own people
 * see what its own table names: it has signed the papers of its rounds.
 */
export const dealsSeenBy = (store: EventStore, actor: Actor, isOfEnterprise: boolean) => {
  const known = new Map<DealId, Promise<boolean>>()
  const look = async (dealId: DealId): Promise<boolean> => {
    const { state } = await store.recall(deal, dealId)
    if (state.status === 'unopened') return false
    return maySee(actor, managerOf(await fundNow(store, state.fundId)))
  }
  return async (dealId: DealId): Promise<boolean> => {
    if (isOfEnterprise || overseesFunds(actor)) return true
    const seen = known.get(dealId) ?? look(dealId)
    known.set(dealId, seen)
    return seen
  }
}

/** Who takes a step of a fund's deal, and what the fund says of it. */
export async function stepOf(
  store: EventStore,
  fundId: FundId,
  { context: { actor }, found }: CommandCall & Guarded,
): Promise<Step> {
  return stepBy(actor, found ?? (await fundNow(store, fundId)))
}

/** The same, and whether he may, for whose guard's finding is too old to go by. */
export async function stepNow(
  store: EventStore,
  of: OfFund,
  { context: { actor }, found }: CommandCall & Guarded,
): Promise<{ readonly step: Step; readonly wrong: Objection | undefined }> {
  const its = found ?? (await fundNow(store, of.fundId))
  return { step: stepBy(actor, its), wrong: faultOfAsker(of, its, { actor, changes: true }) }
}

/** Who takes a step, by the fund as it is. */
export const stepBy = (actor: Actor, its: FundState): Step => ({
  by: personOf(actor),
  twoPeople: its.status === 'open' ? its.twoPeople : onePersonMay,
})

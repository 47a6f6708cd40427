import { isOfBank, isParty, type Member } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { pledge } from '../pledge/aggregate.ts'
import type { IpRightId, PledgeId } from '../pledge/events.ts'
import { type PledgeTerms, pledgeIn } from '../pledge/state.ts'
import { portfolioPledge } from '../portfolio-pledge/aggregate.ts'
import type { PortfolioPledgeId } from '../portfolio-pledge/events.ts'
import { isUnderWay } from '../portfolio-pledge/state.ts'

interface Asker {
  readonly actor: Member
  readonly changes: boolean
}

/**
 * A pledge of the bank whose people ask; the enterprise whose right it is may read it. To everybody else there is none.
 * @throws ProblemError PLEDGE_UNKNOWN
 */
export async function expectPledgeOf(
  store: EventStore,
  { ipRightId, pledgeId }: { readonly ipRightId: IpRightId; readonly pledgeId: PledgeId },
  asker: Asker,
): Promise<PledgeTerms> {
  const { state } = await store.current(pledge, ipRightId)
  const terms = pledgeIn(state, pledgeId)?.terms
  if (terms !== undefined && isTheirs(terms, asker)) return terms
  throw refusal('PLEDGE_UNKNOWN', { pledge_id: pledgeId })
}

/** The same of a portfolio. @throws ProblemError PORTFOLIO_PLEDGE_UNKNOWN */
export async function expectPortfolioOf(
  store: EventStore,
  portfolioPledgeId: PortfolioPledgeId,
  asker: Asker,
): Promise<void> {
  const { state } = await store.current(portfolioPledge, portfolioPledgeId)
  if (state.status !== 'never-begun' && isTheirs(state.begun, asker)) return
  throw refusal('PORTFOLIO_PLEDGE_UNKNOWN', { portfolio_pledge_id: portfolioPledgeId })
}

const isTheirs = (
  between: { readonly bank: string; readonly uscc: string },
  { actor, changes }: Asker,
): boolean => (changes ? isOfBank(actor, between.bank) : isParty(actor, between))

/** Whether the portfolio that a pledge is part of is still being placed: until then it is not to be touched alone. */
export async function isPortfolioUnderWay(
  store: EventStore,
  { portfolioPledgeId }: Pick<PledgeTerms, 'portfolioPledgeId'>,
): Promise<boolean> {
  if (portfolioPledgeId === '') return false
  const { state } = await store.current(portfolioPledge, portfolioPledgeId)
  return isUnderWay(state)
}

import { isOrganisation } from '@seedline/contracts/ownership'
import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { DealId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'

/** Whether a fund that an organisation manages has a stake in an enterprise. */
export type HasStake = (
  organisation: string,
  enterpriseId: EnterpriseId,
  deadline: Date,
) => Promise<boolean>

/** Approved deals and closed rounds that an organisation's funds seem to have with an enterprise: a view is a moment old. */
export type DealsSeen = (
  organisation: string,
  enterpriseId: EnterpriseId,
) => Promise<readonly DealId[]>

/** How what was approved a moment ago is waited for. */
export interface Patience {
  /** It is looked for again so long, and no longer than until as long before the deadline. */
  readonly patienceMs: number
  readonly pause: () => Promise<unknown>
  readonly now: () => number
}

/**
 * A stake is a deal that stands approved, or whose round is closed. To open one is nobody's consent but the opener's. It is
 * found by the read models and believed as it is stored: of a deal that was declined or reversed, or a fund that was handed
 * over, a moment ago nobody has one.
 */
export const stakeBy =
  (store: EventStore, seen: DealsSeen, { patienceMs, pause, now }: Patience): HasStake =>
  async (organisation, enterpriseId, deadline) => {
    const until = Math.min(now() + patienceMs, deadline.getTime() - patienceMs)
    for (;;) {
      for (const dealId of await seen(organisation, enterpriseId))
        if (await stands(store, dealId, organisation)) return true
      if (now() >= until) return false
      await pause()
    }
  }

async function stands(store: EventStore, dealId: DealId, organisation: string): Promise<boolean> {
  const { state: its } = await store.current(deal, dealId)
  if (its.status !== 'approved' && its.status !== 'closed') return false
  const { state: managed } = await store.current(fund, its.fundId)
  return managed.status === 'open' && isOrganisation(organisation, managed.managedBy)
}

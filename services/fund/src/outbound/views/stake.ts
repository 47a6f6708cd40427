import { setTimeout as pause } from 'node:timers/promises'
import { dealStatus } from '@seedline/contracts/operations'
import type { ViewStore } from '@seedline/views'
import type { DealId } from '../../facts/ids.ts'
import type { DealDocument } from '../../projections/deal/document.ts'
import type { ManagedFunds } from '../../projections/fund/managed.ts'
import type { DealsSeen, Patience } from '../../use-cases/stake.ts'

export const stakePatience: Patience = {
  patienceMs: 1_500,
  pause: () => pause(100),
  now: () => Date.now(),
}

const stakes = (['approved', 'closed'] as const).map(dealStatus.toProto)

/** Each is read from its stream: so many are enough to find one that stands. */
const mostSeen = 20

/** Approved deals and closed rounds of an organisation's funds with an enterprise, as the read models have them. */
export const dealsSeenIn =
  (deals: ViewStore<DealDocument>, managed: ManagedFunds): DealsSeen =>
  async (organisation, enterpriseId) => {
    const funds = await managed.managedBy(organisation)
    const { found } = await deals.find(
      { enterpriseId },
      {
        within: { fundId: { $in: funds }, status: { $in: stakes } },
        sort: { openedOn: -1 },
        page: { size: mostSeen, token: '' },
        leaveOut: ['history', 'closing'],
      },
    )
    return found.map(({ data }) => data.dealId as DealId)
  }

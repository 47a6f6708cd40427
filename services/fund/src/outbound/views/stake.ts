import { setTimeout as pause } from 'node:timers/promises'
import { dealStatus } from '@seedline/contracts/operations'
import type { ViewStore } from '@seedline/views'
import type { DealDocument } from '../../projections/deal/document.ts'
import type { ManagedFunds } from '../../projections/fund/managed.ts'
import type { HasStake } from '../../use-cases/ownership.ts'

/** A deal that was opened a moment ago may not be in the read model yet: it is looked for again so long. */
const patienceMs = 1_500
const againMs = 100

const cameToNothing = (['declined', 'withdrawn'] as const).map(dealStatus.toProto)

/** Whether a fund that an organisation manages has a deal with an enterprise, under way or closed. */
export const stakeIn =
  (deals: ViewStore<DealDocument>, managed: ManagedFunds): HasStake =>
  async (organisation, enterpriseId, deadline) => {
    const until = Math.min(Date.now() + patienceMs, deadline.getTime() - patienceMs)
    for (;;) {
      const funds = await managed.managedBy(organisation)
      const found = await deals.count(
        { enterpriseId, fundId: { $in: funds }, status: { $nin: cameToNothing } },
        1,
      )
      if (found > 0) return true
      if (Date.now() >= until) return false
      await pause(againMs)
    }
  }

import { recordingServices } from '@seedline/contracts/services'
import type { Caller } from './caller.ts'

interface Delivery {
  readonly pendingCommits: number
  readonly subscriptions: readonly {
    readonly partitions: readonly { readonly lag: number }[]
  }[]
}

/**
 * Unpublished commits, and published events that a subscription has not confirmed (which it does
 * twice a second), of all services: as the operations pages tell it.
 */
export async function backlogOf(caller: Caller): Promise<number> {
  let events = 0
  for (const service of recordingServices) {
    const path = `/operations/${service}/delivery`
    const { pendingCommits, subscriptions } = (await caller.get(path)) as Delivery
    const lags = subscriptions.flatMap(({ partitions }) => partitions.map(({ lag }) => lag))
    events += pendingCommits + lags.reduce((sum, lag) => sum + Math.max(0, lag), 0)
  }
  return events
}

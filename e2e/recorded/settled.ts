import { setTimeout as pause } from 'node:timers/promises'
import { patiently } from '@seedline/stack/patience'
import type { Caller } from '../system/caller.ts'
import { expectStatus } from '../system/caller.ts'

const withinMs = 30_000

interface Delivery {
  readonly pendingCommits: number
  readonly subscriptions: readonly {
    readonly partitions: readonly { readonly lag: number; readonly endOffset: string }[]
  }[]
}

/**
 * Waits until nothing is under way. A process may publish what another service hears: only two looks in a row at the
 * same ends of all topics, with nothing left to handle, mean rest.
 */
export async function settled(operator: Caller): Promise<void> {
  let before = ''
  for (const end = Date.now() + patiently(withinMs); Date.now() < end; await pause(50)) {
    const found = [await delivery(operator, 'registry'), await delivery(operator, 'fund')]
    const ends = JSON.stringify(found)
    if (found.every(atRest) && ends === before) return
    before = ends
  }
  throw new Error('views and processes did not come to rest')
}

const delivery = async (operator: Caller, service: string): Promise<Delivery> =>
  expectStatus(200, await operator.get(`/operations/${service}/delivery`))

const atRest = ({ pendingCommits, subscriptions }: Delivery): boolean =>
  pendingCommits === 0 &&
  subscriptions.every(({ partitions }) => partitions.every(({ lag }) => lag === 0))

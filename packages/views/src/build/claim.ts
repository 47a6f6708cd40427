import { randomUUID } from 'node:crypto'
import type { Connection } from 'mongoose'
import type { View } from '../view/view.ts'
import { claimBuild, readBuilds } from './builds.ts'
import type { Generation } from './stored-builds.ts'

/** A builder whose beat stood still for so long is taken for dead. */
const SILENT_MS = 20_000

/**
 * Who of several replicas sees to a build: one reads the stores, the others would only get in its
 * way. Two at once would do no harm, for every document is written over the rev that was read.
 */
export interface Claim {
  /** Whether this process sees to it; call it every few seconds. */
  mine(): Promise<boolean>
}

export function claimOf(
  connection: Connection,
  view: Pick<View<unknown, unknown>, 'name' | 'foldVersion'>,
  generation: Generation,
  now: () => number = () => performance.now(),
): Claim {
  const id = randomUUID()
  let watched: { readonly beat: string; readonly since: number } | undefined
  const silent = (): string | undefined =>
    watched !== undefined && now() - watched.since > SILENT_MS ? watched.beat : undefined
  return {
    async mine() {
      if (await claimBuild(connection, view, generation, { id, silent: silent() })) return true
      const beat = (await readBuilds(connection, view))?.building?.builder?.beat
      if (beat !== watched?.beat) watched = beat === undefined ? undefined : { beat, since: now() }
      return false
    },
  }
}

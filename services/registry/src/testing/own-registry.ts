import { afterAll, beforeAll } from '@jest/globals'
import { makePlace, type Place, type RunningService } from '@seedline/testing/running'
import { type Asking, askingOf } from './registry-calls.ts'
import { startRegistry } from './running-registry.ts'

/** A registry as it ships, and those who ask it. */
interface OwnRegistry {
  readonly place: Place
  readonly running: RunningService
  readonly registry: Asking
}

/** One is up before the tests of a file, `begin` is given it, and it is gone after them. `name` begins its database's. */
export function ownRegistry(name: string, begin: (own: OwnRegistry) => Promise<void> | void): void {
  let place: Place | undefined
  let running: RunningService | undefined
  let registry: Asking | undefined

  beforeAll(async () => {
    place = await makePlace(name)
    running = await startRegistry(place)
    registry = await askingOf(place, running)
    await begin({ place, running, registry })
  }, 60_000)

  afterAll(async () => {
    registry?.close()
    await running?.stop()
    await place?.remove()
  }, 30_000)
}

import type { Place, Service } from '../story/deed.ts'
import { kill, type ServiceStart, startProcess } from './process.ts'
import type { Process } from './process-types.ts'
import type { World } from './world.ts'

/** Starts processes, and starts again what has ended; operators tell it what is to run. */
export interface Supervisor {
  at(place: Place): Process | undefined
  of(service: Service): readonly Process[]
  start(place: Place): void
  kill(place: Place, downMs: number): void
  /** In order, and not again until it is started. */
  stop(place: Place): Promise<void>
  /** At once, and not again until it is started. */
  halt(place: Place): void
  /** Nothing of this service starts, whoever wishes it, until it is let go; false where it is held already. */
  hold(service: Service): boolean
  letGo(service: Service): void
  readonly releases: Record<Service, number>
  readonly skews: Map<Place, number>
}

export const serviceOf = (place: Place): Service => (place.startsWith('fund') ? 'fund' : 'registry')

const RESTART_MS = 700

export function createSupervisor(
  world: World,
  starts: Readonly<Record<Service, ServiceStart>>,
): Supervisor {
  const running = new Map<Place, Process>()
  const wanted = new Set<Place>()
  const lives = new Map<Place, number>()
  const held = new Set<Service>()
  const releases = { fund: 0, registry: 0 }
  const skews = new Map<Place, number>()

  const begin = (place: Place): void => {
    if (!wanted.has(place) || running.has(place) || held.has(serviceOf(place))) return
    const life = (lives.get(place) ?? 0) + 1
    lives.set(place, life)
    const service = serviceOf(place)
    const release = releases[service]
    const process = startProcess(world, starts[service], { place, release, life }, (ended, why) => {
      if (why !== 'stopped')
        world.log.push(`${world.scheduler.now().toFixed(1)} ${place} ended: ${why}`)
      if (running.get(place) === ended) running.delete(place)
      later(place, RESTART_MS)
    })
    process.owner.skewMs = skews.get(place) ?? 0
    running.set(place, process)
  }
  const later = (place: Place, ms: number): void => {
    world.scheduler.after(ms, undefined, `start ${place}`, () => begin(place))
  }
  const halt = (place: Place): void => {
    wanted.delete(place)
    const process = running.get(place)
    running.delete(place)
    if (process) kill(world, process)
  }
  return {
    releases,
    skews,
    at: (place) => running.get(place),
    of: (service) => Array.from(running.values()).filter((one) => one.service === service),
    start(place) {
      wanted.add(place)
      begin(place)
    },
    kill(place, downMs) {
      const process = running.get(place)
      if (!process) return
      running.delete(place)
      kill(world, process)
      later(place, downMs)
    },
    async stop(place) {
      wanted.delete(place)
      await running.get(place)?.stop()
    },
    halt,
    hold(service) {
      if (held.has(service)) return false
      held.add(service)
      return true
    },
    letGo: (service) => void held.delete(service),
  }
}

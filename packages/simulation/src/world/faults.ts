import type { LinkFaults } from '../mongo/link.ts'
import type { NetworkFaults } from '../network/calls.ts'
import type { Owner, Scheduler } from '../time/scheduler.ts'

export type Reached = 'mongo' | 'kafka' | 'calls'

/** What is wrong with the surroundings at the moment; each ends by itself. */
export interface Faults {
  readonly mongo: LinkFaults
  readonly kafka: LinkFaults
  readonly network: NetworkFaults
  /** Stopped: nobody reaches it. */
  stop(server: 'mongo' | 'kafka', ms: number): void
  /** SIGSTOP: it takes calls and answers when it goes on. */
  still(server: 'mongo' | 'kafka', ms: number): void
  cut(owner: Owner, what: Reached, ms: number): void
  lose(rate: number, ms: number): void
  slow(owner: Owner | undefined, factor: number, ms: number): void
  /** Something else is wrong for so long. */
  note(ms: number): void
  /** How long nothing has been wrong, in ms. */
  quietFor(): number
  /** Nothing is wrong any more, but that a server that stands still goes on only when it would have. */
  heal(): void
}

export function createFaults(scheduler: Scheduler): Faults {
  const stopped = { mongo: 0, kafka: 0 }
  const standing = { mongo: 0, kafka: 0 }
  let cuts: { readonly owner: Owner; readonly what: Reached; readonly until: number }[] = []
  let losing = { rate: 0, until: 0 }
  let slowed: { readonly owner: Owner | undefined; readonly factor: number; until: number }[] = []
  const { now } = scheduler
  let wrongUntil = 0
  const noted = (ms: number): number => {
    wrongUntil = Math.max(wrongUntil, now() + ms)
    return now() + ms
  }

  const isCut = (owner: Owner | undefined, what: Reached): boolean =>
    cuts.some((one) => one.owner === owner && one.what === what && one.until > now())
  // What looks on from outside meets no fault.
  const rate = (owner: Owner | undefined): number =>
    owner !== undefined && losing.until > now() ? losing.rate : 0
  const factor = (owner: Owner | undefined): number =>
    slowed
      .filter((one) => one.until > now() && (one.owner === undefined || one.owner === owner))
      .reduce((slow, one) => slow * one.factor, 1)
  const faultsOf = (server: 'mongo' | 'kafka'): LinkFaults => ({
    away: (owner) => stopped[server] > now() || isCut(owner, server),
    stillUntil: () => standing[server],
    lost: rate,
    slow: factor,
  })
  return {
    mongo: faultsOf('mongo'),
    kafka: faultsOf('kafka'),
    network: {
      cut: (from, to) => isCut(from, 'calls') || isCut(to, 'calls'),
      lost: () => (losing.until > now() ? losing.rate : 0),
      slow: factor,
    },
    note: (ms) => void noted(ms),
    quietFor: () => now() - wrongUntil,
    stop(server, ms) {
      stopped[server] = Math.max(stopped[server], noted(ms))
    },
    still(server, ms) {
      standing[server] = Math.max(standing[server], noted(ms))
    },
    cut: (owner, what, ms) => void cuts.push({ owner, what, until: noted(ms) }),
    lose: (lost, ms) => {
      losing = { rate: lost, until: noted(ms) }
    },
    slow: (owner, by, ms) => void slowed.push({ owner, factor: by, until: noted(ms) }),
    heal() {
      Object.assign(stopped, { mongo: 0, kafka: 0 })
      cuts = []
      losing = { rate: 0, until: 0 }
      slowed = []
    },
  }
}

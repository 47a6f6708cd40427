import { KafkaError } from '../../../messaging/src/kafka/kafka-error.ts'
import type { LinkFaults } from '../mongo/link.ts'
import type { Random } from '../random.ts'
import { type Owner, running, type Scheduler } from '../time/scheduler.ts'

/** The way from processes to the broker. */
export interface BrokerLink {
  call<T>(what: string, carryOut: () => T): Promise<T>
  /** Answered whenever the broker has an answer. */
  wait<T>(what: string, carryOut: (answer: (value: T) => void) => void, mostMs: number): Promise<T>
  /** Tells a process something, if it can be reached. */
  tell(owner: Owner | undefined, what: string, run: () => void): void
}

const GIVEN_UP_MS = 3000

export function createBrokerLink(
  scheduler: Scheduler,
  random: Random,
  faults: LinkFaults,
): BrokerLink {
  const wayMs = (owner: Owner | undefined): number =>
    (0.3 + 8 * random.next() ** 3) * faults.slow(owner)
  const away = (what: string) => new KafkaError('away', `Kafka is away: ${what}`)

  const wait: BrokerLink['wait'] = (what, carryOut, mostMs) => {
    const owner = running.getStore()
    return new Promise((resolve, reject) => {
      let over = false
      const end = (ms: number, how: () => void) =>
        scheduler.after(ms, owner, what, () => {
          if (over) return
          over = true
          if (limit) limit.cancelled = true
          how()
        })
      const limit =
        mostMs === Number.POSITIVE_INFINITY ? undefined : end(mostMs, () => reject(away(what)))
      if (faults.away(owner)) return void end(GIVEN_UP_MS, () => reject(away(what)))
      const lost = random.chance(faults.lost(owner))
      if (lost && random.chance(0.5)) return void end(wayMs(owner), () => reject(away(what)))
      const arrive = (): void => {
        const still = faults.stillUntil() - scheduler.now()
        if (still > 0) return void scheduler.after(still + random.next(), undefined, what, arrive)
        if (faults.away(owner)) return void end(wayMs(owner), () => reject(away(what)))
        carryOut((value) => {
          if (lost || faults.away(owner)) return void end(wayMs(owner), () => reject(away(what)))
          end(wayMs(owner), () => resolve(value))
        })
      }
      scheduler.after(wayMs(owner), undefined, what, arrive)
    })
  }
  return {
    wait,
    call: (what, carryOut) => wait(what, (answer) => answer(carryOut()), 10_000),
    tell(owner, what, run) {
      if (!faults.away(owner)) scheduler.after(wayMs(owner), owner, what, run)
    },
  }
}

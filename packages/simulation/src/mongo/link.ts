import mongoose from 'mongoose'
import type { Random } from '../random.ts'
import { type Owner, running, type Scheduler, type Task } from '../time/scheduler.ts'

const { mongo } = mongoose

/** What may happen to calls at the moment. */
export interface LinkFaults {
  /** Neither connection nor answer, as with a stopped server or a cut network. */
  away(owner: Owner | undefined): boolean
  /** The server takes calls and stands still until then. */
  stillUntil(): number
  /** How likely a call is lost before it arrives, or its answer after it was carried out. */
  lost(owner: Owner | undefined): number
  /** How slow: a factor on the usual times. */
  slow(owner: Owner | undefined): number
}

export interface Link {
  /** Carries a call out at the server, and brings its answer. */
  call<T>(what: string, carryOut: () => T, limits?: { readonly timeoutMS?: number }): Promise<T>
  /** Whose call is carried out just now. */
  caller(): Owner | undefined
  /** Resolves when the pool has one. */
  connection(): Promise<void>
}

/** A server's selection is given up after so long. */
const SELECTION_MS = 2000
/** Where no limit was given: the socket's. */
const SOCKET_MS = 10_000

/** The way from processes to a MongoDB server. */
export function createLink(scheduler: Scheduler, random: Random, faults: LinkFaults): Link {
  const wayMs = (owner: Owner | undefined): number =>
    (0.2 + 2 * random.next() ** 4 * 4) * faults.slow(owner)
  let caller: Owner | undefined
  const carriedFor = <T>(
    owner: Owner | undefined,
    carryOut: () => T,
  ): ReturnType<typeof carried<T>> => {
    caller = owner
    const answer = carried(carryOut)
    caller = undefined
    return answer
  }
  return {
    caller: () => caller,
    connection: () =>
      new Promise((resolve) => {
        const ms = random.chance(0.1) ? 20 * random.next() * faults.slow(running.getStore()) : 0
        scheduler.after(ms, running.getStore(), 'connection', resolve)
      }),
    call(what, carryOut, { timeoutMS } = {}) {
      const owner = running.getStore()
      const most = Math.max(1, timeoutMS ?? SOCKET_MS)
      return new Promise((resolve, reject) => {
        let over = false
        let limit: Task | undefined
        const end = (after: number, how: () => void): Task =>
          scheduler.after(after, owner, what, () => {
            if (over) return
            over = true
            if (limit) limit.cancelled = true
            how()
          })
        if (faults.away(owner))
          return void end(Math.min(most, SELECTION_MS), () => reject(noServer()))
        const lost = random.chance(faults.lost(owner))
        const beforehand = lost && random.chance(0.5)
        if (beforehand) return void end(Math.min(wayMs(owner), most), () => reject(broken()))
        limit = end(most + 5, () => reject(late(most)))
        const arrive = (): void => {
          // A server that stands still carries out what has arrived once it goes on.
          const still = faults.stillUntil() - scheduler.now()
          if (still > 0) return void scheduler.after(still + random.next(), undefined, what, arrive)
          if (faults.away(owner)) return void end(wayMs(owner), () => reject(broken()))
          const answer = carriedFor(owner, carryOut)
          if (lost || faults.away(owner)) return void end(wayMs(owner), () => reject(broken()))
          end(wayMs(owner), () =>
            'error' in answer ? reject(answer.error) : resolve(answer.value),
          )
        }
        scheduler.after(wayMs(owner), undefined, what, arrive)
      })
    },
  }
}

function carried<T>(carryOut: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: carryOut() }
  } catch (error) {
    return { error }
  }
}

const noServer = () =>
  new mongo.MongoServerSelectionError(
    'No server',
    {} as unknown as ConstructorParameters<typeof mongo.MongoServerSelectionError>[1],
  )
const broken = () => new mongo.MongoNetworkError('The connection broke')
const late = (ms: number) => new mongo.MongoOperationTimeoutError(`Timed out after ${ms} ms`)

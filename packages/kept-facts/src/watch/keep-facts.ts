import { topicOf } from '@seedline/contracts/topics'
import type { Connection } from 'mongoose'
import type { KeptFact, KeptKind } from '../kind/kept-kind.ts'
import { dropOld } from '../store/drop-old.ts'
import { keptStore } from '../store/kept-store.ts'
import { factIn } from '../store/read-fact.ts'
import { stateStore } from '../store/state.ts'
import { askFacts } from './ask-facts.ts'
import type { Remembering } from './changed.ts'
import type { FactClients } from './clients.ts'
import { follow } from './follow.ts'
import { leadOf } from './lead.ts'
import { heardUpToOf, nothingHeard } from './standing.ts'
import type { Logger } from './taking.ts'

export interface KeepFactsOptions<T> {
  readonly connection: Connection
  readonly kept: KeptKind<T>
  readonly clients: FactClients
  /** The service's own: facts are asked for in nobody's name but its own. */
  readonly token: () => Promise<string>
  readonly logger: Logger
}

export interface KeptPage<T> {
  readonly facts: readonly KeptFact<T>[]
  readonly more: boolean
}

export interface KeptFigures {
  readonly name: string
  readonly caughtUp: boolean
  /** By the clock of whoever tells. */
  readonly heardUpTo: Date | undefined
  /** How long ago that is; undefined before anything was heard. */
  readonly lagMs: number | undefined
  readonly isWalking: boolean
  readonly isPaused: boolean
  /** Why it isn't heard now; empty where it is. */
  readonly lastBreak: string
  readonly isLeading: boolean
  readonly told: number
  readonly walks: number
  /** Why streams ended, and how often. */
  readonly breaks: Readonly<Record<string, number>>
}

/** Another service's facts of a kind, kept in this one's database and told on by a watch. */
export interface KeptFacts<T> {
  readonly name: string
  /** Resolves once all that there is was ever told to any process of the service: from then on it can be read. */
  ready(): Promise<void>
  /** Undefined: there is none. Reads once. */
  get(id: string): Promise<KeptFact<T> | undefined>
  /** Those with a key, in the order of their ids behind one. Reads once. */
  byKey(key: string, after: string, most: number): Promise<KeptPage<T>>
  /**
   * Whatever the other service had to tell by then is kept. It stands still while that can't be heard.
   * @throws ProblemError VIEW_BEING_BUILT where all that there is was never told
   */
  heardUpTo(): Date
  /** Whether this process hears of every change, so that it may remember. */
  isFollowing(): boolean
  /** Tells it of every change from now on. */
  remember(remembering: Remembering<T>): void
  readonly topic: string
  /** Has all told once more, beside what is read meanwhile; within seconds, by whichever process has the lead. */
  tellAnew(): Promise<void>
  /** Nothing more is heard by any process, until it is taken back. */
  setPaused(paused: boolean): Promise<void>
  figures(): KeptFigures
  stop(): Promise<void>
}

/**
 * Keeps a kind of another service's facts, until `stop`. Every process of a service does so for itself, and hears of every
 * change; one of them has the lead in what need be done only once.
 */
export async function keepFacts<T>(options: KeepFactsOptions<T>): Promise<KeptFacts<T>> {
  const { connection, kept, clients, token, logger } = options
  const store = keptStore(connection, kept)
  const states = stateStore(connection, kept)
  await store.prepare()
  await states.read()
  const standing = nothingHeard()
  const remembering: Remembering<T>[] = []
  const caughtUp = Promise.withResolvers<void>()
  const following = follow({
    kept,
    store,
    states,
    lead: leadOf(states),
    ask: askFacts(kept, clients, token),
    clients,
    token,
    logger,
    standing,
    remembering: {
      changed: (all) => remembering.forEach((one) => void one.changed(all)),
      forget: () => remembering.forEach((one) => void one.forget()),
    },
    onCaughtUp: () => caughtUp.resolve(),
  })
  void caughtUp.promise
    .then(() => dropOld(connection, kept))
    .catch((err: unknown) =>
      logger.warn({ err, kind: kept.kind }, 'Old kept facts were not dropped'),
    )
  const name = `kept_${kept.kind}`
  return {
    name,
    topic: topicOf(kept.service, kept.kind) ?? '',
    ready: () => caughtUp.promise,
    async get(id) {
      heardUpToOf(kept, standing)
      return factIn(kept, await store.get(id))
    },
    async byKey(key, after, most) {
      heardUpToOf(kept, standing)
      const { found, more } = await store.byKey(key, after, most)
      return { facts: found.flatMap((one) => factIn(kept, one) ?? []), more }
    },
    heardUpTo: () => heardUpToOf(kept, standing),
    isFollowing: () => standing.following && standing.caughtUp,
    remember: (one) => void remembering.push(one),
    tellAnew: () => states.want(),
    setPaused: (paused) => states.setPaused(paused),
    figures() {
      const { heardUpTo, walking, told, walks } = standing
      return {
        name,
        caughtUp: standing.caughtUp,
        heardUpTo,
        lagMs: heardUpTo && Math.max(0, Date.now() - heardUpTo.getTime()),
        isWalking: walking !== undefined,
        isPaused: standing.paused,
        lastBreak: following.lastBreak(),
        isLeading: following.isLeading(),
        told,
        walks,
        breaks: Object.fromEntries(following.breaks),
      }
    },
    stop: () => following.stop(),
  }
}

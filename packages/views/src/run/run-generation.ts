import {
  type BuildFigures,
  type DeadLetter,
  type Failure,
  positionStore,
  type ReplayResult,
  type Subscription,
} from '@seedline/messaging'
import type { ViewTarget } from '../apply/apply-batch.ts'
import { createDocumentCache } from '../apply/document-cache.ts'
import { documentsOf } from '../build/builds.ts'
import { cover, type Uncovered } from '../build/cover.ts'
import type { Remembered } from '../build/hub.ts'
import { parkNew } from '../build/park-new.ts'
import type { Generation } from '../build/stored-builds.ts'
import type { ViewDocument } from '../view/view-document.ts'
import { certain } from './certain.ts'
import { streamReader } from './read-stream.ts'
import type { RunViewOptions } from './run-view-types.ts'

/** One generation of a view in this process: its documents, and what keeps them up to date. */
export interface RunningGeneration {
  readonly generation: Generation
  readonly group: string
  /** While it follows Kafka. */
  readonly subscription: Subscription | undefined
  readonly remembered: Remembered
  /** While this process sees to its build. */
  building: BuildFigures | undefined
  /** Follows Kafka from its positions on, if it doesn't yet. */
  follow(): Promise<Subscription>
  /** Brings its documents up to what the stores have now; see `cover`. */
  cover(options: {
    progress(read: number, there: number): void
    expectWanted(): void
  }): Promise<readonly Uncovered[]>
  handleParked(deadLetter: DeadLetter): Promise<ReplayResult>
  stop(): Promise<void>
  /** Forgets its positions: nobody reads it any more. */
  forget(): Promise<void>
}

/** `applied` is told of every document that was written. */
export function runGeneration<D, E>(
  options: RunViewOptions<D, E>,
  generation: Generation,
  applied: (document: ViewDocument<unknown>) => void,
): RunningGeneration {
  const { messaging, connection, view, history, own, deadLetters, batchSize } = options
  const { name, topics, foldVersion, unhurried } = view
  const { number } = generation
  const build = buildOf(foldVersion, generation)
  const group = messaging.groupOf(name, build)
  const positions = positionStore(connection)
  let subscription: Subscription | undefined
  const target: ViewTarget<D, E> = {
    view,
    collection: documentsOf(connection, view, number),
    cache: createDocumentCache(() => subscription?.turn),
    applied,
  }
  const park = parking(options, { number, group })
  const reader = streamReader(target, history, park)
  // What a service publishes itself may be written by processes that are in no group: see hear-own.ts.
  const ofGroupAlone = own === undefined || !topics.some((topic) => own.publishes(topic))
  let stopped = false
  let following: Promise<Subscription> | undefined
  const expectRunning = () => expectGoing(name, stopped)
  const coverWith: RunningGeneration['cover'] = (how) => cover({ history, target, park, ...how })

  const follow = async (): Promise<Subscription> => {
    subscription = await messaging.subscribe({
      name,
      topics,
      deadLetters,
      build,
      positions,
      ...(batchSize === undefined ? {} : { batchSize }),
      ...(own === undefined ? {} : { own }),
      ...(unhurried === undefined ? {} : { unhurried }),
      async catchUp() {
        await coverWith({ progress: () => undefined, expectWanted: expectRunning })
      },
      handler: { kind: 'batch', handle: reader.apply, handleOwn: reader.applyOwn },
    })
    if (stopped) await subscription.stop()
    return subscription
  }
  return {
    generation,
    group,
    building: undefined,
    remembered: {
      number,
      get: (key) => (ofGroupAlone ? certain(target.cache.entry(key), subscription) : undefined),
    },
    get subscription() {
      return subscription
    },
    follow() {
      following ??= follow().catch((error: unknown) => {
        following = undefined
        throw error
      })
      return following
    },
    cover: coverWith,
    async handleParked(deadLetter) {
      if (subscription === undefined) return notFollowing
      const result = await subscription.handleParked(deadLetter)
      const { ce_stream: stream, ce_sequence: version } = deadLetter.headers
      if (!result.handled || stream === undefined) return result
      try {
        await reader.readOn(stream, Number(version))
        return result
      } catch (error) {
        return notReadOn(error)
      }
    },
    async stop() {
      stopped = true
      await following?.catch(() => undefined)
      await subscription?.stop()
    },
    async forget() {
      await positions.forget(group).catch((error: unknown) => {
        options.logger.debug(
          { err: error, group },
          'Positions of an earlier build could not be forgotten',
        )
      })
    },
  }
}

const notReadOn = (error: unknown): ReplayResult => ({
  handled: false,
  cause: `What follows it could not be read: ${String(error)}`,
  causeCode: 'VIEW_HISTORY_AWAY',
})

function expectGoing(view: string, stopped: boolean): void {
  if (stopped) throw new Error(`The view ${view} stops`)
}

// Builds of before there were nonces have none.
const buildOf = (foldVersion: number, { number, nonce }: Generation): string =>
  [foldVersion, number, ...(nonce === '' ? [] : [nonce])].join('.')

const parking =
  <D, E>(
    { view: { name }, deadLetters, logger }: RunViewOptions<D, E>,
    { number, group }: { readonly number: number; readonly group: string },
  ) =>
  async (failures: readonly Failure[]): Promise<void> => {
    const parked = await parkNew(deadLetters, { name, group }, failures)
    for (const { message, code, cause } of parked) {
      const facts = { err: cause, view: name, generation: number, eventId: message.id, code }
      logger.error(facts, 'An event was parked; what follows it in its stream waits for it')
    }
  }

const notFollowing: ReplayResult = {
  handled: false,
  cause: 'The view does not follow Kafka yet',
  causeCode: 'VIEW_STOPPED',
}

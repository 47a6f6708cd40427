import type { Failure, Logger, Subscription } from '@seedline/messaging'
import { instantOf } from '@seedline/values'
import { applyBatch, type ViewTarget } from '../apply/apply-batch.ts'
import { createDocumentCache } from '../apply/document-cache.ts'
import {
  type Builds,
  buildName,
  documentsOf,
  dropStale,
  goLive,
  joinBuilds,
  prepareDocuments,
  readBuilds,
} from '../build/builds.ts'
import { type Hub, hubOf } from '../build/hub.ts'
import type { RunViewOptions } from './run-view-types.ts'

const POLL_MS = 5000
/** Replicas that still serve the generation before have heard of the new one by then. */
const DROP_AFTER_MS = 30_000
const PROGRESS_MS = 5000

/** The generations of a view that this process keeps up to date: the live one, and one to come. */
export interface Generations {
  readonly running: ReadonlyMap<number, Subscription>
  /** Adjusts what runs to what the record says. */
  reconcile(): Promise<void>
  whenLive(): Promise<void>
  stop(): Promise<void>
}

interface State<D, E> {
  readonly options: RunViewOptions<D, E>
  readonly running: Map<number, Subscription>
  readonly hub: Hub
  readonly live: PromiseWithResolvers<void>
  adjusting: Promise<void>
  stopped: boolean
}

export async function runGenerations<D, E>(options: RunViewOptions<D, E>): Promise<Generations> {
  const { connection, view } = options
  const state: State<D, E> = {
    options,
    running: new Map(),
    hub: hubOf(connection, buildName(view)),
    live: Promise.withResolvers(),
    adjusting: Promise.resolve(),
    stopped: false,
  }
  state.live.promise.catch(() => undefined)
  await adjust(state, await joinBuilds(connection, view))
  void forgetStale(options)
  const timer = setInterval(() => {
    reconcile(state).catch((error: unknown) => {
      options.logger.debug({ err: error, view: view.name }, 'The builds could not be looked up')
    })
  }, POLL_MS)
  timer.unref()
  return {
    running: state.running,
    reconcile: () => reconcile(state),
    whenLive: () => state.live.promise,
    async stop() {
      state.stopped = true
      clearInterval(timer)
      await state.adjusting.catch(() => undefined)
      await Promise.all(Array.from(state.running.values(), (running) => running.stop()))
      state.live.reject(new Error(`The view ${view.name} was stopped before it could be read`))
    },
  }
}

/** One adjustment at a time. */
function reconcile<D, E>(state: State<D, E>): Promise<void> {
  const next = async (): Promise<void> => {
    if (state.stopped) return
    const { connection, view } = state.options
    const builds = await readBuilds(connection, view)
    if (builds !== undefined) await adjust(state, builds)
  }
  state.adjusting = state.adjusting.then(next, next)
  return state.adjusting
}

async function adjust<D, E>(state: State<D, E>, builds: Builds): Promise<void> {
  const { live, building } = builds
  state.hub.live = live
  state.hub.confirmedAt = performance.now()
  if (live !== undefined) state.live.resolve()
  const wanted = [live, building].filter((generation) => generation !== undefined)
  for (const generation of wanted) {
    if (state.running.has(generation) || state.stopped) continue
    state.running.set(generation, await start(state, generation))
    if (generation === building) void follow(state, generation)
  }
  for (const [generation, subscription] of state.running) {
    if (wanted.includes(generation)) continue
    state.running.delete(generation)
    await subscription.stop()
  }
}

async function start<D, E>(state: State<D, E>, generation: number): Promise<Subscription> {
  const { messaging, connection, view, deadLetters, batchSize } = state.options
  await prepareDocuments(connection, view, generation)
  const target: ViewTarget<D, E> = {
    view,
    collection: documentsOf(connection, view, generation),
    cache: createDocumentCache(),
    applied: (document) => {
      if (state.hub.live === generation) state.hub.applied(document)
    },
  }
  return messaging.subscribe({
    name: view.name,
    topics: view.topics,
    deadLetters,
    build: `${view.foldVersion}.${generation}`,
    ...(batchSize === undefined ? {} : { batchSize }),
    handler: {
      kind: 'batch',
      handle: (messages): Promise<readonly Failure[]> => applyBatch(target, messages),
    },
  })
}

/** Waits until a build has read all that there was, then has it read instead of the one before. */
async function follow<D, E>(state: State<D, E>, generation: number): Promise<void> {
  const { connection, view, logger, deadLetters } = state.options
  const startedAt = performance.now()
  logger.info({ view: view.name, foldVersion: view.foldVersion, generation }, 'Building a view')
  while (!state.stopped && state.running.has(generation)) {
    const subscription = state.running.get(generation)
    try {
      if (subscription !== undefined && (await subscription.caughtUp(PROGRESS_MS))) {
        await goLive(connection, view, generation)
        await deadLetters.settleOtherGroups(view.name, subscription.group, instantOf(new Date()))
        const ms = Math.round(performance.now() - startedAt)
        logger.info({ view: view.name, generation, ms }, 'The view is built and read from now on')
        await reconcile(state)
        setTimeout(() => void forgetStale(state.options), DROP_AFTER_MS).unref()
        return
      }
      await reportProgress(logger, view.name, generation, subscription)
    } catch (error) {
      logger.warn({ err: error, view: view.name, generation }, 'The build of a view goes on later')
      await new Promise((resolve) => setTimeout(resolve, POLL_MS).unref())
    }
  }
}

async function reportProgress(
  logger: Logger,
  view: string,
  generation: number,
  subscription: Subscription | undefined,
): Promise<void> {
  const parts = (await subscription?.lag()) ?? []
  const sum = (values: readonly bigint[]): bigint => values.reduce((all, one) => all + one, 0n)
  const events = sum(parts.map(({ endOffset }) => endOffset))
  const left = sum(parts.map(({ lag }) => lag))
  const facts = { view, generation, events: String(events), left: String(left) }
  logger.info(facts, 'A view is still being built')
}

async function forgetStale<D, E>(options: RunViewOptions<D, E>): Promise<void> {
  const { connection, view, logger } = options
  try {
    const dropped = await dropStale(connection, view)
    if (dropped.length > 0) logger.info({ view: view.name, dropped }, 'Earlier builds were dropped')
  } catch (error) {
    logger.warn({ err: error, view: view.name }, 'Earlier builds could not be dropped yet')
  }
}

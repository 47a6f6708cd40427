import { setTimeout as pause } from 'node:timers/promises'
import { onceItAnswers } from '@seedline/event-store/database'
import { gathered, onEachBeat, positionStore } from '@seedline/messaging'
import type { Connection } from 'mongoose'
import { buildName, joinBuilds, prepareDocuments } from '../build/builds.ts'
import { claimOf } from '../build/claim.ts'
import { dropStale } from '../build/drop-stale.ts'
import { type Hub, hubOf } from '../build/hub.ts'
import { type Building, type Builds, readAllBuilds } from '../build/stored-builds.ts'
import { buildGeneration } from './build-generation.ts'
import { type RunningGeneration, runGeneration } from './run-generation.ts'
import type { RunViewOptions } from './run-view-types.ts'

const POLL_MS = 5000
/** Where nothing can be read yet, another replica may have built it by then: whoever waits for it looks so often, for so long. */
const FIRST_LOOKS = { everyMs: 500, times: 20 }
/** Replicas that still serve the generation before have heard of the new one by then. */
const DROP_AFTER_MS = 30_000
const DROP_TRIES = 3
const STOP_MS = 5000

/** The generations of a view that this process keeps up to date: the live one, and one to come. */
export interface Generations {
  /** In order of their numbers: the one that is read comes first. */
  running(): readonly RunningGeneration[]
  /** Adjusts what runs to what the record says. */
  reconcile(): Promise<void>
  whenLive(): Promise<void>
  stop(): Promise<void>
}

interface State<D, E> {
  readonly options: RunViewOptions<D, E>
  /** By nonce. */
  readonly running: Map<string, RunningGeneration>
  readonly builders: Set<Promise<void>>
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
    builders: new Set(),
    hub: hubOf(connection, buildName(view)),
    live: Promise.withResolvers(),
    adjusting: Promise.resolve(),
    stopped: false,
  }
  state.live.promise.catch(() => undefined)
  await onceItAnswers(async () => adjust(state, await joinBuilds(connection, view)))
  void forgetStale(options)
  const stopLooking = onEachBeat(POLL_MS, () => {
    reconcile(state).catch((error: unknown) => {
      options.logger.debug({ err: error, view: view.name }, 'The builds could not be looked up')
    })
  })
  void lookUntilLive(state)
  return {
    running: () => inOrder(state),
    reconcile: () => reconcile(state),
    whenLive: () => state.live.promise,
    async stop() {
      state.stopped = true
      state.hub.remembered = undefined
      stopLooking()
      await state.adjusting.catch(() => undefined)
      await Promise.all(inOrder(state).map((running) => running.stop()))
      const late = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())
      await Promise.race([Promise.all(state.builders), late])
      state.live.reject(new Error(`The view ${view.name} was stopped before it could be read`))
    },
  }
}

async function lookUntilLive<D, E>(state: State<D, E>): Promise<void> {
  for (let look = 0; look < FIRST_LOOKS.times; look += 1) {
    if (state.stopped || state.hub.live !== undefined) return
    await pause(FIRST_LOOKS.everyMs, undefined, { ref: false })
    // Looked up again on the next beat where this fails.
    await reconcile(state).catch(() => undefined)
  }
}

const looks = new WeakMap<Connection, (name: string) => Promise<ReadonlyMap<string, Builds>>>()

/** All views of a process look their builds up at the same moment: by one look. */
function lookUp(connection: Connection): (name: string) => Promise<ReadonlyMap<string, Builds>> {
  const known = looks.get(connection)
  if (known !== undefined) return known
  const look = gathered((names: readonly string[]) => readAllBuilds(connection, names))
  looks.set(connection, look)
  return look
}

const inOrder = <D, E>({ running }: State<D, E>): readonly RunningGeneration[] =>
  Array.from(running.values()).toSorted((a, b) => a.generation.number - b.generation.number)

/** One adjustment at a time. */
function reconcile<D, E>(state: State<D, E>): Promise<void> {
  const next = async (): Promise<void> => {
    if (state.stopped) return
    const { connection, view } = state.options
    const name = buildName(view)
    const builds = (await lookUp(connection)(name)).get(name)
    if (builds !== undefined) await adjust(state, builds)
  }
  state.adjusting = state.adjusting.then(next, next)
  return state.adjusting
}

async function adjust<D, E>(state: State<D, E>, { live, building }: Builds): Promise<void> {
  state.hub.live = live?.number
  state.hub.confirmedAt = performance.now()
  if (live !== undefined) state.live.resolve()
  for (const generation of [live, building]) {
    if (generation === undefined || state.running.has(generation.nonce) || state.stopped) continue
    const applied = state.hub.applied
    const isLive = (): boolean => state.hub.live === generation.number
    state.running.set(
      generation.nonce,
      runGeneration(state.options, generation, (document) => {
        if (isLive()) applied(document)
      }),
    )
    if (generation === building) see(state, building)
  }
  // A build is followed by all replicas once it has read the stores.
  const followed = building?.phase === 'following' ? [live, building] : [live]
  for (const generation of followed) {
    if (generation === undefined) continue
    const running = state.running.get(generation.nonce)
    if (running === undefined || running.subscription || state.stopped) continue
    await prepareDocuments(state.options.connection, state.options.view, generation.number)
    await running.follow()
  }
  state.hub.remembered = live && state.running.get(live.nonce)?.remembered
  for (const [nonce, running] of state.running) {
    if (nonce === live?.nonce || nonce === building?.nonce) continue
    state.running.delete(nonce)
    await running.stop()
    setTimeout(() => void running.forget(), DROP_AFTER_MS).unref()
  }
}

/** Has the build built, by this process or another, until it is read. */
function see<D, E>(state: State<D, E>, building: Building): void {
  const { options, running } = state
  const { connection, view } = options
  const generation = running.get(building.nonce)
  if (generation === undefined) return
  const seen = buildGeneration({
    options,
    generation: building,
    running: generation,
    claim: claimOf(connection, view, building),
    positions: positionStore(connection),
    wanted: () =>
      !state.stopped && state.running.has(building.nonce) && isBuilding(state, building),
  }).then(async (built) => {
    generation.building = undefined
    if (state.stopped) return
    // Where it was not put live, another build may have been begun in its place.
    await reconcile(state)
    if (built) void forgetStale(options)
  })
  const settled = seen
    .catch((error: unknown) => {
      options.logger.warn({ err: error, view: view.name }, 'The builds are looked up again later')
    })
    .finally(() => state.builders.delete(settled))
  state.builders.add(settled)
}

/** Another process may have put it live. */
const isBuilding = <D, E>({ hub }: State<D, E>, { number }: Building): boolean =>
  hub.live !== number

async function forgetStale<D, E>(options: RunViewOptions<D, E>, tries = DROP_TRIES): Promise<void> {
  const { connection, view, logger } = options
  try {
    const heard = () => pause(DROP_AFTER_MS, undefined, { ref: false })
    const dropped = await dropStale(connection, view, heard)
    if (dropped.length > 0) logger.info({ view: view.name, dropped }, 'Earlier builds were dropped')
  } catch (error) {
    logger.warn({ err: error, view: view.name }, 'Earlier builds could not be dropped yet')
    if (tries > 1) setTimeout(() => void forgetStale(options, tries - 1), POLL_MS).unref()
  }
}

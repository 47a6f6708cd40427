import { setTimeout as pause } from 'node:timers/promises'
import type { PositionStore } from '@seedline/messaging'
import { instantOf } from '@seedline/values'
import {
  beginElsewhere,
  documentsRead,
  goLive,
  hasDocuments,
  prepareDocuments,
  readBuilds,
  setPhase,
} from '../build/builds.ts'
import type { Claim } from '../build/claim.ts'
import type { Uncovered } from '../build/cover.ts'
import { seenVersions } from '../build/seen-versions.ts'
import type { Building } from '../build/stored-builds.ts'
import type { RunningGeneration } from './run-generation.ts'
import type { RunViewOptions } from './run-view-types.ts'

const BEAT_MS = 5000
const PROGRESS_MS = 5000
const FIRST_RETRY_MS = 500
const MAX_RETRY_MS = 30_000
/** Another process may fall silent: its build is looked at as often as it beats. */
const WATCH_MS = 5000

export interface BuildParts<D, E> {
  readonly options: RunViewOptions<D, E>
  readonly generation: Building
  readonly running: RunningGeneration
  readonly claim: Claim
  readonly positions: PositionStore
  /** False once it is read, the record names another build, or the process stops. */
  wanted(): boolean
}

class NotWanted extends Error {}

/**
 * Sees to a build until it is the one to read, however long what it needs is away; never before all
 * that the stores hold is in it. False when this process did not put it live.
 */
export async function buildGeneration<D, E>(parts: BuildParts<D, E>): Promise<boolean> {
  const { options, generation, running, claim } = parts
  const { logger, view } = options
  const facts = { view: view.name, foldVersion: view.foldVersion, generation: generation.number }
  const begun = performance.now()
  let retryMs = FIRST_RETRY_MS
  while (parts.wanted()) {
    const beating = setInterval(() => void claim.mine().catch(() => undefined), BEAT_MS).unref()
    try {
      if (await claim.mine()) {
        logger.info(facts, 'Building a view')
        await build(parts)
        const ms = Math.round(performance.now() - begun)
        logger.info({ ...facts, ms }, 'The view is built and read from now on')
        return true
      }
      clearInterval(beating)
      await pause(WATCH_MS, undefined, { ref: false })
    } catch (error) {
      clearInterval(beating)
      if (error instanceof NotWanted || !parts.wanted()) break
      logger.warn({ err: error, ...facts }, 'The build of a view waits, and is tried again')
      const waitingFor = error instanceof Error ? error.message : String(error)
      running.building = { eventsRead: 0, eventsThere: 0, ...running.building, waitingFor }
      await pause(retryMs, undefined, { ref: false })
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)
    } finally {
      clearInterval(beating)
    }
  }
  return false
}

async function build<D, E>(parts: BuildParts<D, E>): Promise<void> {
  const { options, running, generation, positions } = parts
  const { connection, view, messaging } = options
  const building = (await readBuilds(connection, view))?.building
  if (building?.nonce !== generation.nonce) throw new NotWanted('Another build is')
  if (building.phase === 'begun') {
    if (await hasDocuments(connection, view, generation)) {
      // This build has none yet: the record has forgotten whose they are, or another process went on.
      if (await beginElsewhere(connection, view, generation))
        throw new NotWanted('The build is begun under another number')
      throw new Error('Another process has gone on with the build')
    }
    await prepareDocuments(connection, view, generation.number)
    await noted(setPhase(connection, view, generation, 'reading'))
  }
  if (building.phase !== 'following') {
    // What is stored behind a place that was read is published behind these.
    const ends = await messaging.ends(view.topics)
    await coverNow(parts)
    await positions.write(running.group, ends)
    await noted(setPhase(connection, view, generation, 'following'))
  }
  const subscription = await running.follow()
  while (!(await subscription.caughtUp(PROGRESS_MS))) {
    expectWanted(parts)
    options.logger.info({ view: view.name }, 'A view that is being built catches up with Kafka')
  }
  await expectNothingLess(parts, await coverNow(parts))
  await noted(goLive(connection, view, generation))
  await options.deadLetters.settleOtherGroups(view.name, running.group, instantOf(new Date()))
}

/** Throws where the record no longer names this build. */
async function noted(change: Promise<boolean>): Promise<void> {
  if (!(await change)) throw new NotWanted('The build is no longer wanted')
}

function expectWanted<D, E>(parts: BuildParts<D, E>): void {
  if (!parts.wanted()) throw new NotWanted('The build is no longer wanted')
}

function coverNow<D, E>(parts: BuildParts<D, E>): Promise<readonly Uncovered[]> {
  const { options, running } = parts
  let toldAt = performance.now()
  return running.cover({
    expectWanted: () => expectWanted(parts),
    progress(eventsRead, eventsThere) {
      running.building = { eventsRead, eventsThere, waitingFor: '' }
      if (performance.now() - toldAt < PROGRESS_MS) return
      toldAt = performance.now()
      const facts = { view: options.view.name, eventsRead, eventsThere }
      options.logger.info(facts, 'A view is still being built')
    },
  })
}

/**
 * A build that knows less than what is read now would take something away from its readers. Where
 * an event can't be folded, it may stand still as what is read now does, and has its dead letter.
 */
async function expectNothingLess<D, E>(
  { options: { connection, view } }: BuildParts<D, E>,
  uncovered: readonly Uncovered[],
): Promise<void> {
  if (uncovered.length === 0) return
  const read = new Map(uncovered.map(({ stream }) => [stream, 0]))
  for (const collection of await documentsRead(connection, view)) {
    for (const [stream, version] of await seenVersions(collection)) {
      const known = read.get(stream)
      if (known !== undefined) read.set(stream, Math.max(version, known))
    }
  }
  for (const { stream, version, seen, failure } of uncovered) {
    const place = `${view.name} has ${stream} up to version ${seen} of ${version}`
    if (failure === undefined) throw new Error(`${place}, and nothing says why`)
    if ((read.get(stream) ?? 0) > seen) {
      const less = `${place}, which is less than what is read now: its dead letter says why`
      throw new Error(less, { cause: failure.cause })
    }
  }
}

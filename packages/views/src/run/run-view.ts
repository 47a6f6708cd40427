import { onceItAnswers } from '@seedline/event-store/database'
import { controlStore, type Subscription } from '@seedline/messaging'
import { beginBuild } from '../build/builds.ts'
import { type Generations, runGenerations } from './generations.ts'
import type { RunningView, RunViewOptions } from './run-view-types.ts'

/**
 * Keeps a view up to date. With a new foldVersion, or none of its documents there, it is first
 * built from the stores; `ready` tells when it can be read.
 */
export async function runView<D, E>(options: RunViewOptions<D, E>): Promise<RunningView> {
  const { connection, view } = options
  const generations = await runGenerations(options)
  const each = async (call: (subscription: Subscription) => Promise<unknown>): Promise<void> => {
    await Promise.all(followed(generations).map(call))
  }
  // Before its first build follows anything there is no subscription to take the wish: whichever begins finds it.
  const controls = controlStore(connection)
  let wished = (await onceItAnswers(() => controls.read(view.name))).paused
  const setPaused = async (paused: boolean): Promise<void> => {
    if (followed(generations).length === 0) {
      await controls.setPaused(view.name, paused)
      wished = paused
    }
    await each((subscription) => (paused ? subscription.pause() : subscription.resume()))
  }
  return {
    name: view.name,
    get group() {
      return generations.running()[0]?.group ?? ''
    },
    get topics() {
      return current(generations)?.topics ?? view.topics
    },
    get paused() {
      return current(generations)?.paused ?? wished
    },
    ready: generations.whenLive(),
    get alone() {
      return current(generations)?.alone ?? false
    },
    get turn() {
      return current(generations)?.turn ?? 0
    },
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    // Nothing is to be read again before the first build: it reads everything.
    replayFrom: (from) => each((subscription) => subscription.replayFrom(from)),
    async rebuild() {
      await beginBuild(connection, view)
      await generations.reconcile()
    },
    async handleParked(deadLetter) {
      const following = generations.running().filter(({ subscription }) => subscription)
      const results = await Promise.all(
        following.map((generation) => generation.handleParked(deadLetter)),
      )
      const failed = results.find(({ handled }) => !handled)
      return failed ?? results[0] ?? { handled: false, cause: 'stopped', causeCode: 'VIEW_STOPPED' }
    },
    async lag() {
      const subscription = current(generations)
      if (subscription !== undefined) return subscription.lag()
      // Another replica may have been asked to pause it, or to go on.
      wished = (await controls.read(view.name)).paused
      return []
    },
    caughtUp: async (deadlineMs) => (await current(generations)?.caughtUp(deadlineMs)) ?? false,
    figures() {
      const nothing = { handled: 0, duplicates: 0, parked: 0, waiting: [] }
      const build = generations.running().find(({ building }) => building)?.building
      return { ...(current(generations)?.figures() ?? nothing), ...(build && { build }) }
    },
    stop: () => generations.stop(),
  }
}

const followed = (generations: Generations): readonly Subscription[] =>
  generations.running().flatMap(({ subscription }) => subscription ?? [])

/** The live one, else the one being built. */
const current = (generations: Generations): Subscription | undefined => followed(generations)[0]

import type { Subscription } from '@seedline/messaging'
import { beginBuild } from '../build/builds.ts'
import { type Generations, runGenerations } from './generations.ts'
import type { RunningView, RunViewOptions } from './run-view-types.ts'

/**
 * Keeps a view up to date. With a new foldVersion, or none of its documents there, it is first
 * built from the beginning; `ready` tells when it can be read.
 */
export async function runView<D, E>(options: RunViewOptions<D, E>): Promise<RunningView> {
  const { connection, view } = options
  const generations = await runGenerations(options)
  const each = async (call: (subscription: Subscription) => Promise<unknown>): Promise<void> => {
    await Promise.all(Array.from(generations.running.values(), call))
  }
  return {
    name: view.name,
    get group() {
      return current(generations)?.group ?? ''
    },
    get topics() {
      return current(generations)?.topics ?? view.topics
    },
    get paused() {
      return current(generations)?.paused ?? false
    },
    ready: generations.whenLive(),
    pause: () => each((subscription) => subscription.pause()),
    resume: () => each((subscription) => subscription.resume()),
    replayFrom: (from) => each((subscription) => subscription.replayFrom(from)),
    async rebuild() {
      await beginBuild(connection, view)
      await generations.reconcile()
    },
    async handleParked(deadLetter) {
      const results = await Promise.all(
        Array.from(generations.running.values(), (running) => running.handleParked(deadLetter)),
      )
      const failed = results.find(({ handled }) => !handled)
      return failed ?? results[0] ?? { handled: false, cause: 'stopped', causeCode: 'VIEW_STOPPED' }
    },
    lag: async () => (await current(generations)?.lag()) ?? [],
    caughtUp: async (deadlineMs) => (await current(generations)?.caughtUp(deadlineMs)) ?? false,
    figures: () =>
      current(generations)?.figures() ?? { handled: 0, duplicates: 0, parked: 0, waiting: [] },
    stop: () => generations.stop(),
  }
}

/** The live one, else the one being built. */
const current = ({ running }: Generations): Subscription | undefined => {
  const [first] = Array.from(running.keys()).toSorted((a, b) => a - b)
  return first === undefined ? undefined : running.get(first)
}

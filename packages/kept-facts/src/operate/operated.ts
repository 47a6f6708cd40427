import { setTimeout as sleep } from 'node:timers/promises'
import type { BuildFigures, Subscription } from '@seedline/messaging'
import type { KeptFacts, KeptFigures } from '../watch/keep-facts.ts'

/** What wasn't heard for so long is told to operators. */
const LATE_MS = 30_000
const LOOK_MS = 50

/**
 * Kept facts among what operators see, pause and rebuild of a service. They have no offsets: how far they have come is a
 * time, told as long as all is being told or nothing is heard.
 */
export function operated<T>(kept: KeptFacts<T>): Subscription {
  const { name, topic } = kept
  return {
    name,
    group: name,
    topics: topic === '' ? [] : [topic],
    get paused() {
      return kept.figures().isPaused
    },
    alone: false,
    turn: 0,
    pause: () => kept.setPaused(true),
    resume: () => kept.setPaused(false),
    // It is told what is, and not since when: once more is all of it.
    replayFrom: () => kept.tellAnew(),
    rebuild: () => kept.tellAnew(),
    handleParked: async () => ({
      handled: false,
      cause: 'nothing of it is parked',
      causeCode: 'NOT_PARKED',
    }),
    lag: async () => [],
    async caughtUp(deadlineMs) {
      const asked = Date.now()
      const until = performance.now() + deadlineMs
      while (performance.now() < until) {
        if ((kept.figures().heardUpTo?.getTime() ?? 0) >= asked) return true
        await sleep(LOOK_MS)
      }
      return false
    },
    figures() {
      const figures = kept.figures()
      const build = buildOf(figures)
      return {
        handled: figures.told,
        duplicates: 0,
        parked: 0,
        waiting: [],
        ...(build && { build }),
      }
    },
    stop: () => kept.stop(),
  }
}

/** What there is to be said where it isn't as it should be. */
function buildOf({
  caughtUp,
  isWalking,
  lagMs = 0,
  told,
  lastBreak,
}: KeptFigures): BuildFigures | undefined {
  const figures = { eventsRead: told, eventsThere: told }
  if (isWalking) return { ...figures, waitingFor: '' }
  if (!caughtUp) return { ...figures, waitingFor: lastBreak || 'whoever has the lead is told all' }
  if (lagMs <= LATE_MS) return undefined
  const seconds = Math.round(lagMs / 1000)
  return { ...figures, waitingFor: `nothing heard for ${seconds} s: ${lastBreak || 'SILENT'}` }
}

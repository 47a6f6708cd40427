import type { Instant } from '@seedline/values'
import type { ControlStore } from '../operate/control-store.ts'
import { goBack, goBackHere } from './go-back.ts'
import type { SubscriptionState } from './subscription-state.ts'

const POLL_MS = 5000

/** How operators steer a subscription: at once here, and within seconds in other replicas. */
export interface Steering {
  pause(): Promise<void>
  resume(): Promise<void>
  replayFrom(from: Instant): Promise<void>
  stop(): void
}

/** Without a store, wishes hold for this process alone and end with it. */
export function steer(state: SubscriptionState, store: ControlStore | undefined): Steering {
  if (store === undefined) {
    return {
      pause: async () => setPaused(state, true),
      resume: async () => setPaused(state, false),
      replayFrom: (from) => goBackHere(state, from),
      stop: () => undefined,
    }
  }
  let following: Promise<void> = Promise.resolve()
  const follow = (): Promise<void> => {
    const next = (): Promise<void> => followOnce(state, store)
    following = following.then(next, next)
    return following
  }
  const timer = setInterval(() => {
    follow().catch((error: unknown) => {
      const { name, logger } = state
      logger.debug({ err: error, subscription: name }, 'Wishes of operators could not be looked up')
    })
  }, POLL_MS)
  timer.unref()
  return {
    async pause() {
      await store.setPaused(state.name, true)
      setPaused(state, true)
    },
    async resume() {
      await store.setPaused(state.name, false)
      setPaused(state, false)
    },
    async replayFrom(from) {
      await store.requestReplay(state.name, from)
      await follow()
    },
    stop: () => clearInterval(timer),
  }
}

function setPaused(state: SubscriptionState, paused: boolean): void {
  if (state.paused === paused) return
  state.paused = paused
  for (const work of state.works.values()) {
    work.progressAt = performance.now()
    if (paused) state.consumer.pause(work)
    else if (work.waiting === undefined) state.consumer.resume(work)
  }
}

async function followOnce(state: SubscriptionState, store: ControlStore): Promise<void> {
  if (state.stopping) return
  const { paused, replay } = await store.read(state.name)
  setPaused(state, paused)
  if (replay === undefined) return
  const owned = Array.from(state.works.values()).filter(({ followed }) => followed < replay.id)
  if (owned.length === 0) return
  const names = owned.map((work) => work.name)
  const followed = await store.followed(state.group, names)
  const behind = new Set(names.filter((name) => (followed.get(name) ?? 0) < replay.id))
  const durable = behind.size === 0 || (await goBack(state, replay.from, behind))
  if (!durable) return
  await store.markFollowed(state.group, Array.from(behind), replay.id)
  for (const work of owned) work.followed = replay.id
}

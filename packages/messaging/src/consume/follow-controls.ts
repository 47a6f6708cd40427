import type { Instant } from '@seedline/values'
import { onEachBeat } from '../beat.ts'
import type { ControlStore, ReplayWish } from '../operate/control-store.ts'
import { goBack } from './go-back.ts'
import type { PartitionWork } from './partition-work.ts'
import type { SubscriptionState } from './subscription-state.ts'

/** Twice this, and the work itself, is within the five seconds that operators are promised. */
const POLL_MS = 2000

/** How operators steer a subscription: at once here, and within five seconds in other replicas. */
export interface Steering {
  pause(): Promise<void>
  resume(): Promise<void>
  replayFrom(from: Instant): Promise<void>
  stop(): void
}

export function steer(state: SubscriptionState, store: ControlStore): Steering {
  let following: Promise<void> = Promise.resolve()
  const follow = (): Promise<void> => {
    const next = (): Promise<void> => followOnce(state, store)
    following = following.then(next, next)
    return following
  }
  const look = (): void => {
    follow().catch((error: unknown) => {
      const { name, logger } = state
      logger.warn(
        { err: error, subscription: name },
        'Wishes of operators could not be followed yet',
      )
    })
  }
  const stopLooking = onEachBeat(POLL_MS, look)
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
      // It is kept, and followed here and elsewhere also when Kafka does not answer now.
      look()
    },
    stop: stopLooking,
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
  const { paused, replays } = await store.read(state.name)
  setPaused(state, paused)
  const latest = replays.at(-1)?.id ?? 0
  // One whose place is being looked up is moved once that is known.
  const owned = Array.from(state.works.values()).filter(
    ({ followed, placing }) => followed < latest && placing !== true,
  )
  if (owned.length === 0) return
  const names = owned.map((work) => work.name)
  const followed = await store.followed(state.group, names)
  const behind = Map.groupBy(owned, ({ name }) => earliestMissed(replays, followed.get(name) ?? 0))
  for (const [from, works] of behind) {
    const following = from === undefined ? works : await movedBack(state, from, works)
    const moved = from === undefined ? [] : following.map(({ name }) => name)
    if (moved.length > 0) await store.markFollowed(state.group, moved, latest)
    for (const work of following) work.followed = latest
  }
}

async function movedBack(
  state: SubscriptionState,
  from: Instant,
  works: readonly PartitionWork[],
): Promise<readonly PartitionWork[]> {
  const there = await goBack(state, from, new Set(works.map(({ name }) => name)))
  return works.filter(({ name }) => there.has(name))
}

/** From where a partition reads again that has followed the wishes up to this one. */
const earliestMissed = (replays: readonly ReplayWish[], followed: number): Instant | undefined =>
  replays
    .filter(({ id }) => id > followed)
    .map(({ from }) => from)
    .sort()
    .at(0)

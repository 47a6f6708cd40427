import { onEachBeat } from '../beat.ts'
import { partitionName } from './offset-committer.ts'
import { lagOf } from './positions.ts'
import type { SubscriptionState } from './subscription-state.ts'
import { STALLED_MS, stalledPartition } from './watchdog.ts'

const WATCH_MS = 5000
/** How often the ends of partitions are asked for when no batch tells them. */
const ENDS_EVERY = 3

/** Ends the process when the subscription stands still with work waiting. Answers how to end the watch. */
export function watch(
  state: SubscriptionState,
  onFatal: (reason: string, cause: unknown) => void,
): () => void {
  let round = 0
  return onEachBeat(WATCH_MS, () => {
    if (state.paused || state.stopping) return
    const stalled = stalledPartition(state.works.values(), performance.now())
    if (stalled !== undefined) {
      const { name, position, endOffset } = stalled
      const cause = new Error(`${name} is at ${position ?? 'no offset'} of ${endOffset}`)
      onFatal(`The subscription ${state.name} stands still`, cause)
    }
    round += 1
    if (round % ENDS_EVERY === 0) void lookBeside(state, onFatal)
  })
}

/** A consumer that silently stopped gets no batches, so its lag is asked for beside it. */
async function lookBeside(
  state: SubscriptionState,
  onFatal: (reason: string, cause: unknown) => void,
): Promise<void> {
  try {
    const lag = await lagOf(state)
    for (const part of lag) {
      const work = state.works.get(partitionName(part))
      if (work === undefined) continue
      work.endOffset = part.endOffset
      work.position ??= part.committedOffset
    }
    // Kafka answers, and still the consumer was never let in.
    const { joiningSince = Number.POSITIVE_INFINITY } = state
    if (performance.now() - joiningSince > STALLED_MS && lag.some((part) => part.lag > 0n)) {
      onFatal(`The subscription ${state.name} can not join its group`, new Error(state.group))
    }
  } catch (error) {
    state.logger.debug({ err: error }, 'Kafka could not say how far the subscription is')
    restartWatch(state)
  }
}

/** While Kafka is away nobody can make progress, and ending the process would not mend it. */
function restartWatch(state: SubscriptionState): void {
  const now = performance.now()
  if (state.joiningSince !== undefined) state.joiningSince = now
  for (const work of state.works.values()) work.progressAt = now
}

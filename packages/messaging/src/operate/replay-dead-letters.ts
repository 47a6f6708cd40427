import { refusal } from '@seedline/contracts/refusals'
import { instantOf } from '@seedline/values'
import type { ReplayResult, Subscription } from '../consume/subscription-types.ts'
import type { DeadLetter, DeadLetterStore, WaitingDeadLetter } from '../dead-letters/dead-letter.ts'
import { inStreams, streamOf } from './in-streams.ts'

/** No further dead letter is begun after this; whoever asked asks again for what is left. */
const REPLAY_MS = 5000

/** How a replay of all dead letters of a subscription ended. */
export interface ReplayedDeadLetters {
  readonly handled: number
  readonly failed: number
  /** Not tried: behind one of their stream that failed, or there was no time. */
  readonly left: number
}

interface Replaying {
  readonly deadLetters: DeadLetterStore
  named(subscription: string): Subscription
}

/**
 * Handles a parked event once more, after what its stream has parked before it: out of order, a
 * handler would decide on what it can't know yet. Ends at the first that fails.
 * @throws ProblemError DEAD_LETTER_UNKNOWN, SUBSCRIPTION_UNKNOWN
 */
export async function replayDeadLetter(replaying: Replaying, id: string): Promise<ReplayResult> {
  const deadLetter = await replaying.deadLetters.get(id)
  if (deadLetter === undefined) throw refusal('DEAD_LETTER_UNKNOWN', { id })
  const subscription = replaying.named(deadLetter.subscription)
  const until = performance.now() + REPLAY_MS
  for (const { id: earlier, eventId } of await before(replaying, deadLetter)) {
    const result =
      performance.now() < until ? await again(replaying, subscription, earlier) : noTime
    if (result !== undefined && !result.handled) {
      return { ...result, cause: `${eventId}, which comes before it: ${result.cause}` }
    }
  }
  return handle(replaying, subscription, deadLetter)
}

const noTime: ReplayResult = {
  handled: false,
  causeCode: 'REPLAY_TAKES_LONGER',
  cause: 'there was no time for it; ask again',
}

/** Handles all that a subscription has parked, each stream in order up to its first that fails. */
export async function replayDeadLetters(
  replaying: Replaying,
  name: string,
): Promise<ReplayedDeadLetters> {
  const subscription = replaying.named(name)
  const waiting = await replaying.deadLetters.waiting(name)
  const until = performance.now() + REPLAY_MS
  let handled = 0
  let failed = 0
  for (const stream of inStreams(waiting)) {
    for (const { id } of stream) {
      if (performance.now() >= until)
        return { handled, failed, left: waiting.length - handled - failed }
      const result = await again(replaying, subscription, id)
      // Somebody else has replayed it meanwhile.
      if (result === undefined || result.handled) handled += 1
      else {
        failed += 1
        break
      }
    }
  }
  return { handled, failed, left: waiting.length - handled - failed }
}

async function before(
  { deadLetters }: Replaying,
  { subscription, id, eventId }: DeadLetter,
): Promise<readonly WaitingDeadLetter[]> {
  const stream = streamOf(eventId)
  if (stream === undefined) return []
  const [ofStream = []] = inStreams(await deadLetters.waiting(subscription, stream))
  const own = ofStream.findIndex((deadLetter) => deadLetter.id === id)
  return ofStream.slice(0, Math.max(0, own))
}

async function again(
  replaying: Replaying,
  subscription: Subscription,
  id: string,
): Promise<ReplayResult | undefined> {
  const deadLetter = await replaying.deadLetters.get(id)
  if (deadLetter === undefined || deadLetter.replayedAt !== undefined) return undefined
  return handle(replaying, subscription, deadLetter)
}

async function handle(
  { deadLetters }: Replaying,
  subscription: Subscription,
  deadLetter: DeadLetter,
): Promise<ReplayResult> {
  const { id } = deadLetter
  const result = await subscription.handleParked(deadLetter)
  if (result.handled) await deadLetters.markReplayed(id, instantOf(new Date()))
  else await deadLetters.markFailed(id, result.causeCode, result.cause)
  return result
}

import { refusal } from '@seedline/contracts/refusals'
import type { Actor, Aggregate, Loaded } from '@seedline/event-store'

interface ToCome<S, E> {
  readonly aggregate: Aggregate<S, E>
  /** What the command is decided on, and bound to. */
  readonly loaded: Loaded<S>
  readonly events: readonly E[]
}

/** By so much the name of a process that carries on may be longer than that of who began. */
const carriedOnBytes = 1024

/**
 * Throws RECORD_FULL where these events would not find room on their stream: asked before the first step of a command of
 * which they are a later one. Whoever records them then, who began it or a process with a longer name, finds the room: were
 * one refused and not the other, it would be given back while it comes true.
 */
export function expectRoom<S, E>(
  { aggregate: { answer, codec }, loaded: { answerBytes: before }, events }: ToCome<S, E>,
  actor: Actor,
): void {
  if (answer === undefined) return
  const added = events.reduce(
    (sum, event) => sum + answer.bytesOf(codec.encode(event), actor),
    carriedOnBytes,
  )
  if (before + added <= answer.mostBytes) return
  const facts = { bytes: before, added_bytes: added, most_bytes: answer.mostBytes }
  throw refusal('RECORD_FULL', facts)
}

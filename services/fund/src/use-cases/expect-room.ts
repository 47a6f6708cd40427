import { refusal } from '@seedline/contracts/refusals'
import type { Aggregate, CommandCall, EventStore } from '@seedline/event-store'

interface ToCome<S, E> {
  readonly aggregate: Aggregate<S, E>
  readonly id: string
  readonly events: readonly E[]
}

/** By so much the name of a process that carries on may be longer than that of who began. */
const carriedOnBytes = 1024

/**
 * Throws RECORD_FULL where these events would not find room on their stream: asked before a step that can't be given
 * back, because they come after it.
 */
export async function expectRoom<S, E>(
  store: EventStore,
  { aggregate, id, events }: ToCome<S, E>,
  { context, deadline }: CommandCall,
): Promise<void> {
  const { answer, codec } = aggregate
  if (answer === undefined) return
  const recorded = await store.read(aggregate, id, { deadline })
  const sum = (bytes: readonly number[]): number => bytes.reduce((all, one) => all + one, 0)
  const before = sum(recorded.map(({ event, actor }) => answer.bytesOf(codec.encode(event), actor)))
  const added =
    carriedOnBytes + sum(events.map((event) => answer.bytesOf(codec.encode(event), context.actor)))
  if (before + added <= answer.mostBytes) return
  const facts = { bytes: before, added_bytes: added, most_bytes: answer.mostBytes }
  throw refusal('RECORD_FULL', facts)
}

import { SESSION_MS } from '../kafka/kafkajs-consumer.ts'
import type { SubscriptionState } from './subscription-state.ts'

/** So long after the group's last word no other member can have got a partition: half of what it waits for the silent. */
const CERTAIN_MS = SESSION_MS / 2

/** Whether this member has every partition of its topics, as it was last told. */
export function hasAll({ works, topics, partitions }: SubscriptionState): boolean {
  const all = topics.reduce((sum, topic) => sum + (partitions.get(topic) ?? Number.NaN), 0)
  return works.size === all
}

/**
 * Whether nobody else in the group handles anything. A member that the group has not heard of for as long as a session
 * lasts has lost its partitions and doesn't know it: it is certain only for a part of that time.
 */
export const isAlone = (state: SubscriptionState): boolean =>
  !state.stopping && hasAll(state) && performance.now() - state.confirmedAt < CERTAIN_MS

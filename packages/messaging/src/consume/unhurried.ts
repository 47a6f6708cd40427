import { setTimeout as pause } from 'node:timers/promises'
import { untilBeat } from '../beat.ts'
import type { EventMessage } from '../envelope/event-message.ts'
import { hasAll } from './alone.ts'
import type { Whose } from './hear-own.ts'
import { partitionName } from './offset-committer.ts'
import type { PartitionWork } from './partition-work.ts'
import type { SubscriptionState } from './subscription-state.ts'
import type { SubscribeOptions } from './subscription-types.ts'

/** What Kafka alone brings may come so late where this process handles what it stores by itself, or nobody waits. */
const FETCH_EVERY_MS = 1000

/** Whether whatever writes to the topics tells its own process. */
export const areToldOfAll = ({ own, topics }: SubscribeOptions): boolean =>
  own !== undefined && topics.every(own.publishes)

/** Which member of the group an event falls to. */
export function whoseIs(state: SubscriptionState, topic: string, { subject }: EventMessage): Whose {
  const fullName = state.topicPrefix + topic
  const partitions = state.partitions.get(fullName)
  // It has never been let into the group: nobody else may be there either.
  if (partitions === undefined || state.joiningSince !== undefined) return 'unknown'
  const partition = state.partitionOf(subject, partitions)
  return state.works.get(partitionName({ topic: fullName, partition })) ?? 'another'
}

/**
 * Whether it makes no difference when Kafka is asked again: all writers of the topics tell their own process, or nobody
 * waits for what they say; this is the only one that the group has, and all that there is was handled.
 */
export function isAtRest(
  state: SubscriptionState,
  { position = 0n, endOffset }: PartitionWork,
): boolean {
  return state.unhurried && hasAll(state) && position >= endOffset
}

/** All subscriptions of a process ask again at the same moments, and what comes meanwhile comes together. */
export const untilNextFetch = ({ ending: { signal } }: SubscriptionState): Promise<void> =>
  pause(untilBeat(FETCH_EVERY_MS), undefined, { signal, ref: false }).catch(() => undefined)

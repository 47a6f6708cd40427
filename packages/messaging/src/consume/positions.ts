import { partitionName } from './offset-committer.ts'
import type { SubscriptionState } from './subscription-state.ts'
import type { PartitionLag } from './subscription-types.ts'

/** How far a group has come, partition by partition. What was deleted needn't be read any more. */
export async function lagOf({
  admin,
  group,
  topics,
  positions,
}: Pick<SubscriptionState, 'admin' | 'group' | 'topics' | 'positions'>): Promise<
  readonly PartitionLag[]
> {
  const [reached, bounds] = await Promise.all([
    positions?.read(group) ?? admin.committed(group, topics),
    admin.bounds(topics),
  ])
  const offsets = new Map(reached.map((offset) => [partitionName(offset), offset.offset]))
  return bounds
    .map(({ topic, partition, start, end: endOffset }) => {
      const offset = offsets.get(partitionName({ topic, partition })) ?? 0n
      const committedOffset = offset < start ? start : offset
      const lag = endOffset > committedOffset ? endOffset - committedOffset : 0n
      return { topic, partition, committedOffset, endOffset, lag }
    })
    .sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition)
}

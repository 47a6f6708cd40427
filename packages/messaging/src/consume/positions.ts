import type { KafkaAdmin, PartitionOffset } from '../kafka/kafka-port.ts'
import { partitionName } from './offset-committer.ts'
import type { PartitionLag } from './subscription-types.ts'

/** How far a group has come, partition by partition, as Kafka knows it. */
export async function lagOf(
  admin: KafkaAdmin,
  group: string,
  topics: readonly string[],
): Promise<readonly PartitionLag[]> {
  const [ends, committed] = await Promise.all([
    admin.endOffsets(topics),
    admin.committed(group, topics),
  ])
  const reached = byPartition(committed)
  return ends
    .map(({ topic, partition, offset: endOffset }) => {
      const offset = reached.get(partitionName({ topic, partition })) ?? 0n
      const committedOffset = offset < 0n ? 0n : offset
      const lag = endOffset > committedOffset ? endOffset - committedOffset : 0n
      return { topic, partition, committedOffset, endOffset, lag }
    })
    .sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition)
}

const byPartition = (offsets: readonly PartitionOffset[]): ReadonlyMap<string, bigint> =>
  new Map(offsets.map((offset) => [partitionName(offset), offset.offset]))

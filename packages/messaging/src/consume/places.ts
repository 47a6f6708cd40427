import type { PartitionBounds, PartitionOffset, TopicPartition } from '../kafka/kafka-port.ts'
import { partitionName } from './offset-committer.ts'

/** Where a partition is to be read from, and up to where it reaches now. */
export interface Place extends TopicPartition {
  readonly offset: bigint
  readonly end: bigint
  /**
   * Kafka no longer has what lies behind the position: it was deleted, or the topic is another than
   * the one that was read.
   */
  readonly lost: boolean
}

/** Where reading begins, by what partitions hold and how far the group had come. */
export function placesOf(
  bounds: readonly PartitionBounds[],
  positions: readonly PartitionOffset[],
): ReadonlyMap<string, Place> {
  const known = new Map(positions.map((position) => [partitionName(position), position.offset]))
  return new Map(
    bounds.map(({ topic, partition, start, end }) => {
      const name = partitionName({ topic, partition })
      const position = known.get(name) ?? 0n
      const lost = position < start || position > end
      return [name, { topic, partition, offset: lost ? start : position, end, lost }]
    }),
  )
}

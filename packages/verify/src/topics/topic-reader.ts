/** A record as it lies on a topic, read without the delivery code; undefined: not told. */
export interface TopicRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly key: string | undefined
  readonly eventId: string | undefined
  readonly stream: string | undefined
  readonly version: number | undefined
  readonly commandId: string | undefined
}

/** How topics are read; whoever runs the check brings it, so that the check has no client of its own. */
export interface TopicReader {
  /**
   * The last `count` records of each partition of a topic (without prefix), in the order of their
   * offsets within a partition; nothing where there is no such topic. `fromBeginning` tells that
   * this was all that the topic holds. @throws where the topic can't be read.
   */
  readLast(
    topic: string,
    count: number,
    each: (record: TopicRecord) => void,
  ): Promise<{ readonly fromBeginning: boolean }>
}

import type { TopicRecord } from './topic-reader.ts'

type Fault = readonly [code: 'TOPIC_ORDER_WRONG' | 'TOPIC_RECORD_FOREIGN', detail: string]

/** One part of a topic while it is read: per stream, how far it has come. */
export interface ReadPart {
  readonly streams: Map<string, StreamOnTopic>
}

export interface StreamOnTopic {
  readonly partition: number
  /** The highest version met. */
  last: number
  /** By version: the command that the event is of. */
  readonly commandIds: Map<number, string>
}

export const beginPart = (): ReadPart => ({ streams: new Map() })

const shown = ({ partition, offset }: TopicRecord): string => `partition ${partition}@${offset}`

/**
 * Takes one more record. A stream's versions follow one another where they first come; one may come
 * again any time, and a stream lies in one partition.
 */
export function takeRecord(part: ReadPart, record: TopicRecord): Fault | undefined {
  const { stream, version, eventId, key, partition } = record
  if (stream === undefined || version === undefined || eventId !== `${stream}@${version}`) {
    return ['TOPIC_RECORD_FOREIGN', `${shown(record)} is no event`]
  }
  if (key === undefined || !stream.endsWith(`-${key}`)) {
    return ['TOPIC_RECORD_FOREIGN', `${eventId} at ${shown(record)} has another key`]
  }
  const before = part.streams.get(stream)
  const its = before ?? { partition, last: version, commandIds: new Map<number, string>() }
  const reached = its.last
  its.last = Math.max(reached, version)
  its.commandIds.set(version, record.commandId ?? '')
  part.streams.set(stream, its)
  const at = `${eventId} at ${shown(record)}`
  if (its.partition !== partition) {
    return ['TOPIC_ORDER_WRONG', `${at}, others of its stream in partition ${its.partition}`]
  }
  if (version <= reached + 1) return undefined
  return ['TOPIC_ORDER_WRONG', `${at} follows version ${reached}`]
}

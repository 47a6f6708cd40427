import type { RecordingService } from '@seedline/contracts/services'
import { topicOf, topicsOf } from '@seedline/contracts/topics'
import { eventIdOf } from '@seedline/event-store'
import type { Collection, Document } from 'mongodb'
import { type Commit, wholeOf } from '../commit.ts'
import type { Difference } from '../difference.ts'
import type { Findings } from '../findings.ts'
import type { CommitsOf } from '../look-again.ts'
import { counting, type TellProgress } from '../progress.ts'
import { type RecentCommits, recentCommits } from './recent-commits.ts'
import { beginPart, type ReadPart, takeRecord } from './stream-order.ts'
import type { TopicReader } from './topic-reader.ts'

/** Where events were published more than once, so many times as much is read before one is missed. */
const deepen = 8

/** The newest commits of each topic, gathered while the streams are read. */
export interface RecentOfTopics {
  add(service: RecordingService, commit: Commit): void
  of(topic: string): RecentCommits
}

export function recentOfTopics(most: number): RecentOfTopics {
  const topics = new Map<string, RecentCommits>()
  const of = (topic: string): RecentCommits => {
    const recent = topics.get(topic) ?? recentCommits(most)
    topics.set(topic, recent)
    return recent
  }
  return {
    add(service, commit) {
      const topic = topicOf(service, commit.category)
      if (topic !== undefined) of(topic).add(commit)
    },
    of,
  }
}

interface Topic {
  readonly name: string
  readonly service: RecordingService
  readonly commits: Collection<Document>
  readonly wanted: ReadonlySet<string>
}

/**
 * Compares what Kafka holds of the last events of each topic with the stores: each published event
 * is there, in the order of its stream, and none that no store knows. A topic that can't be read is
 * told, and the rest goes on.
 */
export async function checkTopics(
  reader: TopicReader,
  gathered: RecentOfTopics,
  commits: CommitsOf,
  most: number,
  findings: Findings,
  tell: TellProgress,
): Promise<void> {
  for (const [service, collection] of commits) {
    for (const { name } of topicsOf(service)) {
      const wanted = new Set(eventIdsOf(gathered.of(name)).slice(0, most))
      const topic = { name, service, commits: collection, wanted }
      try {
        findings.add(...(await checkTopic(reader, topic, most, counting(tell, 'topics', name))))
      } catch (error) {
        findings.add(finding(topic, name, 'TOPIC_NOT_READ', String(error)))
      }
    }
  }
}

const eventIdsOf = ({ newest }: RecentCommits): readonly string[] =>
  newest.flatMap(({ stream, version, size }) =>
    Array.from({ length: size }, (_, index) => eventIdOf(stream, version + index)),
  )

async function checkTopic(
  reader: TopicReader,
  topic: Topic,
  most: number,
  count: () => void,
): Promise<readonly Difference[]> {
  const { name, wanted } = topic
  const differences: Difference[] = []
  const part = beginPart()
  const missing = new Set(wanted)
  let { fromBeginning } = await reader.readLast(name, most, (record) => {
    count()
    missing.delete(record.eventId ?? '')
    const fault = takeRecord(part, record)
    if (fault) differences.push(finding(topic, record.eventId ?? name, ...fault))
  })
  for (let depth = most * deepen; missing.size > 0 && !fromBeginning; depth *= deepen) {
    const deeper = await reader.readLast(name, depth, ({ eventId }) => {
      count()
      missing.delete(eventId ?? '')
    })
    fromBeginning = deeper.fromBeginning
  }
  for (const eventId of missing) {
    const detail = `it was published, and ${name} doesn’t hold it`
    differences.push(finding(topic, eventId, 'TOPIC_EVENT_MISSING', detail))
  }
  return [...differences, ...(await unknownTo(topic, part))]
}

/**
 * Events on the topic that no store has, or that are of another command there: a database restored to
 * an earlier time gives the same ids again. Read after the topic, when all of them are stored.
 */
async function unknownTo(topic: Topic, { streams }: ReadPart): Promise<readonly Difference[]> {
  const differences: Difference[] = []
  for (const chunk of chunksOf([...streams.keys()], 200)) {
    const stored = await storedAmong(topic, chunk, streams)
    for (const stream of chunk) {
      for (const [version, commandId] of streams.get(stream)?.commandIds ?? []) {
        const eventId = eventIdOf(stream, version)
        const known = stored.get(eventId)
        if (known === commandId) continue
        const detail =
          known === undefined
            ? 'its stream does not have it'
            : `it is of command ${commandId}, in its stream of ${known}`
        differences.push(finding(topic, eventId, 'TOPIC_EVENT_UNKNOWN', detail))
      }
    }
  }
  return differences
}

/** The command of each event that lies on the topic, as the streams have it. */
async function storedAmong(
  { commits }: Topic,
  names: readonly string[],
  streams: ReadPart['streams'],
): Promise<ReadonlyMap<string, string>> {
  const stored = new Map<string, string>()
  const projection = { stream: 1, version: 1, size: 1, commandId: 1 }
  for await (const document of commits.find({ stream: { $in: [...names] } }, { projection })) {
    const stream = String(document.stream)
    const first = wholeOf(document.version) ?? 0
    const end = first + (wholeOf(document.size) ?? 0)
    for (const version of streams.get(stream)?.commandIds.keys() ?? []) {
      if (version < first || version >= end) continue
      stored.set(eventIdOf(stream, version), String(document.commandId))
    }
  }
  return stored
}

function* chunksOf<T>(items: readonly T[], size: number): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}

const finding = (
  { service, name }: Topic,
  what: string,
  code: Difference['code'],
  detail: string,
): Difference => ({
  service,
  where: 'topic',
  what: what === name ? name : `${name}/${what}`,
  code,
  detail,
})

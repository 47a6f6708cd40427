import { publisherOf } from '@seedline/contracts/topics'
import type { KafkaRecord } from '../kafka/broker.ts'
import { topics } from '../story/topics.ts'
import type { World } from '../world/world.ts'

interface Commit {
  readonly stream: string
  readonly category: string
  readonly version: number
  readonly size: number
  readonly pending?: boolean
}

/** Every event is on its topic, each stream in order; `once`: and nothing twice. */
export function checkTopics(world: World, once: boolean): readonly string[] {
  const wrongs: string[] = []
  for (const topic of topics) {
    const seen = new Map<string, number>()
    for (const { records } of world.broker.topics.get(topic)?.partitions ?? []) {
      for (const record of records) {
        const { stream, version } = placeOf(record)
        const before = seen.get(stream) ?? 0
        if (version > before + 1) {
          wrongs.push(`${topic} has ${stream}@${version} before ${stream}@${before + 1}`)
        }
        if (once && version <= before) wrongs.push(`${topic} has ${stream}@${version} twice`)
        seen.set(stream, Math.max(before, version))
      }
    }
    wrongs.push(...missing(world, topic, seen))
  }
  return wrongs
}

const placeOf = ({ headers }: KafkaRecord) => ({
  stream: headers.ce_stream ?? '',
  version: Number(headers.ce_sequence),
})

function missing(
  { databases }: World,
  topic: string,
  seen: ReadonlyMap<string, number>,
): readonly string[] {
  const { service = '', category } = publisherOf(topic) ?? {}
  const commits = databases
    .collection(service, 'commits')
    .find({ category })
    .map(({ document }) => document as unknown as Commit)
  return commits.flatMap(({ stream, version, size }) => {
    const last = version + size - 1
    return (seen.get(stream) ?? 0) < last ? [`${topic} lacks ${stream}@${last}`] : []
  })
}

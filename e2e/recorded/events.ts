import { createHash } from 'node:crypto'
import type { Actor } from '@seedline/event-store'
import type { Stack } from '@seedline/stack'
import { MongoClient } from 'mongodb'

/** An event as it was recorded, and by whom. */
export interface RecordedEvent {
  readonly category: string
  readonly type: string
  /** The protobuf bytes in hex. */
  readonly data: string
  readonly commandId: string
  readonly by: string
  readonly traceId: string
}

/** Every event of every stream of both services, under `stream@version`, in that order. */
export async function recordedEvents(
  stack: Stack,
): Promise<Readonly<Record<string, RecordedEvent>>> {
  const client = new MongoClient(stack.mongo.url)
  const { databases } = stack.describe()
  const found: [string, RecordedEvent][] = []
  try {
    for (const service of ['registry', 'fund'] as const) {
      const commits = client.db(databases[service]).collection('commits')
      for await (const commit of commits.find().sort({ stream: 1, version: 1 })) {
        const { stream, version, category, commandId, actor, traceparent, events } = commit
        const traceId = String(traceparent).split('-')[1] ?? ''
        for (const [index, { type, data }] of events.entries()) {
          const bytes = Buffer.from(data.buffer ?? data).toString('hex')
          const event = { category, type, data: bytes, commandId, by: actorOf(actor), traceId }
          found.push([`${stream}@${Number(version) + index}`, event])
        }
      }
    }
  } finally {
    await client.close()
  }
  return Object.fromEntries(found)
}

const actorOf = ({ subject, name, roles, organisation, onBehalfOf }: Actor): string =>
  [subject, name, roles.join(' '), organisation, onBehalfOf ?? ''].join(' | ')

/** How many events of a type a category of streams has, and the SHA-256 over their bytes. */
export interface Digest {
  readonly events: number
  readonly sha256: string
}

/**
 * One digest for each type of event in each category, over the bytes ordered by stream and then by themselves: the
 * demonstration is loaded by several at once, so the order within a stream is another each time. An event that names the
 * trace of another is taken without it, since the demonstration's traces are by chance.
 */
export function digestsOf(
  events: Readonly<Record<string, RecordedEvent>>,
): Readonly<Record<string, Digest>> {
  const traces = new Set(Object.values(events).map(({ traceId }) => traceId))
  const lines = new Map<string, string[]>()
  for (const [id, { category, type, data }] of Object.entries(events)) {
    const key = `${category} ${type}`
    const line = `${id.split('@')[0]} ${withoutTraces(data, traces)}\n`
    lines.set(key, [...(lines.get(key) ?? []), line])
  }
  return Object.fromEntries([...lines].toSorted().map(([key, found]) => [key, digestOf(found)]))
}

const withoutTraces = (data: string, traces: ReadonlySet<string>): string =>
  Buffer.from(data, 'hex')
    .toString('latin1')
    .replace(/[0-9a-f]{32}/g, (found) => (traces.has(found) ? '<trace>' : found))

function digestOf(lines: readonly string[]): Digest {
  const hash = createHash('sha256')
  for (const line of lines.toSorted()) hash.update(line)
  return { events: lines.length, sha256: hash.digest('hex') }
}

import type { RecordingService } from '@seedline/contracts/services'
import { topicOf } from '@seedline/contracts/topics'
import { eventIdOf } from '@seedline/event-store'
import type { EventMeta, View } from '@seedline/views'
import type { Commit } from './commit.ts'
import { firstDifference } from './compare.ts'
import type { Difference } from './difference.ts'

/** A document as the streams say it must be. */
export interface ExpectedDocument {
  data: unknown
  readonly seen: Map<string, number>
}

/** A document as the read model holds it. */
export interface FoundDocument {
  readonly key: string
  readonly data: unknown
  readonly seen: Readonly<Record<string, number>>
  readonly held: number
}

/** Applies one commit of any service to what a view should hold, if the view listens to it. */
export function refoldCommit(
  view: View<unknown, unknown>,
  service: RecordingService,
  commit: Commit,
  expected: Map<string, ExpectedDocument>,
): void {
  const topic = topicOf(service, commit.category)
  if (topic === undefined || !view.topics.includes(topic)) return
  commit.events.forEach((event, index) => {
    const meta = metaOf(service, commit, event.type, commit.version + index)
    const decoded = view.decode(event.type, event.data)
    const key =
      decoded === undefined
        ? (view.keyOfIgnored?.(meta) ?? meta.subject)
        : view.keyOf(decoded, meta)
    const document = expected.get(key) ?? { data: undefined, seen: new Map() }
    if (decoded !== undefined) document.data = view.evolve(document.data, decoded, meta)
    document.seen.set(commit.stream, meta.version)
    expected.set(key, document)
  })
}

function metaOf(service: string, commit: Commit, type: string, version: number): EventMeta {
  return {
    id: eventIdOf(commit.stream, version),
    type,
    source: `/seedline/${service}`,
    subject: commit.id,
    stream: commit.stream,
    version,
    time: commit.at,
    actor: commit.actor,
    commandId: commit.commandId,
    ...(commit.traceparent ? { traceparent: commit.traceparent } : {}),
  }
}

/** Compares a read model's documents with the expected ones, either way round. */
export function compareView(
  service: string,
  view: string,
  expected: ReadonlyMap<string, ExpectedDocument>,
  found: ReadonlyMap<string, FoundDocument>,
): readonly Difference[] {
  const differences: Difference[] = []
  const differs = (key: string, code: string, detail: string) =>
    differences.push({ service, where: 'view', what: `${view}/${key}`, code, detail })
  for (const [key, document] of expected) {
    const there = found.get(key)
    if (!there) {
      differs(key, 'DOCUMENT_MISSING', `it follows from ${[...document.seen.keys()].join(', ')}`)
      continue
    }
    const data = firstDifference(document.data, there.data)
    if (data) differs(key, 'DOCUMENT_DIFFERS', data)
    const seen = firstDifference(Object.fromEntries(document.seen), there.seen)
    if (seen) differs(key, 'VERSION_DIFFERS', seen)
    if (there.held > 0) differs(key, 'EVENTS_HELD', `${there.held} events wait behind a gap`)
  }
  for (const key of found.keys()) {
    if (!expected.has(key)) differs(key, 'DOCUMENT_WITHOUT_EVENTS', 'no stream leads to it')
  }
  return differences
}

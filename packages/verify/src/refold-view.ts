import type { RecordingService } from '@seedline/contracts/services'
import { topicOf } from '@seedline/contracts/topics'
import { eventIdOf } from '@seedline/event-store'
import type { EventMeta, View } from '@seedline/views'
import type { Commit } from './commit.ts'
import { firstDifference } from './compare.ts'

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

/**
 * Applies one commit of any service to what a view should hold, if the view listens to it: its events
 * up to and including version `until`.
 */
export function refoldCommit(
  view: View<unknown, unknown>,
  service: RecordingService,
  commit: Commit,
  expected: Map<string, ExpectedDocument>,
  until = Number.POSITIVE_INFINITY,
): void {
  const topic = topicOf(service, commit.category)
  if (topic === undefined || !view.topics.includes(topic)) return
  commit.events.forEach((event, index) => {
    if (commit.version + index > until) return
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

/** A document that is not what the streams said when they were read, and how far it has to come. */
export interface Suspect {
  readonly key: string
  /** By stream; empty for a document that nothing led to. */
  readonly due: ReadonlyMap<string, number>
}

/**
 * The documents that differ from the expected ones, either way round. While commands come in most
 * of them are but ahead or on their way: each is to be looked at again.
 */
export function suspectsAmong(
  expected: ReadonlyMap<string, ExpectedDocument>,
  found: ReadonlyMap<string, FoundDocument>,
): readonly Suspect[] {
  const suspects: Suspect[] = []
  for (const [key, { data, seen }] of expected) {
    const there = found.get(key)
    const same =
      there !== undefined &&
      there.held === 0 &&
      firstDifference(data, there.data) === undefined &&
      firstDifference(Object.fromEntries(seen), there.seen) === undefined
    if (!same) suspects.push({ key, due: seen })
  }
  for (const key of found.keys()) {
    if (!expected.has(key)) suspects.push({ key, due: new Map() })
  }
  return suspects
}

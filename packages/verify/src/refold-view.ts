import type { RecordingService } from '@seedline/contracts/services'
import { topicOf, topicsOf } from '@seedline/contracts/topics'
import { eventIdOf } from '@seedline/event-store'
import type { EventMeta, View } from '@seedline/views'
import { causeOf } from './check-stream.ts'
import type { Commit, ReadCommit } from './commit.ts'
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
  /** What about it is no document of a view; empty where it is one. */
  readonly damage: string
}

/** Where a view can't go on along a stream: it holds what follows, as the service itself does. */
export interface Stopped {
  readonly version: number
  readonly code: 'COMMIT_DAMAGED' | 'EVENT_NOT_READ_BY_VIEW' | 'EVENT_NOT_FOLDED_BY_VIEW'
  readonly cause: string
}

/** What a view should hold, of the streams that were folded for it. */
export interface Refold {
  readonly documents: Map<string, ExpectedDocument>
  readonly stopped: Map<string, Stopped>
}

export const beginRefold = (): Refold => ({ documents: new Map(), stopped: new Map() })

export function listensTo(
  view: Pick<View<unknown, unknown>, 'topics'>,
  service: RecordingService,
  category: string,
): boolean {
  const topic = topicOf(service, category)
  return topic !== undefined && view.topics.includes(topic)
}

/** Whether a view listens to anything of a service: otherwise nothing of its documents lies there. */
export const listensToSome = (
  { topics }: Pick<View<unknown, unknown>, 'topics'>,
  service: RecordingService,
): boolean => topicsOf(service).some(({ name }) => topics.includes(name))

/**
 * Applies one commit of any service to what a view should hold, if the view listens to it: its events
 * up to and including version `until`. Nothing is thrown: a stream that can't be applied stops there.
 */
export function refoldCommit(
  view: View<unknown, unknown>,
  service: RecordingService,
  commit: ReadCommit,
  refold: Refold,
  until = Number.POSITIVE_INFINITY,
): void {
  const { stream } = commit
  if (!listensTo(view, service, commit.category) || refold.stopped.has(stream)) return
  if (commit.kind === 'damaged') {
    const { version = 0, cause } = commit
    if (version <= until) refold.stopped.set(stream, { version, code: 'COMMIT_DAMAGED', cause })
    return
  }
  for (const [index, event] of commit.events.entries()) {
    const version = commit.version + index
    if (version > until) return
    const meta = metaOf(service, commit, event.type, version)
    let code: Stopped['code'] = 'EVENT_NOT_READ_BY_VIEW'
    try {
      const decoded = view.decode(event.type, event.data)
      code = 'EVENT_NOT_FOLDED_BY_VIEW'
      apply(view, refold.documents, decoded, meta)
    } catch (error) {
      refold.stopped.set(stream, { version, code, cause: causeOf(error) })
      return
    }
  }
}

function apply(
  view: View<unknown, unknown>,
  documents: Map<string, ExpectedDocument>,
  decoded: unknown,
  meta: EventMeta,
): void {
  const key =
    decoded === undefined ? (view.keyOfIgnored?.(meta) ?? meta.subject) : view.keyOf(decoded, meta)
  const document = documents.get(key) ?? { data: undefined, seen: new Map<string, number>() }
  if (decoded !== undefined) document.data = view.evolve(document.data, decoded, meta)
  document.seen.set(meta.stream, meta.version)
  documents.set(key, document)
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

/** A document that may not be as it should, and how far it has to come. */
export interface Suspect {
  readonly key: string
  /** By stream; empty where nothing is due. */
  readonly due: ReadonlyMap<string, number>
}

/** Whether a document is just what the streams fold to. */
export function isAsExpected(
  expected: ExpectedDocument | undefined,
  found: FoundDocument,
): boolean {
  return (
    expected !== undefined &&
    found.damage === '' &&
    found.held === 0 &&
    firstDifference(expected.data, found.data) === undefined &&
    firstDifference(Object.fromEntries(expected.seen), found.seen) === undefined
  )
}

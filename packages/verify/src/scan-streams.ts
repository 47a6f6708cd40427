import { type Aggregate, eventIdOf } from '@seedline/event-store'
import type { View } from '@seedline/views'
import type { Collection, Document } from 'mongodb'
import { beginStream, checkCommit, damageOf, passOver, type StreamFold } from './check-stream.ts'
import { checkWithoutTakenBack } from './check-taken-back.ts'
import { commitsOf, type ReadCommit } from './commit.ts'
import type { Findings } from './findings.ts'
import { beginRefold, listensTo, type Refold, refoldCommit } from './refold-view.ts'
import type { VerifiedService } from './verified-services.ts'

/** How far a stream goes that a view listens to: its document must have come so far. */
export interface DueVersion {
  readonly key: string
  readonly stream: string
  readonly version: number
}

/** What is told while the streams of a service are read. */
export interface StreamListener {
  commit(commit: ReadCommit): void
  /** A stream of this service that a view listens to has been read. */
  due(view: View<unknown, unknown>, due: DueVersion): Promise<void>
}

interface OpenStream {
  readonly aggregate: Aggregate<unknown, unknown> | undefined
  readonly fold: StreamFold | undefined
  readonly refolds: ReadonlyMap<View<unknown, unknown>, Refold>
}

/**
 * Every stream of a service up to where it is when it is read, folded by its aggregate and, by
 * itself, by every view that listens to it. One stream is held at a time.
 */
export async function scanStreams(
  service: VerifiedService,
  views: readonly View<unknown, unknown>[],
  commits: Collection<Document>,
  findings: Findings,
  listener: StreamListener,
): Promise<{ readonly streams: number; readonly commits: number; readonly events: number }> {
  const counts = { streams: 0, commits: 0, events: 0 }
  let stream: string | undefined
  let open: OpenStream = { aggregate: undefined, fold: undefined, refolds: new Map() }
  for await (const commit of commitsOf(commits)) {
    if (commit.stream !== stream) {
      await endStream({ service, commits, findings, listener }, stream, open)
      stream = commit.stream
      open = openStream(service, views, commit, findings)
      counts.streams += 1
    }
    counts.commits += 1
    if (commit.kind === 'commit') counts.events += commit.events.length
    open = { ...open, fold: checkNext(service, open, commit, findings) }
    for (const [view, refold] of open.refolds) refoldCommit(view, service.name, commit, refold)
    listener.commit(commit)
  }
  await endStream({ service, commits, findings, listener }, stream, open)
  return counts
}

function openStream(
  service: VerifiedService,
  views: readonly View<unknown, unknown>[],
  { stream, category }: ReadCommit,
  findings: Findings,
): OpenStream {
  const aggregate = service.aggregates.find(({ name }) => name === category)
  const listening = views.filter((view) => listensTo(view, service.name, category))
  if (!aggregate) {
    findings.add({
      service: service.name,
      where: 'stream',
      what: stream,
      code: 'CATEGORY_UNKNOWN',
      detail: category,
    })
  }
  return {
    aggregate,
    fold: aggregate && beginStream(stream, aggregate),
    refolds: new Map(listening.map((view) => [view, beginRefold()])),
  }
}

function checkNext(
  service: VerifiedService,
  { fold, aggregate }: OpenStream,
  commit: ReadCommit,
  findings: Findings,
): StreamFold | undefined {
  if (commit.kind === 'damaged') {
    findings.add(damageOf(commit, service.name))
    return fold && passOver(fold, commit)
  }
  if (aggregate === undefined || fold === undefined) return fold
  const checked = checkCommit(fold, commit, aggregate, service.name)
  findings.add(...checked.differences)
  return checked.fold
}

interface Scanning {
  readonly service: VerifiedService
  readonly commits: Collection<Document>
  readonly findings: Findings
  readonly listener: StreamListener
}

async function endStream(
  { service, commits, findings, listener }: Scanning,
  stream: string | undefined,
  { fold, aggregate, refolds }: OpenStream,
): Promise<void> {
  if (stream === undefined) return
  if (fold?.takenBack && aggregate)
    findings.add(...(await checkWithoutTakenBack(fold, aggregate, commits, service.name)))
  for (const [view, { documents, stopped }] of refolds) {
    const failure = stopped.get(stream)
    // A damaged commit has been told once already, for the stream.
    if (failure !== undefined && failure.code !== 'COMMIT_DAMAGED') {
      const { version, code, cause: detail } = failure
      const what = `${view.name}/${eventIdOf(stream, version)}`
      findings.add({ service: service.name, where: 'view', what, code, detail })
    }
    for (const [key, { seen }] of documents) {
      await listener.due(view, { key, stream, version: seen.get(stream) ?? 0 })
    }
  }
}

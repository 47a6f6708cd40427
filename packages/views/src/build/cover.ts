import type { StreamHead } from '@seedline/event-store'
import { type EventMessage, eventsBehind, type Failure, type History } from '@seedline/messaging'
import { applyBatch, type ViewTarget } from '../apply/apply-batch.ts'
import { readAhead } from './read-ahead.ts'
import { seenVersions } from './seen-versions.ts'

export interface CoverOptions<D, E> {
  readonly history: History
  readonly target: ViewTarget<D, E>
  /** Makes dead letters of what can't be folded, unless they are there already. */
  park(failures: readonly Failure[]): Promise<void>
  /** How many events were read, of how many there are to read. */
  progress(read: number, there: number): void
  /** Throws once nobody wants the build any more. */
  expectWanted(): void
}

/** A stream that documents have only up to a version, and why. */
export interface Uncovered extends StreamHead {
  readonly seen: number
  /** The event that can't be folded; undefined: none is known. */
  readonly failure: Failure | undefined
}

/**
 * Brings documents up to what the stores have at the moment of the call: the events that they lack
 * are read from there and folded as if Kafka had brought them. The documents themselves say what
 * they have, before and afterwards. Resolves with the streams that they still lack something of.
 */
export async function cover<D, E>(options: CoverOptions<D, E>): Promise<readonly Uncovered[]> {
  const { history, target } = options
  const { topics } = target.view
  const heads = new Map<string, readonly (readonly StreamHead[])[]>()
  for (const topic of topics) heads.set(topic, await pagesOf(history.heads(topic)))
  const seen = await seenVersions(target.collection)
  const behind = (versions: ReadonlyMap<string, number>) =>
    Array.from(heads.values()).flatMap((pages) =>
      pages.flat().filter(({ stream, version }) => (versions.get(stream) ?? 0) < version),
    )
  const lacking = behind(seen)
  if (lacking.length === 0) return []
  const there = lacking.reduce(
    (sum, { stream, version }) => sum + version - before(seen, stream),
    0,
  )
  const failures = await applyAll(options, heads, seen, there)
  const now = await seenVersions(target.collection)
  return behind(now).map((head) => ({
    ...head,
    seen: before(now, head.stream),
    failure: failures.get(head.stream),
  }))
}

const before = (seen: ReadonlyMap<string, number>, stream: string): number => seen.get(stream) ?? 0

async function pagesOf<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const page of pages) found.push(page)
  return found
}

/** Resolves with the first event of each stream that could not be folded. */
async function applyAll<D, E>(
  options: CoverOptions<D, E>,
  heads: ReadonlyMap<string, readonly (readonly StreamHead[])[]>,
  seen: ReadonlyMap<string, number>,
  there: number,
): Promise<ReadonlyMap<string, Failure>> {
  const stopped = new Map<string, Failure>()
  let read = 0
  for (const [topic, pages] of heads) {
    const events = eventsBehind(options.history, topic, pages, (stream) => before(seen, stream))
    for await (const page of readAhead(events)) {
      options.expectWanted()
      await applyPage(options, page, stopped)
      read += page.length
      options.progress(read, there)
    }
  }
  return stopped
}

/** What follows an event that can't be folded stays in the store: it is read once that is mended. */
async function applyPage<D, E>(
  { target, park }: CoverOptions<D, E>,
  page: readonly EventMessage[],
  stopped: Map<string, Failure>,
): Promise<void> {
  const events = page.filter(({ stream }) => !stopped.has(stream))
  const failures = (await applyBatch(target, events)).filter(isCause)
  if (failures.length === 0) return
  await park(failures)
  for (const failure of failures) {
    const { stream } = failure.message
    if (!stopped.has(stream)) stopped.set(stream, failure)
  }
}

/** An event that only waits for another is none that somebody has to look at. */
export const isCause = ({ code }: Failure): boolean => code !== 'VIEW_VERSION_GAP'

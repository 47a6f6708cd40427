import type { EventMessage, Failure } from '@seedline/messaging'
import type { EventMeta, View } from './view.ts'
import { MAX_HELD, MAX_HELD_BYTES, type ViewDocument } from './view-document.ts'

/** An event on its way into a document; `event` is undefined when the view ignores its type. */
export interface Arrived<E> {
  readonly message: EventMessage
  readonly event: E | undefined
}

export interface Folded<D> {
  /** The document to store, under the next rev; undefined when nothing changed. */
  readonly changed: ViewDocument<D> | undefined
  /** Events that can't be applied; what follows them in their stream is held. */
  readonly failures: readonly Failure[]
}

/** Too many events wait behind one that never came. */
export class VersionGap extends Error {
  /** The version that the document waits for. */
  readonly expected: number

  constructor(message: EventMessage, expected: number) {
    super(`${message.stream} is expected at version ${expected}, and too much is held already`)
    this.name = 'VersionGap'
    this.expected = expected
  }
}

interface Draft<D> {
  readonly seen: Record<string, number>
  held: EventMessage[]
  data: D | undefined
  changed: boolean
}

/**
 * Folds events into a document, each exactly once and per stream in order of version, however
 * often and in whatever order they come: seen ones are no-ops, early ones are held, `mostHeld` at most.
 */
export function foldInto<D, E>(
  view: View<D, E>,
  key: string,
  before: ViewDocument<D> | undefined,
  arrivals: readonly Arrived<E>[],
  mostHeld: number = MAX_HELD,
): Folded<D> {
  const draft: Draft<D> = {
    seen: { ...before?.seen },
    held: [...(before?.held ?? [])],
    data: before?.data,
    changed: false,
  }
  const failures: Failure[] = []
  if (draft.held.length > 0) {
    const streams = new Set(arrivals.map(({ message }) => message.stream))
    for (const stream of streams) release(view, draft, stream, failures)
  }
  for (const arrived of arrivals) {
    const { stream, version } = arrived.message
    const next = nextVersion(draft, stream)
    if (version > next) hold(draft, arrived.message, next, mostHeld, failures)
    else if (version === next && apply(view, draft, arrived, failures)) {
      release(view, draft, stream, failures)
    }
  }
  if (!draft.changed) return { changed: undefined, failures }
  const { seen, held, data } = draft
  const changed = { _id: key, rev: (before?.rev ?? 0) + 1, seen, held }
  return { changed: data === undefined ? changed : { ...changed, data }, failures }
}

const nextVersion = ({ seen }: Draft<unknown>, stream: string): number =>
  (Object.hasOwn(seen, stream) ? (seen[stream] ?? 0) : 0) + 1

function apply<D, E>(
  view: View<D, E>,
  draft: Draft<D>,
  { message, event }: Arrived<E>,
  failures: Failure[],
): boolean {
  try {
    if (event !== undefined) draft.data = view.evolve(draft.data, event, metaOf(message))
    draft.seen[message.stream] = message.version
    draft.held = without(draft.held, message.id)
    draft.changed = true
    return true
  } catch (cause) {
    failures.push({ message, code: 'VIEW_FOLD_FAILED', cause })
    return false
  }
}

/**
 * Applies what is held for the version reached, and for those after it. One that fails stays
 * held until its replay: were it taken out before its dead letter is durable, a crash would lose it.
 */
function release<D, E>(
  view: View<D, E>,
  draft: Draft<D>,
  stream: string,
  failures: Failure[],
): void {
  while (draft.held.length > 0) {
    const next = nextVersion(draft, stream)
    const message = draft.held.find((held) => held.stream === stream && held.version === next)
    if (message === undefined) return
    const decoded = decodeEvent(view, message)
    if (!decoded.ok) failures.push(decoded.failure)
    if (!decoded.ok || !apply(view, draft, decoded.arrived, failures)) return
  }
}

function hold(
  draft: Draft<unknown>,
  message: EventMessage,
  expected: number,
  mostHeld: number,
  failures: Failure[],
): void {
  if (draft.held.some(({ id }) => id === message.id)) return
  const bytes = draft.held.reduce((sum, { data }) => sum + data.length, message.data.length)
  if (draft.held.length >= mostHeld || bytes > MAX_HELD_BYTES) {
    const cause = new VersionGap(message, expected)
    failures.push({ message, code: 'VIEW_VERSION_GAP', cause })
    return
  }
  draft.held.push(message)
  draft.changed = true
}

const without = (held: EventMessage[], id: string): EventMessage[] =>
  held.some((message) => message.id === id) ? held.filter((message) => message.id !== id) : held

/** Reads an event for a view; what can't be read is a failure of its own. */
export function decodeEvent<D, E>(
  view: View<D, E>,
  message: EventMessage,
):
  | { readonly ok: true; readonly arrived: Arrived<E> }
  | { readonly ok: false; readonly failure: Failure } {
  try {
    return { ok: true, arrived: { message, event: view.decode(message.type, message.data) } }
  } catch (cause) {
    return { ok: false, failure: { message, code: 'VIEW_DECODE_FAILED', cause } }
  }
}

/** The key of the document that an event belongs to. */
export function keyFor<D, E>(view: View<D, E>, { message, event }: Arrived<E>): string {
  const meta = metaOf(message)
  if (event !== undefined) return view.keyOf(event, meta)
  return view.keyOfIgnored === undefined ? meta.subject : view.keyOfIgnored(meta)
}

function metaOf({ data: _, origin: __, ...meta }: EventMessage): EventMeta {
  return meta
}

import type { WatchFactsResponse } from '@seedline/contracts/facts/v1/fact_service'
import { type EventStore, fewAtATime } from '@seedline/event-store'
import type { Call } from '@seedline/service-kit/grpc'
import type { Change, ChangeLog, Follower, Place } from './change-log.ts'
import { type FactReader, isFact } from './fact-readers.ts'
import { readResumeToken, type Watched, writeResumeToken } from './resume-token.ts'

/** How long Kafka is waited for before all is told without it. */
const LISTENING_MS = 10_000
/** So seldom a reader is told that it has heard all: it knows as of when it knows what it knows. */
const ALIVE_MS = 5000
/** Where nothing was told, the place reached is marked so seldom. */
const MARKING_MS = 1000
const PAGE = 100
/** One fact is waited for so long, whatever the call's own deadline. */
const READING_MS = 10_000
/** What was told last is remembered, because most is heard of twice: from the store, and from Kafka. */
const TOLD_REMEMBERED = 2000

export interface Watching {
  readonly history: EventStore['history']
  readonly reader: FactReader
  readonly log: ChangeLog
  readonly call: Call
  readonly watched: Watched
}

type Told = AsyncGenerator<WatchFactsResponse>

/**
 * What is, and then what changes. A change is heard of wherever it was recorded, and read by the kind's own question at
 * that version at least: from its view as far as that has come, else from the streams. So it makes no difference which
 * replica folds what, nor whether the view is being built anew.
 */
export async function* watch(watching: Watching, token: string): Told {
  const { log, call, watched } = watching
  const place = readResumeToken(watched, token)
  const follower = log.follow(place)
  const telling = teller(watching)
  try {
    // It says at once that the watch is taken, however long Kafka is waited for.
    yield alive(undefined)
    await log.ready(place, LISTENING_MS, call.signal)
    if (place !== undefined) yield begun(false)
    const marked = place === undefined ? yield* anew(watching, follower, telling) : undefined
    yield* changing(watching, follower, telling, { marked, due: place !== undefined })
  } finally {
    follower.stop()
  }
}

const alive = (heardUpTo: string | undefined): WatchFactsResponse => ({
  told: { $case: 'alive', value: { heardUpTo } },
})

const begun = (all: boolean): WatchFactsResponse => ({
  told: { $case: 'begun', value: { anew: all } },
})

const mark = (
  watched: Watched,
  place: Place | undefined,
  heardUpTo: string | undefined,
): WatchFactsResponse => {
  const resumeToken = place === undefined ? '' : writeResumeToken(watched, place)
  return { told: { $case: 'mark', value: { resumeToken, heardUpTo } } }
}

const now = (): string => new Date().toISOString()

interface Teller {
  /** Tells of those that are watched, and weren't told at this version yet. */
  tell(changes: readonly Change[]): Told
  /** Everything is to be told once more. */
  forget(): void
}

function teller({ reader, call, watched }: Watching): Teller {
  const wanted = new Set(watched.ids)
  const last = new Map<string, number>()
  const remember = (id: string, version: number): void => {
    last.delete(id)
    last.set(id, version)
    const oldest = last.size > TOLD_REMEMBERED ? last.keys().next().value : undefined
    if (oldest !== undefined) last.delete(oldest)
  }
  const isDue = ({ id, version }: Change): boolean =>
    (wanted.size === 0 || wanted.has(id)) && (last.get(id) ?? -1) < version
  const read = async ({ id, version }: Change) => {
    const deadline = new Date(Date.now() + READING_MS)
    const asked = { asOf: undefined, atLeastVersion: version }
    return { id, version, fact: await reader.read(id, asked, { ...call, deadline }) }
  }
  return {
    forget: () => last.clear(),
    async *tell(changes) {
      for await (const { id, version, fact } of fewAtATime(changes.filter(isDue), read)) {
        remember(id, fact && isFact(fact) ? fact.version : version)
        if (fact === undefined) yield { told: { $case: 'absent', value: { id, version } } }
        else if (isFact(fact)) yield { told: { $case: 'fact', value: fact } }
        else yield { told: { $case: 'untold', value: fact } }
      }
    },
  }
}

/** All that there is; where too much changes meanwhile to be known, once more from the beginning. Answers up to where. */
async function* anew(
  watching: Watching,
  follower: Follower,
  { tell, forget }: Teller,
): AsyncGenerator<WatchFactsResponse, Place | undefined> {
  let whole = false
  let since = now()
  while (!whole) {
    yield begun(true)
    forget()
    since = now()
    follower.startNow()
    whole = yield* walk(watching, follower, tell)
  }
  const place = follower.place()
  yield mark(watching.watched, place, since)
  return place
}

/**
 * In the order of ids. What changes behind the place reached is told, too; what changes before it is read when that comes,
 * at the version that is stored by then. So nothing waits in memory, however long it takes.
 */
async function* walk(
  watching: Watching,
  follower: Follower,
  tell: Teller['tell'],
): AsyncGenerator<WatchFactsResponse, boolean> {
  for await (const { heads, upTo } of pagesOf(watching)) {
    yield* tell(heads)
    const taken = follower.take()
    if (taken.sort === 'lost') return false
    yield* tell(taken.changes.filter(({ id }) => id <= upTo))
  }
  return true
}

interface Page {
  readonly heads: readonly Change[]
  readonly upTo: string
}

async function* pagesOf({ history, reader, watched }: Watching): AsyncGenerator<Page, void> {
  const { ids } = watched
  for (let at = 0; at < ids.length; at += PAGE) {
    const asked = ids.slice(at, at + PAGE)
    const versions = new Map(
      (await history.headsOf(reader.kind, asked)).map(({ id, version }) => [id, version]),
    )
    const heads = asked.map((id) => ({ id, version: versions.get(id) ?? 0 }))
    yield { heads, upTo: asked.at(-1) ?? '' }
  }
  if (ids.length > 0) return
  let after = ''
  while (true) {
    const heads = await history.page(reader.kind, after, PAGE)
    const last = heads.at(-1)
    if (last === undefined) return
    yield { heads, upTo: last.id }
    after = last.id
  }
}

async function* changing(
  watching: Watching,
  follower: Follower,
  teller: Teller,
  { marked, due }: { readonly marked: Place | undefined; readonly due: boolean },
): Told {
  const { watched, call } = watching
  const said = { mark: marked, at: performance.now(), since: due }
  const saying = (one: WatchFactsResponse): WatchFactsResponse => {
    said.at = performance.now()
    return one
  }
  while (!call.signal.aborted) {
    const at = now()
    const taken = follower.take()
    if (taken.sort === 'lost') {
      said.mark = yield* anew(watching, follower, teller)
      said.since = false
      continue
    }
    for await (const one of teller.tell(taken.changes)) {
      said.since = true
      yield saying(one)
    }
    if (taken.more) continue
    const { place } = taken
    const moved = place !== undefined && !isSame(place, said.mark)
    const silentMs = performance.now() - said.at
    if (moved && (said.since || silentMs >= MARKING_MS)) {
      said.mark = place
      said.since = false
      yield saying(mark(watched, place, at))
    } else if (silentMs >= ALIVE_MS) yield saying(alive(place && at))
    // What changes and isn't watched moves the place all the time: that is marked now and then.
    const aliveIn = ALIVE_MS - (performance.now() - said.at)
    await follower.wait(moved ? MARKING_MS : Math.max(aliveIn, 0) + 1, call.signal)
  }
}

const isSame = (one: Place, other: Place | undefined): boolean =>
  other !== undefined && [...one].every(([partition, offset]) => other.get(partition) === offset)

import type { WatchFactsResponse } from '@seedline/contracts/facts/v1/fact_service'
import type { EventStore } from '@seedline/event-store'
import type { Call } from '@seedline/service-kit/grpc'
import type { Change, ChangeLog, Follower, Place } from './change-log.ts'
import { type FactReader, isFact } from './fact-readers.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { readResumeToken, type Watched, writeResumeToken } from './resume-token.ts'

/** How long Kafka is waited for before all is told without it. */
const LISTENING_MS = 10_000
const ALIVE_MS = 15_000
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
    yield alive
    await log.ready(place, LISTENING_MS, call.signal)
    if (place === undefined) yield* anew(watching, follower, telling)
    else yield begun(false)
    yield* changing(watching, follower, telling)
  } finally {
    follower.stop()
  }
}

const alive: WatchFactsResponse = { told: { $case: 'alive', value: {} } }

const begun = (all: boolean): WatchFactsResponse => ({
  told: { $case: 'begun', value: { anew: all } },
})

const mark = (watched: Watched, place: Place | undefined): WatchFactsResponse => {
  const resumeToken = place === undefined ? '' : writeResumeToken(watched, place)
  return { told: { $case: 'mark', value: { resumeToken } } }
}

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

/** All that there is. Where too much changes meanwhile to be known, once more from the beginning. */
async function* anew(watching: Watching, follower: Follower, { tell, forget }: Teller): Told {
  let whole = false
  while (!whole) {
    yield begun(true)
    forget()
    follower.startNow()
    whole = yield* walk(watching, follower, tell)
  }
  yield mark(watching.watched, follower.place())
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

async function* changing(watching: Watching, follower: Follower, teller: Teller): Told {
  const { watched, call } = watching
  let marked = follower.place()
  let saidAt = performance.now()
  while (!call.signal.aborted) {
    const taken = follower.take()
    if (taken.sort === 'lost') {
      yield* anew(watching, follower, teller)
      marked = follower.place()
      saidAt = performance.now()
      continue
    }
    for await (const one of teller.tell(taken.changes)) {
      saidAt = performance.now()
      yield one
    }
    if (taken.more) continue
    if (taken.place !== undefined && !isSame(taken.place, marked)) {
      marked = taken.place
      saidAt = performance.now()
      yield mark(watched, marked)
    } else if (performance.now() - saidAt >= ALIVE_MS) {
      saidAt = performance.now()
      yield alive
    }
    await follower.wait(ALIVE_MS, call.signal)
  }
}

const isSame = (one: Place, other: Place | undefined): boolean =>
  other !== undefined && [...one].every(([partition, offset]) => other.get(partition) === offset)

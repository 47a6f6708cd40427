import { setTimeout as sleep } from 'node:timers/promises'
import { Alert, type WatchAlertsResponse } from '@seedline/contracts/credit/v1/alert_service'
import { refusal } from '@seedline/contracts/refusals'
import type { ViewStore } from '@seedline/views'
import type { AlertDocument } from './view.ts'

/** How often it is looked for what is new: a bank is told within a second. */
const lookMs = 200
/** Alerts of different streams come to the view in any order, and clocks differ: so far back it is looked once more. */
const overlapMs = 60_000
/** A reader hears at least so often that it has heard all. */
const markMs = 5_000
const pageSize = 100

interface Telling {
  readonly bank: string
  /** Of a mark, or empty. */
  readonly cursor: string
  readonly signal: AbortSignal
  /** For tests. */
  readonly now?: () => number
}

/**
 * A bank's alerts from a cursor on, and each that is raised after that; without a cursor what is open, and what is raised from now
 * on. Nothing waits in memory: what was told is remembered for a minute, and read again where a reader comes back.
 * @throws ProblemError RESUME_TOKEN_INVALID
 */
export async function* alertsTold(
  view: ViewStore<AlertDocument>,
  { bank, cursor, signal, now = Date.now }: Telling,
): AsyncGenerator<WatchAlertsResponse, void> {
  const told = new Map<string, number>()
  let upTo = cursor === '' ? now() : placeOf(cursor)
  let marked = Number.NEGATIVE_INFINITY
  if (cursor === '') yield* news(view, { bank, status: 'ALERT_STATUS_OPEN' }, told)
  while (!signal.aborted) {
    const since = new Date(upTo - overlapMs).toISOString()
    const before = told.size
    yield* news(view, { bank, raisedAt: { $gte: since } }, told)
    const latest = Math.max(upTo, ...told.values())
    const isNews = told.size > before
    upTo = latest
    forget(told, upTo - overlapMs)
    if (isNews || now() - marked >= markMs) {
      marked = now()
      yield { told: { $case: 'mark', value: { cursor: new Date(upTo).toISOString() } } }
    }
    await sleep(lookMs, undefined, { signal }).catch(() => undefined)
  }
}

function placeOf(cursor: string): number {
  const place = Date.parse(cursor)
  if (Number.isNaN(place)) throw refusal('RESUME_TOKEN_INVALID')
  return place
}

async function* news(
  view: ViewStore<AlertDocument>,
  filter: Readonly<Record<string, unknown>>,
  told: Map<string, number>,
): AsyncGenerator<WatchAlertsResponse, void> {
  let token = ''
  do {
    const { found, nextPageToken } = await view.find(filter, {
      sort: { raisedAt: 1 },
      page: { size: pageSize, token },
    })
    for (const { key, data } of found) {
      if (told.has(key)) continue
      told.set(key, Date.parse(data.raisedAt))
      yield { told: { $case: 'alert', value: Alert.fromPartial(data) } }
    }
    token = nextPageToken
  } while (token !== '')
}

function forget(told: Map<string, number>, before: number): void {
  for (const [id, at] of told) if (at < before) told.delete(id)
}

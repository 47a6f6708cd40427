import { pageMost } from '@seedline/contracts/bounds'
import type { mongo } from 'mongoose'
import { fromStored, type StoredDocument } from '../apply/stored-document.ts'
import {
  behind,
  type Filter,
  fitting,
  inOneAnswer,
  positionOf,
  prefixed,
  projectionOf,
  storedBytes,
  viewed,
  wholePosition,
} from './find-page.ts'
import { questionOf, readPageToken, writePageToken } from './page-token.ts'
import type { AlongOptions, FoundPage } from './view-store-types.ts'

/**
 * Of documents that only a look into them tells from others twice as many as a page lacks are read, then four times as many
 * each time, and no more at once than this: a database may begin a stretch anew for each answer.
 */
const readAheadMost = 10 * pageMost

/**
 * One page in the order of a path whose values are strings, read stretch by stretch of it: not every database stops where
 * a page is full, so each is asked for no more than is likely to fill it. Nothing depends on where stretches end.
 */
export async function findAlong<D>(
  collection: mongo.Collection<StoredDocument>,
  path: string,
  options: AlongOptions<D>,
): Promise<FoundPage<D>> {
  const { lead = {}, rest = {}, keeps, ends } = options
  const size = Math.max(1, Math.min(pageMost, options.page.size))
  const question = questionOf({ ...options.question }, { [path]: 1 })
  const sort = [[`data.${path}`, 1] as const, ['_id', 1] as const]
  const place = readPageToken(question, sort.length, options.page.token)
  let after = place && (await wholePosition(collection, sort, place, []))
  const kept: StoredDocument[] = []
  let from = typeof after?.[0] === 'string' ? after[0] : ''
  let ahead = 2
  for (const until of withLast(ends(from))) {
    if (until !== undefined && !isBehind(until, from)) continue
    for (;;) {
      const lacking = size + 1 - kept.length
      const most = keeps === undefined ? lacking : Math.min(readAheadMost, ahead * lacking)
      ahead *= 4
      const range = { $gte: from, ...(until !== undefined && { $lt: until }) }
      const part = (filter: Filter) => prefixed({ ...filter, [path]: range })
      const filters = [
        part(lead),
        part(rest),
        ...(after === undefined ? [] : [behind(sort, after)]),
      ]
      const read = await collection
        // In two parts, each with the range: some databases are led by the first part alone, as it stands.
        .find({ $and: filters }, { ...inOneAnswer(most), ...projectionOf(options) })
        .sort(Object.fromEntries(sort))
        .toArray()
      kept.push(...read.filter((one) => keeps === undefined || holds(keeps, one)).slice(0, lacking))
      const last = read.at(-1)
      if (last !== undefined) after = positionOf(sort, last)
      if (kept.length > size)
        return pageOf<D>(kept.slice(0, size), true, { question, sort, options })
      if (read.length < most) break
      if (typeof after?.[0] === 'string') from = after[0]
    }
    if (until !== undefined) from = until
    after = undefined
  }
  return pageOf<D>(kept, false, { question, sort, options })
}

// As databases compare strings: by bytes.
const isBehind = (a: string, b: string): boolean =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0

function* withLast(ends: Iterable<string>): Iterable<string | undefined> {
  yield* ends
  yield undefined
}

function holds<D>(keeps: (data: D) => boolean, stored: StoredDocument): boolean {
  const { data } = fromStored<D>(stored)
  return data !== undefined && keeps(data)
}

interface Asked<D> {
  readonly question: string
  readonly sort: readonly (readonly [string, 1])[]
  readonly options: AlongOptions<D>
}

function pageOf<D>(
  stored: readonly StoredDocument[],
  more: boolean,
  { question, sort, options }: Asked<D>,
): FoundPage<D> {
  const page = fitting<D>(stored, options.bytesOf ?? storedBytes)
  const last = more || page.length < stored.length ? page.at(-1) : undefined
  return {
    found: page.map(viewed<D>).filter((document) => document !== undefined),
    nextPageToken: last === undefined ? '' : writePageToken(question, positionOf(sort, last)),
  }
}

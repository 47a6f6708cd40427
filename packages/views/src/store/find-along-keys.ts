import { pageMost } from '@seedline/contracts/bounds'
import type { mongo } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import {
  behind,
  type Filter,
  fitting,
  inOneAnswer,
  positionOf,
  prefixed,
  storedBytes,
  viewed,
  wholePosition,
} from './find-page.ts'
import { questionOf, readPageToken, writePageToken } from './page-token.ts'
import type { FindOptions, FoundPage } from './view-store-types.ts'

const sort = [['_id', 1] as const]

/** Of the digits that keys begin with. */
const DIGITS = 8
const all = 16 ** DIGITS
const narrowest = 16 ** (DIGITS - 3)
/** Where a stretch had none, the next is so much wider; */
const wider = 16
/** where it had some, so much wider than would just fill the page. */
const withRoom = 1.5

export interface KeysOptions<D> extends Pick<FindOptions<D>, 'page' | 'bytesOf'> {
  /** What all keys that can match begin with, before their digits. */
  readonly keysBegin?: string | undefined
}

/**
 * One page by key, of keys that are ids: their hexadecimal digits are spread evenly, so that it is read in stretches that are
 * likely to fill it. Not every database stops where a page is full. Nothing depends on where stretches end.
 */
export async function findAlongKeys<D>(
  collection: mongo.Collection<StoredDocument>,
  filter: Filter,
  { page: { size: wanted, token }, bytesOf = storedBytes, keysBegin = '' }: KeysOptions<D>,
): Promise<FoundPage<D>> {
  const size = Math.max(1, Math.min(pageMost, wanted))
  const question = questionOf(filter, {})
  const place = readPageToken(question, sort.length, token)
  const after = place && (await wholePosition(collection, sort, place, []))
  const kept: StoredDocument[] = []
  let from = typeof after?.[0] === 'string' ? after[0] : keysBegin
  let width = narrowest
  for (;;) {
    const until = keyAt(keysBegin, digitsOf(keysBegin, from) + width)
    const lacking = size + 1 - kept.length
    const read = await collection
      .find(
        // The upper end beside the filter, the lower one apart: some databases are led by the first part alone, and by one end.
        {
          $and: [
            { ...prefixed(filter), ...(until !== undefined && { _id: { $lt: until } }) },
            { _id: { $gte: from } },
            ...(after === undefined ? [] : [behind(sort, after)]),
          ],
        },
        inOneAnswer(lacking),
      )
      .sort({ _id: 1 })
      .toArray()
    kept.push(...read)
    if (kept.length > size || until === undefined) break
    width *= read.length === 0 ? wider : (withRoom * (lacking - read.length)) / read.length
    width = Math.max(narrowest, Math.ceil(width))
    from = until
  }
  const page = fitting(kept.slice(0, size), bytesOf)
  const last = kept.length > page.length ? page.at(-1) : undefined
  return {
    found: page.map(viewed<D>).filter((document) => document !== undefined),
    nextPageToken: last === undefined ? '' : writePageToken(question, positionOf(sort, last)),
  }
}

/** Beyond all where a key has other digits: what is behind it comes at once. */
function digitsOf(keysBegin: string, key: string): number {
  const digits = key.slice(keysBegin.length, keysBegin.length + DIGITS)
  return /^[0-9a-f]*$/.test(digits) ? Number.parseInt(digits.padEnd(DIGITS, '0'), 16) : all
}

const keyAt = (keysBegin: string, digits: number): string | undefined =>
  digits < all ? `${keysBegin}${digits.toString(16).padStart(DIGITS, '0')}` : undefined

import type { View } from '@seedline/views'
import { viewStore } from '@seedline/views/database'
import { createConnection } from 'mongoose'
import { type Count, decodeCount } from '../catch-up/published-events.ts'
import type { Variant } from './variants.ts'

/** Where the documents lie. */
export interface Readable {
  readonly mongoUrl: string
  readonly dbName: string
}

export interface Counted {
  readonly total: number
  readonly last: Count
}

export const topic = 'seedline.bench.keyed.v1'
/** The same documents as a hand-written service would keep them: without the view's own fields. */
export const plainCollection = 'plain'

export const countedView: View<Counted, Count> = {
  name: 'keyed',
  topics: [topic],
  foldVersion: 1,
  decode: (_type, data) => decodeCount(data),
  keyOf: (_event, { subject }) => subject,
  evolve: (before, event) => ({ total: (before?.total ?? 0) + event.count, last: event }),
}

/** What the variant does with the key that it is called with. @throws when nothing is found */
export async function readOf(
  variant: Variant,
  { mongoUrl, dbName }: Readable,
): Promise<((key: string) => Promise<void>) | undefined> {
  if (!variant.endsWith('-find') && !variant.endsWith('-view')) return undefined
  const connection = await createConnection(mongoUrl, {
    dbName,
    useBigInt64: true,
  }).asPromise()
  const found = (document: unknown): void => {
    if (!document) throw new Error('The document that every call reads is not there')
  }
  if (variant.endsWith('-view')) {
    const store = viewStore(connection, countedView)
    return async (key) => found(await store.get(key))
  }
  const plain = connection.collection<{ _id: string }>(plainCollection)
  return async (key) => found(await plain.findOne({ _id: key }))
}

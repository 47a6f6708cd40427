import { refusal } from '@seedline/contracts/refusals'
import type { Connection, mongo } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import { beingBuilt, buildName, documentsOf } from '../build/builds.ts'
import { confirmAll, type Hub, hubOf } from '../build/hub.ts'
import { readAllBuilds } from '../build/stored-builds.ts'
import type { View } from '../view/view.ts'
import type { ViewDocument } from '../view/view-document.ts'
import { findAlong } from './find-along.ts'
import {
  type Filter,
  findAll,
  findMany,
  findPage,
  findSampled,
  onData,
  stampOf,
  viewed,
  viewedOf,
} from './find-page.ts'
import type { Viewed, ViewStore } from './view-store-types.ts'

const READ_MS = 3000
/** After a rebuild the generation before is still read for so long, at most. */
const LIVE_MS = 1000
const FIRST_POLL_MS = 10
const MAX_POLL_MS = 100

/**
 * Reads the documents of a view; whether this process runs it makes no difference to what is read. One that it remembers
 * and nobody else can have written is not asked of the database.
 */
export function viewStore<D, E>(connection: Connection, view: View<D, E>): ViewStore<D> {
  const hub = hubOf(connection, buildName(view))
  const documents = async (): Promise<mongo.Collection<StoredDocument>> =>
    documentsOf(connection, view, await liveNumber(connection, view, hub))
  const get = async (key: string): Promise<Viewed<D> | undefined> => {
    const number = await liveNumber(connection, view, hub)
    const remembered = hub.remembered?.number === number ? hub.remembered.get(key) : undefined
    if (remembered !== undefined) return viewedOf(remembered as ViewDocument<D>)
    const options = { timeoutMS: READ_MS }
    const stored = await documentsOf(connection, view, number).findOne({ _id: key }, options)
    return stored === null ? undefined : viewed<D>(stored)
  }
  return {
    get,
    many: async (keys, options = {}) => findMany<D>(await documents(), keys, options),
    find: async (filter, options) => findPage<D>(await documents(), filter, options),
    along: async (path, options) => findAlong<D>(await documents(), path, options),
    all: async (filter, options) => findAll<D>(await documents(), filter, options),
    sampled: async (filter, options) => findSampled<D>(await documents(), filter, options),
    async atLeast(key, stream, version, deadline) {
      let poll = FIRST_POLL_MS
      while (true) {
        const left = deadline.getTime() - Date.now()
        // Listening begins before the read: what is written in between is not missed.
        const written = hub.written(key, Math.max(0, Math.min(poll, left)))
        const found = await get(key)
        if (found !== undefined && versionOf(found, stream) >= version) return found
        if (left <= 0) throw refusal('VIEW_NOT_CURRENT', { view: view.name, stream, version })
        const document = await written
        const heard = document && viewedOf(document as ViewDocument<D>)
        if (heard !== undefined && versionOf(heard, stream) >= version) return heard
        poll = Math.min(poll * 2, MAX_POLL_MS)
      }
    },
    async stamp(filter) {
      const number = await liveNumber(connection, view, hub)
      const of = documentsOf(connection, view, number)
      return `${number}:${await stampOf(of, filter)}`
    },
    count: async (filter: Filter, most: number) =>
      (await documents()).countDocuments(onData(filter), { limit: most, timeoutMS: READ_MS }),
  }
}

const versionOf = ({ versions }: Viewed<unknown>, stream: string): number =>
  Object.hasOwn(versions, stream) ? (versions[stream] ?? 0) : 0

/** Which generation is read. */
async function liveNumber<D, E>(
  connection: Connection,
  view: View<D, E>,
  hub: Hub,
): Promise<number> {
  if (hub.live === undefined || performance.now() - hub.confirmedAt > LIVE_MS) {
    await confirmAll(connection, (builds) => readAllBuilds(connection, builds))
  }
  if (hub.live === undefined) throw beingBuilt(view.name)
  return hub.live
}

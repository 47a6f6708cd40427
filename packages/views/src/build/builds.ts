import { refusal } from '@seedline/contracts/refusals'
import type { ProblemError } from '@seedline/values'
import type { Connection, mongo } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import type { View } from '../view/view.ts'

const CALL_MS = 5000

type Named = Pick<View<unknown, unknown>, 'name' | 'foldVersion' | 'indexes'>

/**
 * Which generation of a view is read and which is being built, for one foldVersion. Code of
 * another foldVersion has a record and documents of its own, so that old and new replicas can
 * run side by side while a release rolls out.
 */
export interface Builds {
  readonly live?: number
  readonly building?: number
}

interface StoredBuilds extends Builds {
  readonly _id: string
  readonly view: string
  readonly foldVersion: number
  /** The highest generation ever begun. */
  readonly last: number
}

export const buildName = ({ name, foldVersion }: Named): string => `${name}@${foldVersion}`

export const collectionName = ({ name, foldVersion }: Named, generation: number): string =>
  `view_${name}_${foldVersion}_${generation}`

/** The documents of one generation. */
export function documentsOf(
  connection: Connection,
  view: Named,
  generation: number,
): mongo.Collection<StoredDocument> {
  return database(connection).collection<StoredDocument>(collectionName(view, generation), {
    useBigInt64: true,
    ignoreUndefined: true,
    writeConcern: { w: 'majority' },
  })
}

/** Begins the first build where there is none. */
export async function joinBuilds(connection: Connection, view: Named): Promise<Builds> {
  const { name, foldVersion } = view
  const found = await builds(connection).findOneAndUpdate(
    { _id: buildName(view) },
    { $setOnInsert: { view: name, foldVersion, building: 1, last: 1 } },
    { upsert: true, returnDocument: 'after', timeoutMS: CALL_MS },
  )
  return found ?? { building: 1 }
}

export async function readBuilds(connection: Connection, view: Named): Promise<Builds | undefined> {
  const found = await builds(connection).findOne({ _id: buildName(view) }, { timeoutMS: CALL_MS })
  return found ?? undefined
}

/** Begins another generation beside the live one. @throws ProblemError VIEW_BEING_BUILT */
export async function beginBuild(connection: Connection, view: Named): Promise<void> {
  const _id = buildName(view)
  const { modifiedCount } = await builds(connection).updateOne(
    { _id, building: { $exists: false } },
    [{ $set: { last: { $add: ['$last', 1] }, building: { $add: ['$last', 1] } } }],
    { timeoutMS: CALL_MS },
  )
  if (modifiedCount === 0) throw beingBuilt(view.name)
}

/** A build has caught up: from now on it is the one to read. */
export async function goLive(
  connection: Connection,
  view: Named,
  generation: number,
): Promise<void> {
  await builds(connection).updateOne(
    { _id: buildName(view), building: generation },
    { $set: { live: generation }, $unset: { building: '' } },
    { timeoutMS: CALL_MS, writeConcern: { w: 'majority' } },
  )
}

/** Indexes before the first document, so that none is ever missing. */
export async function prepareDocuments(
  connection: Connection,
  view: Named,
  generation: number,
): Promise<void> {
  const indexes = (view.indexes ?? []).map(({ fields }) => ({
    key: Object.fromEntries([
      ...Object.entries(fields).map(([path, direction]) => [`data.${path}`, direction] as const),
      ['_id', 1] as const,
    ]),
  }))
  if (indexes.length === 0) return
  await documentsOf(connection, view, generation).createIndexes(indexes)
}

/**
 * Drops what nobody reads any more: earlier generations of this foldVersion, and foldVersions
 * older than the one before it (which replicas not yet renewed may still serve).
 */
export async function dropStale(connection: Connection, view: Named): Promise<readonly string[]> {
  const current = await readBuilds(connection, view)
  const live = current?.live
  if (live === undefined) return []
  const pattern = new RegExp(`^view_${view.name}_(\\d+)_(\\d+)$`)
  const listed = await database(connection)
    .listCollections({ name: pattern }, { nameOnly: true, timeoutMS: CALL_MS })
    .toArray()
  const stale = listed
    .map(({ name }) => name)
    .filter((name) => {
      const [, foldVersion = '', generation = ''] = pattern.exec(name) ?? []
      if (Number(foldVersion) === view.foldVersion) return Number(generation) < live
      return Number(foldVersion) < view.foldVersion - 1
    })
  for (const name of stale) {
    await database(connection).dropCollection(name, { timeoutMS: CALL_MS })
  }
  await builds(connection).deleteMany(
    { view: view.name, foldVersion: { $lt: view.foldVersion - 1 } },
    { timeoutMS: CALL_MS },
  )
  return stale
}

export const beingBuilt = (name: string): ProblemError =>
  refusal('VIEW_BEING_BUILT', { view: name })

const builds = (connection: Connection): mongo.Collection<StoredBuilds> =>
  database(connection).collection<StoredBuilds>('view_builds')

function database(connection: Connection): mongo.Db {
  if (connection.db !== undefined) return connection.db
  throw refusal('DATABASE_AWAY')
}

import { randomUUID } from 'node:crypto'
import { refusal } from '@seedline/contracts/refusals'
import type { ProblemError } from '@seedline/values'
import type { Connection, mongo } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import type { View } from '../view/view.ts'
import {
  type BuildPhase,
  type Builds,
  builds,
  buildsOf,
  database,
  type Generation,
} from './stored-builds.ts'

export const CALL_MS = 5000
export const durable = { writeConcern: { w: 'majority', j: true }, timeoutMS: CALL_MS } as const

export type Named = Pick<View<unknown, unknown>, 'name' | 'foldVersion' | 'indexes'>

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

/**
 * Begins the first build where there is none, or none any more. From now on this foldVersion is the one that was joined
 * last: those that were joined later than another may not be dropped by it.
 */
export async function joinBuilds(connection: Connection, view: Named): Promise<Builds> {
  const { name, foldVersion } = view
  const first = { view: name, foldVersion, building: 1, last: 1, ...freshBuild() }
  // A release without nonces may have begun one: it begins anew.
  await builds(connection).updateOne(
    { _id: buildName(view), building: { $exists: true }, buildingNonce: { $exists: false } },
    { $set: freshBuild() },
    durable,
  )
  const found = await builds(connection).findOneAndUpdate(
    { _id: buildName(view) },
    { $setOnInsert: first, $set: { joined: await nextJoining(connection, view) } },
    { upsert: true, returnDocument: 'after', timeoutMS: CALL_MS },
  )
  if (found?.live !== undefined || found?.building !== undefined) return buildsOf(found)
  // It was dropped as stale, and a release was rolled back to it: no number of then is used again.
  await builds(connection).updateOne(
    { _id: buildName(view), building: { $exists: false }, live: { $exists: false } },
    [{ $set: nextBuild() }],
    durable,
  )
  return (await readBuilds(connection, view)) ?? {}
}

async function nextJoining(connection: Connection, { name }: Named): Promise<number> {
  const counted = await database(connection)
    .collection<{ readonly _id: string; readonly joinings: number }>('view_joinings')
    .findOneAndUpdate(
      { _id: name },
      { $inc: { joinings: 1 } },
      { upsert: true, returnDocument: 'after', ...durable },
    )
  return Number(counted?.joinings ?? 1)
}

export async function readBuilds(connection: Connection, view: Named): Promise<Builds | undefined> {
  const found = await builds(connection).findOne({ _id: buildName(view) }, { timeoutMS: CALL_MS })
  return found === null ? undefined : buildsOf(found)
}

/** Begins another generation beside the live one. @throws ProblemError VIEW_BEING_BUILT */
export async function beginBuild(connection: Connection, view: Named): Promise<void> {
  const _id = buildName(view)
  const { modifiedCount } = await builds(connection).updateOne(
    { _id, building: { $exists: false } },
    [{ $set: nextBuild() }],
    { timeoutMS: CALL_MS },
  )
  if (modifiedCount === 0) throw beingBuilt(view.name)
}

/**
 * Sees to a build, or goes on doing so. False when another process does, unless its beat is the one
 * that is known to be silent.
 */
export async function claimBuild(
  connection: Connection,
  view: Named,
  { nonce }: Generation,
  { id, silent }: { readonly id: string; readonly silent: string | undefined },
): Promise<boolean> {
  const free = [
    { builder: null },
    { 'builder.id': id },
    ...(silent === undefined ? [] : [{ 'builder.beat': silent }]),
  ]
  const { matchedCount } = await builds(connection).updateOne(
    { _id: buildName(view), buildingNonce: nonce, $or: free },
    { $set: { builder: { id, beat: randomUUID() } } },
    durable,
  )
  return matchedCount === 1
}

/** Notes how far a build is. False when it is no longer wanted. */
export async function setPhase(
  connection: Connection,
  view: Named,
  { nonce }: Generation,
  phase: BuildPhase,
): Promise<boolean> {
  const { matchedCount } = await builds(connection).updateOne(
    { _id: buildName(view), buildingNonce: nonce },
    { $set: { phase } },
    durable,
  )
  return matchedCount === 1
}

/** From now on this build is the one to read. False when it is no longer wanted. */
export async function goLive(
  connection: Connection,
  view: Named,
  { number, nonce }: Generation,
): Promise<boolean> {
  const { matchedCount } = await builds(connection).updateOne(
    { _id: buildName(view), building: number, buildingNonce: nonce },
    {
      $set: { live: number, liveNonce: nonce },
      $unset: { building: '', buildingNonce: '', phase: '', builder: '' },
    },
    durable,
  )
  return matchedCount === 1
}

/** The documents of all builds of a view that are read, whatever their foldVersion. */
export async function documentsRead(
  connection: Connection,
  { name }: Named,
): Promise<readonly mongo.Collection<StoredDocument>[]> {
  const found = await builds(connection)
    .find({ view: name, live: { $exists: true } }, { timeoutMS: CALL_MS })
    .toArray()
  return found.flatMap(({ foldVersion, live }) =>
    live === undefined ? [] : [documentsOf(connection, { name, foldVersion }, Number(live))],
  )
}

/** Whether documents lie under this number already. */
export async function hasDocuments(
  connection: Connection,
  view: Named,
  { number }: Generation,
): Promise<boolean> {
  const found = await documentsOf(connection, view, number).findOne(
    {},
    { projection: { _id: 1 }, timeoutMS: CALL_MS },
  )
  return found !== null
}

/**
 * Begins a build again as another one, under the next number. What lies under its number is never
 * dropped for it: a process that stood still could drop what was put live meanwhile. False where the
 * build has come further, or is no longer wanted.
 */
export async function beginElsewhere(
  connection: Connection,
  view: Named,
  { nonce }: Generation,
): Promise<boolean> {
  const { matchedCount } = await builds(connection).updateOne(
    { _id: buildName(view), buildingNonce: nonce, phase: 'begun' },
    [{ $set: nextBuild() }],
    durable,
  )
  return matchedCount === 1
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

const freshBuild = () => ({ buildingNonce: randomUUID(), phase: 'begun', builder: null }) as const

/** For an update by pipeline. */
const nextBuild = () => {
  const next = { $add: ['$last', 1] }
  return { last: next, building: next, ...freshBuild() }
}

export const beingBuilt = (name: string): ProblemError =>
  refusal('VIEW_BEING_BUILT', { view: name })

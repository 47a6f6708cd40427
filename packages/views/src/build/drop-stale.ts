import type { Connection } from 'mongoose'
import { buildName, CALL_MS, collectionName, durable, type Named } from './builds.ts'
import { builds, database, type StoredBuilds } from './stored-builds.ts'

interface Collection {
  readonly foldVersion: number
  readonly generation: number
}

/**
 * Drops what nobody reads any more: earlier generations of this foldVersion, and foldVersions
 * older than that of the release before (which replicas not yet renewed may still serve, whether or not
 * it is the number before). One that was joined since this one was is in use: a release was rolled back to it.
 * `heard` resolves once every replica knows what is read now: until then one may still read what is dropped here.
 */
export async function dropStale(
  connection: Connection,
  view: Named,
  heard: () => Promise<unknown>,
): Promise<readonly string[]> {
  const names = await staleOf(connection, view)
  if (names.length > 0) await heard()
  for (const name of names) {
    await database(connection).dropCollection(name, { timeoutMS: CALL_MS })
  }
  return names
}

/** The names of what may be dropped; its use is ended, where it was of an older foldVersion. */
async function staleOf(connection: Connection, view: Named): Promise<readonly string[]> {
  const own = await builds(connection).findOne({ _id: buildName(view) }, { timeoutMS: CALL_MS })
  if (own?.live === undefined) return []
  const live = Number(own.live)
  const there = await collectionsOf(connection, view)
  const stale = there.filter(
    ({ foldVersion, generation }) => foldVersion === view.foldVersion && generation < live,
  )
  const before = await lastJoinedBefore(connection, view)
  const older = Map.groupBy(
    there.filter(({ foldVersion }) => foldVersion < view.foldVersion && foldVersion !== before),
    ({ foldVersion }) => foldVersion,
  )
  for (const [foldVersion, theirs] of older) {
    const highest = Math.max(...theirs.map(({ generation }) => generation))
    if (await retire(connection, { ...view, foldVersion }, own, highest)) stale.push(...theirs)
  }
  return stale.map(({ foldVersion, generation }) =>
    collectionName({ ...view, foldVersion }, generation),
  )
}

/** The lower foldVersion whose release started last; where none says so, the number before. */
async function lastJoinedBefore(
  connection: Connection,
  { name, foldVersion }: Named,
): Promise<number> {
  const lower = { view: name, foldVersion: { $lt: foldVersion }, joined: { $exists: true } }
  const [last] = await builds(connection)
    .find(lower, { timeoutMS: CALL_MS })
    .sort({ joined: -1 })
    .limit(1)
    .toArray()
  return last === undefined ? foldVersion - 1 : Number(last.foldVersion)
}

async function collectionsOf(
  connection: Connection,
  { name }: Named,
): Promise<readonly Collection[]> {
  const pattern = new RegExp(`^view_${name}_(\\d+)_(\\d+)$`)
  const listed = await database(connection)
    .listCollections({ name: pattern }, { nameOnly: true, timeoutMS: CALL_MS })
    .toArray()
  return listed.map((found) => {
    const [, foldVersion = '', generation = ''] = pattern.exec(found.name) ?? []
    return { foldVersion: Number(foldVersion), generation: Number(generation) }
  })
}

/**
 * Ends the use of an older foldVersion, unless it was joined since ours was. Its record stays: who is rolled back to it
 * afterwards builds it anew under a number that was never used, so that what is dropped here, however late, is never
 * what is read there.
 */
async function retire(
  connection: Connection,
  view: Named,
  own: Pick<StoredBuilds, 'joined'>,
  highest: number,
): Promise<boolean> {
  const _id = buildName(view)
  const found = await builds(connection).findOne({ _id }, { timeoutMS: CALL_MS })
  if (found === null) {
    const { upsertedCount } = await builds(connection).updateOne(
      { _id },
      { $setOnInsert: { view: view.name, foldVersion: view.foldVersion, last: highest } },
      { upsert: true, ...durable },
    )
    return upsertedCount === 1
  }
  const { joined, last } = found
  if (Number(joined ?? 0) > Number(own.joined ?? 0)) return false
  const { matchedCount } = await builds(connection).updateOne(
    { _id, last, joined: joined ?? { $exists: false } },
    {
      $set: { last: Math.max(Number(last), highest) },
      $unset: {
        live: '',
        liveNonce: '',
        building: '',
        buildingNonce: '',
        phase: '',
        builder: '',
      },
    },
    durable,
  )
  return matchedCount === 1
}

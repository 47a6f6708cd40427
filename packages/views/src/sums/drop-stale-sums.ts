import type { Connection, mongo } from 'mongoose'
import { database } from '../build/stored-builds.ts'

const CALL_MS = 5000
const options = { timeoutMS: CALL_MS }

interface Named {
  readonly name: string
  readonly version: number
}

/** When a version of sums was last begun to be kept, by a process that started then. */
interface StoredUse {
  readonly _id: string
  readonly name: string
  readonly version: number
  /** In ms. */
  readonly at: number
}

const uses = (connection: Connection): mongo.Collection<StoredUse> =>
  database(connection).collection<StoredUse>('sums_versions')

/** Says that a version of sums is kept from now on. */
export async function joinSums(
  connection: Connection,
  { name, version }: Named,
  at: number,
): Promise<void> {
  const use = { $set: { name, version }, $max: { at } }
  await uses(connection).updateOne({ _id: `${name}@${version}` }, use, { ...options, upsert: true })
}

interface Kept {
  readonly collection: string
  readonly version: number
  /** None: the journals, and notices, of a version. */
  readonly generation: number | undefined
}

/**
 * Drops what nobody reads any more: generations of this version before the one told, and versions older than that of the
 * release before, which processes not yet renewed may still keep. One that was begun since ours was is in use: a release was
 * rolled back to it.
 */
export async function dropStaleSums(
  connection: Connection,
  named: Named,
  generation: number,
): Promise<readonly string[]> {
  const kept = await keptOf(connection, named)
  const inUse = await usedBeside(connection, named)
  const stale = kept.filter((one) =>
    one.version === named.version
      ? one.generation !== undefined && one.generation < generation
      : one.version < named.version && !inUse.has(one.version),
  )
  for (const { collection } of stale) await database(connection).dropCollection(collection, options)
  return stale.map(({ collection }) => collection)
}

async function keptOf(connection: Connection, { name }: Named): Promise<readonly Kept[]> {
  const pattern = new RegExp(`^sums_${name}_(\\d+)(?:_(\\d+)_(?:cells|counted)|_notices)?$`)
  const listed = await database(connection)
    .listCollections({ name: pattern }, { nameOnly: true, ...options })
    .toArray()
  return listed.map((found) => {
    const [, version = '', generation] = pattern.exec(found.name) ?? []
    return {
      collection: found.name,
      version: Number(version),
      generation: generation === undefined ? undefined : Number(generation),
    }
  })
}

/** The lower versions that may still be kept by somebody. */
async function usedBeside(
  connection: Connection,
  { name, version }: Named,
): Promise<ReadonlySet<number>> {
  const found = await uses(connection).find({ name }, options).sort({ at: -1 }).toArray()
  const at = new Map(found.map((one) => [Number(one.version), Number(one.at)]))
  const lower = [...at.keys()].filter((one) => one < version)
  const own = at.get(version) ?? 0
  const before = lower[0] ?? version - 1
  return new Set([before, ...lower.filter((one) => (at.get(one) ?? 0) > own)])
}

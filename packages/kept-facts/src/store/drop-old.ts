import type { Connection } from 'mongoose'
import { CALL_MS, database, durable, factsName, type Named, stateName } from './database.ts'

/**
 * Drops what was kept by versions before the last one, which replicas not yet renewed may still read. First their state,
 * so that a release that is rolled back to one of them begins anew.
 */
export async function dropOld(connection: Connection, { kind, version }: Named): Promise<void> {
  const pattern = new RegExp(`^kept_${kind}_(\\d+)$`)
  const found = await database(connection)
    .listCollections({ name: pattern }, { nameOnly: true, timeoutMS: CALL_MS })
    .toArray()
  for (const { name } of found) {
    const old = { kind, version: Number(pattern.exec(name)?.[1]) }
    if (!(old.version < version - 1)) continue
    await database(connection)
      .collection<{ _id: string }>('kept_facts')
      .deleteOne({ _id: stateName(old) }, durable)
    await database(connection).dropCollection(factsName(old), { timeoutMS: CALL_MS })
  }
}

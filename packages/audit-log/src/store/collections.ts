import { MAJORITY_READ, MAJORITY_WRITE } from '@seedline/event-store/database'
import type { Connection, mongo } from 'mongoose'
import type { PublishedKey } from '../head/keys.ts'
import type { LatestHead, StoredHead } from '../head/stored-head.ts'
import type { StoredGroup } from './group.ts'

/** Where a log lies in its service's database. */
export interface Collections {
  readonly groups: mongo.Collection<StoredGroup>
  /** By size, one for each. */
  readonly heads: mongo.Collection<StoredHead>
  /** One document: the largest head. */
  readonly latest: mongo.Collection<LatestHead>
  readonly keys: mongo.Collection<PublishedKey>
}

/** What a log is called: its collections bear the name, so that one may end and another begin. */
const nameForm = /^[a-z][a-z0-9-]{0,39}$/

/** An entry's id stands once in all groups. */
const ENTRY_INDEX = 'entry_once'

const options = {
  promoteBuffers: true,
  ignoreUndefined: true,
  readConcern: MAJORITY_READ,
  writeConcern: MAJORITY_WRITE,
} as const

/** Makes the index and waits for it: a log without it would take an entry twice. */
export async function openCollections(connection: Connection, log: string): Promise<Collections> {
  if (!nameForm.test(log)) throw new RangeError(`No name of a log: ${log}`)
  await connection.asPromise()
  const database = connection.db
  if (!database) throw new Error('The mongoose connection is not open')
  const name = `audit_${log}`
  const groups = database.collection<StoredGroup>(`${name}_groups`, options)
  await groups.createIndex({ 'entries.id': 1 }, { unique: true, name: ENTRY_INDEX })
  return {
    groups,
    heads: database.collection<StoredHead>(`${name}_heads`, options),
    latest: database.collection<LatestHead>(`${name}_latest_head`, options),
    keys: database.collection<PublishedKey>(`${name}_keys`, options),
  }
}

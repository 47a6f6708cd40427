import type { Connection, mongo } from 'mongoose'
import type { CommitDocument } from './commit.ts'
import type { LeaseTable } from './lease-table.ts'
import { collectionOf, mixed, modelOf, type StoreSchema, schemaOf } from './models.ts'
import type { SnapshotDocument } from './snapshot.ts'

/** The store's collections. Writes of commits go to `database` as commands, see insert.ts. */
export interface Collections {
  readonly database: mongo.Db
  readonly commits: mongo.Collection<CommitDocument>
  readonly snapshots: mongo.Collection<SnapshotDocument>
  readonly leases: mongo.Collection<LeaseTable>
}

/** Names of the collections. */
export const NAMES = { commits: 'commits', snapshots: 'snapshots', leases: 'relay_leases' } as const

/** Names of the unique indexes, by which a duplicate tells what it collided with. */
export const VERSION_INDEX = 'stream_1_version_1'
export const COMMAND_INDEX = 'stream_1_commandId_1'

/** No write and no decision rests on what a failover could take back. */
export const MAJORITY_WRITE = { w: 'majority', j: true } as const
export const MAJORITY_READ = { level: 'majority' } as const

// Buffering would turn an unreachable database into a wait instead of an answer.
const options = {
  bufferCommands: false,
  autoIndex: false,
  autoCreate: false,
  versionKey: false,
} as const

const event = schemaOf({ type: String, data: Buffer }, { _id: false })

const commitSchema = schemaOf(
  {
    stream: { type: String, required: true },
    category: { type: String, required: true },
    id: { type: String, required: true },
    version: { type: Number, required: true },
    size: { type: Number, required: true },
    commandId: { type: String, required: true },
    requestHash: String,
    events: { type: [event], required: true },
    actor: { type: mixed, required: true },
    at: { type: Date, required: true },
    decidedAt: Date,
    traceparent: String,
    answerBytes: Number,
    lane: { type: Number, required: true },
    pending: Boolean,
    fence: Number,
  },
  { ...options, collection: NAMES.commits },
)
commitSchema.index({ stream: 1, version: 1 }, { unique: true, name: VERSION_INDEX })
commitSchema.index({ stream: 1, commandId: 1 }, { unique: true, name: COMMAND_INDEX })
commitSchema.index(
  { lane: 1, at: 1, version: 1 },
  { name: 'pending', partialFilterExpression: { pending: true } },
)

const loose = (collection: string): StoreSchema =>
  schemaOf({ _id: String }, { ...options, collection, strict: false })

/** Creates the indexes and waits for them: a store without its unique indexes must not serve. */
export async function openCollections(connection: Connection): Promise<Collections> {
  await connection.asPromise()
  const database = connection.db
  if (!database) throw new Error('The mongoose connection is not open')
  const commits = modelOf(connection, 'SeedlineCommit', commitSchema)
  await commits.createIndexes()
  const plain = (name: string, collection: string) => modelOf(connection, name, loose(collection))
  return {
    database,
    commits: collectionOf<CommitDocument>(commits),
    snapshots: collectionOf<SnapshotDocument>(plain('SeedlineSnapshot', NAMES.snapshots)),
    leases: collectionOf<LeaseTable>(plain('SeedlineRelayLeases', NAMES.leases)),
  }
}

import type { RecordingService } from '@seedline/contracts/services'
import { type Db, type Document, MongoClient, ObjectId } from 'mongodb'
import { readCommit } from '../commit.ts'
import { beginRefold, type Refold, refoldCommit } from '../refold-view.ts'
import type { VerifiedService } from '../verified-services.ts'
import type { ToldStream } from './told.ts'

/** Databases of services, written as services would have left them: commits, and views folded from them. */
export interface RecordedSystem {
  readonly mongoUrl: string
  readonly databases: Readonly<Record<RecordingService, string>>
  database(service: RecordingService): Db
  /** Records these streams whole, and the documents that follow from them alone. */
  record(streams: readonly ToldStream[]): Promise<{ readonly events: number }>
  drop(): Promise<void>
  close(): Promise<void>
}

export async function recordedSystem(
  mongoUrl: string,
  databases: Readonly<Record<RecordingService, string>>,
  services: readonly VerifiedService[],
): Promise<RecordedSystem> {
  const client = new MongoClient(mongoUrl, { useBigInt64: true, ignoreUndefined: true })
  await client.connect()
  const database = (service: RecordingService) => client.db(databases[service])
  for (const { name, views } of services) {
    const commits = database(name).collection('commits')
    await commits.createIndex(
      { stream: 1, version: 1 },
      { unique: true, name: 'stream_1_version_1' },
    )
    const builds = database(name).collection<{ _id: string; live: number }>('view_builds')
    for (const view of views) {
      const _id = `${view.name}@${view.foldVersion}`
      await builds.replaceOne({ _id }, { live: 1 }, { upsert: true })
    }
  }
  return {
    mongoUrl,
    databases,
    database,
    record: (streams) => record(services, database, streams),
    async drop() {
      for (const { name } of services) await database(name).dropDatabase()
    },
    close: () => client.close(),
  }
}

async function record(
  services: readonly VerifiedService[],
  database: (service: RecordingService) => Db,
  streams: readonly ToldStream[],
): Promise<{ readonly events: number }> {
  const told = services.map(({ name }) => {
    const documents = streams.filter(({ service }) => service === name).flatMap(commitDocuments)
    return { name, documents }
  })
  for (const { name, documents } of told) {
    if (documents.length > 0) await database(name).collection('commits').insertMany(documents)
  }
  for (const service of services) {
    for (const view of service.views) {
      const refold = beginRefold()
      for (const { name, documents } of told) {
        for (const document of documents) refoldCommit(view, name, readCommit(document), refold)
      }
      const found = documentsOf(refold)
      if (found.length === 0) continue
      const collection = `view_${view.name}_${view.foldVersion}_1`
      await database(service.name).collection<{ _id: string }>(collection).insertMany(found)
    }
  }
  const events = told.flatMap(({ documents }) => documents).reduce((sum, { size }) => sum + size, 0)
  return { events }
}

function documentsOf({ documents, stopped }: Refold): readonly (Document & { _id: string })[] {
  for (const [stream, { cause }] of stopped) throw new Error(`${stream} does not fold: ${cause}`)
  return [...documents].map(([_id, { data, seen }]) => ({
    _id,
    rev: 1,
    seen: Object.fromEntries(seen),
    held: [],
    data,
  }))
}

function commitDocuments({ category, id, commits }: ToldStream): readonly Document[] {
  const stream = `${category}-${id}`
  let version = 1
  return commits.map((events) => {
    const document = {
      _id: new ObjectId(),
      stream,
      category,
      id,
      version,
      size: events.length,
      commandId: `command-${stream}-${version}`,
      events: events.map(({ type, data }) => ({ type, data: Buffer.from(data) })),
      actor: { subject: 'user:made-up', name: 'Made up', roles: [], organisation: 'made-up' },
      at: new Date('2026-03-02T08:00:00.000Z'),
      lane: 0,
    }
    version += events.length
    return document
  })
}

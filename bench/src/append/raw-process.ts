// Appends the same document by the bare driver's insertOne, under the same indexes.
import { MongoClient } from 'mongodb'
import { serveTasks } from './closed-loop.ts'
import { rawCommit } from './counter.ts'

const [url, database] = process.argv.slice(2)
const client = await new MongoClient(url ?? '').connect()
const commits = client.db(database).collection('commits', {
  writeConcern: { w: 'majority', journal: true },
})
await commits.createIndexes([
  { key: { stream: 1, version: 1 }, unique: true },
  { key: { stream: 1, commandId: 1 }, unique: true },
  { key: { lane: 1, at: 1, version: 1 }, partialFilterExpression: { pending: true } },
])

serveTasks((stream, version) => commits.insertOne(rawCommit(stream, version)))

// Inserts the same bytes by the bare driver's insertOne, durably, under no index but the one of ids.
import { MongoClient } from 'mongodb'
import { serveTasks } from '../append/closed-loop.ts'
import { bytesOf } from './query-entry.ts'

const [url, database] = process.argv.slice(2)
const client = await new MongoClient(url ?? '').connect()
const entries = client.db(database).collection<{ _id: string; bytes: Buffer }>('entries', {
  writeConcern: { w: 'majority', journal: true },
})

serveTasks((stream, version) => {
  const id = `${stream}-${version}`
  return entries.insertOne({ _id: id, bytes: bytesOf(id) })
})

// Appends an event of the same size through emmett, which looks its stream up before it appends, whether told the version or not.
import { getMongoDBEventStore } from '@event-driven-io/emmett-mongodb'
import { MongoClient } from 'mongodb'
import { serveTasks } from '../src/append/closed-loop.ts'

const [url, databaseName] = process.argv.slice(2)
const client = await new MongoClient(url ?? '', {
  writeConcern: { w: 'majority', journal: true },
}).connect()
const store = getMongoDBEventStore({
  client,
  storage: { type: 'COLLECTION_PER_STREAM_TYPE', databaseName },
})
const data = { payload: '7'.repeat(220) }

serveTasks((stream, version) =>
  store.appendToStream(`counter:${stream}`, [{ type: 'Counted', data }], {
    expectedStreamVersion: BigInt(version - 1),
  }),
)

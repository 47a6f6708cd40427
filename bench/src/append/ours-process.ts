// Appends through the event store: load (from memory where it is hot), decide, encode, append.
import { connectEventStore } from '@seedline/event-store/database'
import { systemClock } from '@seedline/values'
import mongoose from 'mongoose'
import { serveTasks } from './closed-loop.ts'
import { contextOf, count, counter } from './counter.ts'

const [url, database] = process.argv.slice(2)
const connection = await mongoose
  .createConnection(url ?? '', { dbName: database ?? '', useBigInt64: true })
  .asPromise()
const store = await connectEventStore({ connection, service: 'bench', clock: systemClock })

serveTasks((stream, version) =>
  store.execute(counter, stream, contextOf(stream, version), count, {
    likelyNew: version === 1,
  }),
)

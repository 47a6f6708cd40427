import { randomBytes } from 'node:crypto'
import type { EventStore } from '@seedline/event-store'
import { connectEventStore } from '@seedline/event-store/database'
import { systemClock } from '@seedline/values'
import mongoose from 'mongoose'
import type { Measurement } from '../harness/measurement.ts'
import { interleaved } from '../harness/pairs.ts'
import { contextOf, count, counter, rawCommit } from './counter.ts'

const STREAMS = 6
const PER_STREAM = 15

/** What a stream costs once it is long. */
export const longStream: Measurement = {
  id: 'long-stream',
  about: 'load and append at version 10,000 against the same at version 100',
  async measure({ mongoUrl, say }) {
    const dbName = `bench_long_${randomBytes(4).toString('hex')}`
    const connection = await mongoose
      .createConnection(mongoUrl, { dbName, useBigInt64: true })
      .asPromise()
    const store = await connectEventStore({ connection, service: 'bench', clock: systemClock })
    try {
      for (const length of [100, 10_000]) await grow(connection, store, length)
      say(`${STREAMS} streams of each length are there`)
      const pairs = await interleaved(
        () => microseconds(store, 10_000),
        () => microseconds(store, 100),
        7,
      )
      const name = 'load and append at version 10,000, against version 100'
      return [{ name, unit: 'µs', pairs, goal: { is: 'at most', ratio: 1.2 } }]
    } finally {
      await store.close()
      await connection.dropDatabase()
      await connection.close()
    }
  },
}

const idOf = (length: number, index: number): string => `long-${length}-${index}`

async function grow(
  connection: mongoose.Connection,
  store: EventStore,
  length: number,
): Promise<void> {
  const commits = connection.collection('commits')
  for (let index = 0; index < STREAMS; index += 1) {
    const id = idOf(length, index)
    for (let version = 1; version <= length; version += 500) {
      const size = Math.min(500, length - version + 1)
      await commits.insertMany(
        Array.from({ length: size }, (_, offset) => rawCommit(id, version + offset)),
      )
    }
    // Published long ago, and folded once, which leaves a snapshot as its writers would have.
    await commits.updateMany({ stream: `counter-${id}` }, { $unset: { pending: 1 } })
    await store.load(counter, id)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

let commands = 0

/** Per load and append, over all streams of a length. */
async function microseconds(store: EventStore, length: number): Promise<number> {
  const started = performance.now()
  for (let turn = 0; turn < PER_STREAM; turn += 1) {
    for (let index = 0; index < STREAMS; index += 1) {
      const id = idOf(length, index)
      await store.load(counter, id)
      commands += 1
      await store.execute(counter, id, contextOf(id, 1_000_000 + commands), count)
    }
  }
  return ((performance.now() - started) * 1000) / (PER_STREAM * STREAMS)
}

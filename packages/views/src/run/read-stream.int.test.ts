import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { EventMessage, History } from '@seedline/messaging'
import type { Connection } from 'mongoose'
import { createDocumentCache } from '../apply/document-cache.ts'
import { documentsOf } from '../build/builds.ts'
import { freshDatabase } from '../testing/surroundings.ts'
import { type Tally, tallyView, thingEvent } from '../testing/tally-view.ts'
import { streamReader } from './read-stream.ts'

let connection: Connection
beforeEach(async () => {
  connection = await freshDatabase()
})
afterEach(async () => {
  await connection.dropDatabase()
  await connection.close()
})

/** What is stored of one thing, and how often it was read. */
function reading(stored: EventMessage[]) {
  let reads = 0
  const history: History = {
    async *heads() {},
    async *events(_topic, { after }) {
      reads += 1
      yield stored.filter(({ version }) => version > (after?.version ?? 0))
    },
  }
  const target = {
    view: tallyView,
    collection: documentsOf(connection, tallyView, 1),
    cache: createDocumentCache<Tally>(),
    applied: () => {},
  }
  const reader = streamReader(target, history, async () => {})
  const own = (event: EventMessage) => {
    stored.push(event)
    return reader.applyOwn([event])
  }
  return {
    own,
    reader,
    reads: () => reads,
    document: () => target.collection.findOne({ _id: 'a' }),
  }
}

describe('What a process has just stored', () => {
  test('is applied with what lacks before it, whoever stored that', async () => {
    const { own, document } = reading([thingEvent('a', 1), thingEvent('a', 2)])
    expect(await own(thingEvent('a', 3))).toEqual([])
    expect(await document()).toMatchObject({ data: { total: 6n } })
  })

  test('behind an event that can not be folded has the stream read once, not with each event that follows', async () => {
    const { own, reads } = reading([thingEvent('a', 1), thingEvent('a', 2, { amount: -13 })])
    for (let version = 3; version <= 10; version += 1)
      expect(await own(thingEvent('a', version))).toHaveLength(1)
    expect(reads()).toBe(1)
  })

  test('goes on once that event has been replayed, and what Kafka brings is judged anew', async () => {
    const stored = [thingEvent('a', 1), thingEvent('a', 2, { amount: -13 })]
    const { own, reader, reads, document } = reading(stored)
    await own(thingEvent('a', 3))
    const mended = thingEvent('a', 2)
    stored[1] = mended
    expect(await reader.apply([mended])).toEqual([])
    expect(await own(thingEvent('a', 4))).toEqual([])
    expect(await document()).toMatchObject({ data: { total: 10n } })
    expect(reads()).toBe(2)
  })
})

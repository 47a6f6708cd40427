import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { databaseAway } from '@seedline/event-store/database'
import { type Connection, createConnection } from 'mongoose'
import { applyBatch, type ViewTarget } from '../apply/apply-batch.ts'
import { createDocumentCache } from '../apply/document-cache.ts'
import { buildName, documentsOf, goLive, joinBuilds, prepareDocuments } from '../build/builds.ts'
import { hubOf } from '../build/hub.ts'
import { freshDatabase, mongoUrl } from '../testing/surroundings.ts'
import { type Added, type Tally, tallyView, thingEvent } from '../testing/tally-view.ts'
import { viewStore } from './view-store.ts'

const soon = (ms: number): Date => new Date(Date.now() + ms)

async function putLive(connection: Connection): Promise<void> {
  const { building } = await joinBuilds(connection, tallyView)
  if (building === undefined) throw new Error('no build was begun')
  await prepareDocuments(connection, tallyView, building.number)
  await goLive(connection, tallyView, building)
}

describe('reading a view', () => {
  let connection: Connection
  let target: ViewTarget<Tally, Added>

  beforeAll(async () => {
    connection = await freshDatabase()
    const hub = hubOf(connection, buildName(tallyView))
    target = {
      view: tallyView,
      collection: documentsOf(connection, tallyView, 1),
      cache: createDocumentCache(),
      applied: (document) => hub.applied(document),
    }
  })
  afterAll(async () => {
    await connection.dropDatabase()
    await connection.close()
  })

  test('is refused while it is first being built, and says so', async () => {
    await joinBuilds(connection, tallyView)
    await expect(viewStore(connection, tallyView).get('a')).rejects.toMatchObject({
      problem: { code: 'VIEW_BEING_BUILT', kind: 'unavailable' },
    })
    await putLive(connection)
    hubOf(connection, buildName(tallyView)).confirmedAt = Number.NEGATIVE_INFINITY
    expect(await viewStore(connection, tallyView).get('a')).toBe(undefined)
  })

  test('gives a document with the versions that it includes', async () => {
    await applyBatch(target, [thingEvent('a', 1), thingEvent('a', 2)])
    expect(await viewStore(connection, tallyView).get('a')).toEqual({
      key: 'a',
      data: { total: 3n, seen: ['thing-a@1', 'thing-a@2'], name: 'name a' },
      versions: { 'thing-a': 2 },
    })
  })

  test('does not show a document of which only later events have come', async () => {
    await applyBatch(target, [thingEvent('early', 2)])
    const store = viewStore(connection, tallyView)
    expect(await store.get('early')).toBe(undefined)
    expect(await store.count({ name: 'name early' }, 1000)).toBe(0)
  })

  test('waits for a version, and hears of it at once', async () => {
    const store = viewStore(connection, tallyView)
    await applyBatch(target, [thingEvent('w', 1)])
    const waiting = store.atLeast('w', 'thing-w', 2, soon(5000))
    setTimeout(() => void applyBatch(target, [thingEvent('w', 2)]), 150)
    expect((await waiting).versions).toEqual({ 'thing-w': 2 })
    await expect(store.atLeast('w', 'thing-w', 9, soon(120))).rejects.toMatchObject({
      problem: { code: 'VIEW_NOT_CURRENT', facts: { version: '9' } },
    })
  })

  test('stamps what matches: another one once any of it has changed, and the same else', async () => {
    const store = viewStore(connection, tallyView)
    const named = { name: 'name stamped' }
    const none = await store.stamp(named)
    await applyBatch(target, [thingEvent('stamped', 1)])
    const first = await store.stamp(named)
    await applyBatch(target, [thingEvent('another', 1)])
    expect(await store.stamp(named)).toBe(first)
    await applyBatch(target, [thingEvent('stamped', 2)])
    expect(new Set([none, first, await store.stamp(named)]).size).toBe(3)
  })

  test('waits for what another process writes, too', async () => {
    const store = viewStore(connection, tallyView)
    const silent = { ...target, cache: createDocumentCache<Tally>(), applied: () => undefined }
    const waiting = store.atLeast('far', 'thing-far', 1, soon(5000))
    setTimeout(() => void applyBatch(silent, [thingEvent('far', 1)]), 100)
    expect((await waiting).data.total).toBe(1n)
  })

  test('pages through everything once, in order, also where values tie or are missing', async () => {
    const keys = Array.from({ length: 47 }, (_, index) => `p${String(index).padStart(2, '0')}`)
    await applyBatch(
      target,
      keys.map((key, index) => thingEvent(key, 1, { amount: index % 5 })),
    )
    const store = viewStore(connection, tallyView)
    const mine = { name: { $in: keys.map((key) => `name ${key}`) } }
    for (const sort of [{}, { total: 1 }, { total: -1 }, { missing: 1, total: -1 }] as const) {
      const seen: { key: string; total: bigint }[] = []
      let token = ''
      let pages = 0
      do {
        const page = await store.find(mine, { sort, page: { size: 10, token } })
        seen.push(...page.found.map(({ key, data }) => ({ key, total: data.total })))
        token = page.nextPageToken
        pages += 1
      } while (token !== '' && pages < 20)
      expect(pages).toBe(5)
      expect(seen.map(({ key }) => key).toSorted()).toEqual(keys)
      const way = 'total' in sort ? sort.total : 0
      const ordered = seen.toSorted(
        (a, b) => way * Number(a.total - b.total) || a.key.localeCompare(b.key),
      )
      expect(seen).toEqual(ordered)
    }
    expect(await store.count(mine, 1000)).toBe(47)
  })

  test('tells all that match, each once, and nothing where they are too many', async () => {
    const store = viewStore(connection, tallyView)
    const keys = ['p03', 'p04', 'p05']
    const mine = { name: { $in: keys.map((key) => `name ${key}`) } }
    const all = await store.all(mine, { only: ['name'], most: 3 })
    expect(all.map(({ key }) => key).toSorted()).toEqual(keys)
    expect(all.find(({ key }) => key === 'p04')).toEqual({
      key: 'p04',
      data: { name: 'name p04' },
      versions: { 'thing-p04': 1 },
    })
    await expect(store.all(mine, { only: [], most: 2 })).rejects.toThrow('More than 2')
  })

  test('refuses a page token of another question, and one that was tampered with', async () => {
    const store = viewStore(connection, tallyView)
    const page = await store.find({}, { sort: { total: 1 }, page: { size: 1, token: '' } })
    const refused = { problem: { code: 'PAGE_TOKEN_INVALID' } }
    const again = (token: string, filter = {}) =>
      store.find(filter, { sort: { total: 1 }, page: { size: 1, token } })
    await expect(again(page.nextPageToken, { total: 1n })).rejects.toMatchObject(refused)
    await expect(again('x')).rejects.toMatchObject(refused)
    await expect(again(page.nextPageToken.slice(0, -3))).rejects.toMatchObject(refused)
    const text = Buffer.from(page.nextPageToken, 'base64url').toString()
    const [question] = JSON.parse(text) as [string]
    const query = JSON.stringify([question, { $ne: null }, 'a'])
    await expect(again(Buffer.from(query).toString('base64url'))).rejects.toMatchObject(refused)
  })

  test('filters on what is within the data, alternatives included', async () => {
    const store = viewStore(connection, tallyView)
    const found = await store.find(
      { $or: [{ name: 'name a' }, { total: { $gte: 4n }, name: 'name p04' }] },
      { page: { size: 10, token: '' } },
    )
    expect(found.found.map(({ key }) => key)).toEqual(['a', 'p04'])
  })
})

describe('reading a view while no connection to the database is free', () => {
  test('fails as something that waiting mends, however it is read', async () => {
    const connection = await freshDatabase()
    await putLive(connection)
    const starved = await createConnection(mongoUrl(), {
      dbName: connection.name,
      maxPoolSize: 1,
      waitQueueTimeoutMS: 500,
    }).asPromise()
    const store = viewStore(starved, tallyView)
    // From here on it is known which build is live, so that every read goes to the documents at once.
    await store.get('a')
    const page = { size: 1, token: '' }
    const reads = Array.from({ length: 50 }, () => [
      store.get('a'),
      store.find({}, { page }),
      store.count({}, 1000),
      store.atLeast('a', 'thing-a', 1, soon(500)),
    ]).flat()
    // All but one wait for the connection when their time runs out: nothing is heard of it meanwhile.
    await new Promise((resolve) => setImmediate(resolve))
    const blockedUntil = performance.now() + 700
    while (performance.now() < blockedUntil);
    const failures = (await Promise.allSettled(reads)).flatMap((read) =>
      read.status === 'rejected' ? [read.reason as Error] : [],
    )
    const ofDriver = failures.filter(({ name }) => name.startsWith('Mongo'))
    expect(ofDriver.map(({ name }) => name)).toContain('MongoWaitQueueTimeoutError')
    for (const error of ofDriver)
      expect(databaseAway(error)).toMatchObject({ code: 'DATABASE_AWAY', kind: 'unavailable' })
    await starved.close()
    await connection.dropDatabase()
    await connection.close()
  })
})

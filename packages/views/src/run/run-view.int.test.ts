import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { controlStore, type History, type Messaging } from '@seedline/messaging'
import { connectMessaging, deadLetterStore } from '@seedline/messaging/connect'
import { instantOf } from '@seedline/values'
import type { Connection } from 'mongoose'
import { viewStore } from '../store/view-store.ts'
import { type RecordedThings, recordedThings } from '../testing/recorded-things.ts'
import { brokers, freshDatabase, testLogger, uniquePrefix, until } from '../testing/surroundings.ts'
import { type Added, type Tally, tallyView } from '../testing/tally-view.ts'
import type { View } from '../view/view.ts'
import { runView } from './run-view.ts'

const soon = (ms: number): Date => new Date(Date.now() + ms)

describe('a running view', () => {
  let connection: Connection
  let messaging: Messaging
  let publish: RecordedThings
  const started: Messaging[] = []
  const topicPrefix = uniquePrefix('views')

  const connect = (): Messaging => {
    const made = connectMessaging({
      brokers: brokers(),
      clientId: 'test',
      topicPrefix,
      logger: testLogger,
      controls: controlStore(connection),
      onFatal: (reason) => {
        throw new Error(reason)
      },
    })
    started.push(made)
    return made
  }
  const run = (
    view: View<Tally, Added>,
    over = messaging,
    history: History = publish.history,
    database = connection,
  ) =>
    runView({
      messaging: over,
      connection: database,
      view,
      history,
      deadLetters: deadLetterStore(connection),
      logger: testLogger,
    })

  beforeAll(async () => {
    connection = await freshDatabase()
    messaging = connect()
    await messaging.ensureTopics([{ name: 'things', partitions: 3, retentionMs: -1 }])
    publish = await recordedThings(topicPrefix)
  })
  afterAll(async () => {
    await Promise.all(started.map((one) => one.stop()))
    await publish.close()
    await connection.dropDatabase()
    await connection.close()
  })

  test('is built from the beginning, then follows within milliseconds', async () => {
    await publish.events('a', 1, ['1', '2', '3'])
    const view = await run(tallyView)
    await view.ready
    const store = viewStore(connection, tallyView)
    expect((await store.atLeast('a', 'thing-a', 3, soon(5000))).data.total).toBe(6n)
    const waits: number[] = []
    for (let version = 4; version <= 23; version += 1) {
      const from = performance.now()
      await publish.events('a', version, ['1'])
      await store.atLeast('a', 'thing-a', version, soon(5000))
      waits.push(performance.now() - from)
    }
    const median = waits.toSorted((x, y) => x - y)[10] ?? 0
    expect(median).toBeLessThan(1000)
    expect(await view.caughtUp(5000)).toBe(true)
    await view.stop()
  })

  test('is remembered by the process that alone keeps it, and asked of the database where another may have written', async () => {
    const view = { ...tallyView, name: 'remembered' }
    await publish.events('m', 1, ['5'])
    const running = await run(view)
    const store = viewStore(connection, view)
    await running.ready
    expect((await store.atLeast('m', 'thing-m', 1, soon(10_000))).data.total).toBe(5n)
    await until('its group has nobody else', () => running.alone)
    const documents = connection.db?.collection<{ _id: string }>('view_remembered_1_1')
    // What was built from the stores, or lies some seconds back, is asked for again.
    let version = 1
    await until('what it has just written is read from memory', async () => {
      version += 1
      await publish.events('m', version, ['1'])
      await store.atLeast('m', 'thing-m', version, soon(10_000))
      await documents?.updateOne({ _id: 'm' }, { $set: { 'data.total': 666 } })
      return (await store.get('m'))?.data.total === BigInt(version + 4)
    })
    const other = await run(view, connect())
    await until('another takes part', () => !running.alone && !other.alone)
    expect((await store.get('m'))?.data.total).toBe(666)
    await Promise.all([running.stop(), other.stop()])
  })

  test('is read as another process left it that took part for a while', async () => {
    const view = { ...tallyView, name: 'shared_for_a_while' }
    const subjects = Array.from({ length: 30 }, (_, index) => `s${index}`)
    const record = async (version: number): Promise<void> => {
      await Promise.all(subjects.map((subject) => publish.record(subject, version, ['1'])))
    }
    // Another process reads by another connection.
    const ofOther = connection.useDb(connection.name)
    const [store, otherStore] = [viewStore(connection, view), viewStore(ofOther, view)]
    const reaches = (from: typeof store, version: number) =>
      Promise.all(
        subjects.map((each) => from.atLeast(each, `thing-${each}`, version, soon(10_000))),
      )
    const running = await run(view)
    await running.ready
    await until('its group has nobody else', () => running.alone)
    await record(1)
    await reaches(store, 1)
    const other = await run(view, connect(), publish.history, ofOther)
    await until('another was given some of the partitions', () => other.turn > 0)
    await record(2)
    await reaches(otherStore, 2)
    expect(other.figures().handled).toBeGreaterThan(0)
    await other.stop()
    await until('its group has nobody else again', () => running.alone)
    const read = await Promise.all(subjects.map((subject) => store.get(subject)))
    expect(read.map((found) => found?.data.total)).toEqual(subjects.map(() => 2n))
    await running.stop()
  })

  test('keeps a pause that is asked for before its first build follows anything', async () => {
    const view = await run({ ...tallyView, name: 'paused_tally' })
    await view.pause()
    await until('the pause is followed', () => view.paused)
    await view.resume()
    expect(view.paused).toBe(false)
    await view.ready
    await view.stop()
  })

  test('says that it is paused while its first build follows nothing yet, also after a restart and in another replica', async () => {
    // The stores give nothing up before they are let.
    const letGo = Promise.withResolvers<void>()
    const waiting: History = {
      async *heads(topic) {
        await letGo.promise
        yield* publish.history.heads(topic)
      },
      events: publish.history.events,
    }
    const kept = { ...tallyView, name: 'kept_tally' }
    const view = await run(kept, messaging, waiting)
    expect(view.paused).toBe(false)
    await view.pause()
    expect(view.paused).toBe(true)
    const another = await run(kept, connect(), waiting)
    expect(another.paused).toBe(true)
    await view.resume()
    expect(view.paused).toBe(false)
    // It looks when it is asked how far it is.
    expect([await another.lag(), another.paused]).toEqual([[], false])
    letGo.resolve()
    await Promise.all([view.ready, another.ready])
    await Promise.all([view.stop(), another.stop()])
  })

  test('is read by a replica soon after another one has built it, not with its next beat', async () => {
    const letGo = Promise.withResolvers<void>()
    const waiting: History = {
      async *heads(topic) {
        await letGo.promise
        yield* publish.history.heads(topic)
      },
      events: publish.history.events,
    }
    const awaited = { ...tallyView, name: 'awaited_tally' }
    const one = await run(awaited, messaging, waiting)
    const another = await run(awaited, connect(), waiting)
    letGo.resolve()
    await Promise.race([one.ready, another.ready])
    const builtAt = performance.now()
    await Promise.all([one.ready, another.ready])
    expect(performance.now() - builtAt).toBeLessThan(2500)
    await Promise.all([one.stop(), another.stop()])
  })

  test('parks what it can not fold, holds what follows, and mends by a replay', async () => {
    let mended = false
    const view: View<Tally, Added> = {
      ...tallyView,
      name: 'mending',
      evolve: (data, event, meta) => {
        if (mended && event.amount === -13n) return tallyView.evolve(data, { amount: 0n }, meta)
        return tallyView.evolve(data, event, meta)
      },
    }
    const running = await run(view)
    await running.ready
    const deadLetters = deadLetterStore(connection)
    await publish.events('p', 1, ['1', '-13', '3'])
    await publish.events('q', 1, ['7'])
    const store = viewStore(connection, view)
    await store.atLeast('q', 'thing-q', 1, soon(10_000))
    await until('it is parked', async () => (await deadLetters.waitingIds('mending')).size === 1)
    expect((await store.atLeast('p', 'thing-p', 1, soon(5000))).data.total).toBe(1n)
    const [deadLetter] = (
      await deadLetters.list({ pageSize: 10, pageToken: '', subscription: 'mending' })
    ).deadLetters
    if (deadLetter === undefined) throw new Error('no dead letter')
    expect(deadLetter).toMatchObject({ eventId: 'thing-p@2', causeCode: 'VIEW_FOLD_FAILED' })
    expect(await running.handleParked(deadLetter)).toMatchObject({ handled: false })
    mended = true
    expect(await running.handleParked(deadLetter)).toMatchObject({ handled: true })
    expect((await store.get('p'))?.data.total).toBe(4n)
    await deadLetters.markReplayed(deadLetter.id, instantOf(new Date()))
    await running.stop()
  })

  test('is rebuilt beside the old one, which is read until the new one has caught up', async () => {
    const view = { ...tallyView, name: 'rebuilt' }
    const other = connect()
    const [one, two] = await Promise.all([run(view), run(view, other)])
    await one.ready
    const store = viewStore(connection, view)
    await store.atLeast('a', 'thing-a', 23, soon(10_000))
    // What a bug of yesterday left behind.
    const broken = connection.db?.collection<{ _id: string }>('view_rebuilt_1_1')
    await broken?.updateOne({ _id: 'a' }, { $set: { 'data.total': 666 } })
    expect((await store.get('a'))?.data.total).toBe(666)
    const reads: (bigint | number | undefined)[] = []
    await one.rebuild()
    await expect(two.rebuild()).rejects.toMatchObject({ problem: { code: 'VIEW_BEING_BUILT' } })
    await until('the new one is read', async () => {
      const total = (await store.get('a'))?.data.total
      reads.push(total)
      return total === 26n
    })
    expect(Array.from(new Set(reads))).toEqual([666, 26n])
    await publish.events('a', 24, ['1'])
    expect((await store.atLeast('a', 'thing-a', 24, soon(5000))).data.total).toBe(27n)
    await Promise.all([one.stop(), two.stop()])
  })

  test('is built anew when its fold changes, while the code before goes on with its own', async () => {
    const before = { ...tallyView, name: 'changing' }
    const after: View<Tally, Added> = {
      ...before,
      foldVersion: 2,
      evolve: (data, event, meta) => ({
        ...tallyView.evolve(data, event, meta),
        total: (data?.total ?? 0n) + 2n * event.amount,
      }),
    }
    const old = await run(before)
    await old.ready
    await viewStore(connection, before).atLeast('a', 'thing-a', 24, soon(10_000))
    const renewed = await run(after, connect())
    await renewed.ready
    const doubled = await viewStore(connection, after).atLeast('a', 'thing-a', 24, soon(5000))
    expect(doubled.data.total).toBe(54n)
    expect((await viewStore(connection, before).get('a'))?.data.total).toBe(27n)
    await Promise.all([old.stop(), renewed.stop()])
  })

  test('settles what its fold before could not fold, once a better one has', async () => {
    const before = { ...tallyView, name: 'bettered' }
    const after: View<Tally, Added> = {
      ...before,
      foldVersion: 2,
      evolve: (data, event, meta) =>
        tallyView.evolve(data, event.amount === -13n ? { amount: 0n } : event, meta),
    }
    const deadLetters = deadLetterStore(connection)
    const parked = async () => (await deadLetters.waitingIds('bettered')).size
    const old = await run(before)
    await old.ready
    await until('it is parked', async () => (await parked()) === 1)
    const renewed = await run(after, connect())
    await renewed.ready
    await until('it is settled', async () => (await parked()) === 0)
    expect((await viewStore(connection, after).get('p'))?.data.total).toBe(4n)
    await Promise.all([old.stop(), renewed.stop()])
  })

  test('comes to the same when two processes run it and come and go', async () => {
    const view = { ...tallyView, name: 'shared' }
    const publishing = (async () => {
      for (let version = 1; version <= 150; version += 1) {
        await Promise.all(
          ['x', 'y', 'z', 'u', 'v', 'w'].map((id) => publish.events(id, version, ['1'])),
        )
      }
    })()
    const one = await run(view)
    await one.ready
    const two = await run(view, connect())
    await two.ready
    await new Promise((resolve) => setTimeout(resolve, 500))
    await one.stop()
    const three = await run(view, connect())
    await publishing
    const store = viewStore(connection, view)
    for (const id of ['x', 'y', 'z', 'u', 'v', 'w']) {
      const found = await store.atLeast(id, `thing-${id}`, 150, soon(30_000))
      expect(found.data.total).toBe(150n)
      expect(found.data.seen).toEqual(
        Array.from({ length: 150 }, (_, index) => `thing-${id}@${index + 1}`),
      )
    }
    await Promise.all([two.stop(), three.stop()])
  })
})

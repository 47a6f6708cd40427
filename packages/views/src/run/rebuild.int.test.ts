import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { controlStore, type History, type Messaging, positionStore } from '@seedline/messaging'
import { connectMessaging, deadLetterStore } from '@seedline/messaging/connect'
import { deleteRecords } from '@seedline/testing/running'
import type { Connection } from 'mongoose'
import { dropStale } from '../build/drop-stale.ts'
import { viewStore } from '../store/view-store.ts'
import { type RecordedThings, recordedThings } from '../testing/recorded-things.ts'
import { brokers, freshDatabase, testLogger, uniquePrefix, until } from '../testing/surroundings.ts'
import { type Added, type Tally, tallyView } from '../testing/tally-view.ts'
import type { View } from '../view/view.ts'
import { runView } from './run-view.ts'

const soon = (ms: number): Date => new Date(Date.now() + ms)

interface StoredBuilds {
  readonly _id: string
  readonly live?: number
}

describe('what is read of a view is never less than what was recorded', () => {
  let connection: Connection
  let things: RecordedThings
  const started: Messaging[] = []
  const topicPrefix = uniquePrefix('rebuild')

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
  const run = (view: View<Tally, Added>, history: History = things.history) =>
    runView({
      messaging: connect(),
      connection,
      view,
      history,
      deadLetters: deadLetterStore(connection),
      logger: testLogger,
    })
  const builds = () => connection.collection<StoredBuilds>('view_builds')
  const liveOf = async (name: string, foldVersion = 1) =>
    (await builds().findOne({ _id: `${name}@${foldVersion}` }))?.live
  const total = async (view: View<Tally, Added>, key: string) =>
    (await viewStore(connection, view).get(key))?.data.total
  const reached = (view: View<Tally, Added>, key: string, version: number) =>
    viewStore(connection, view).atLeast(key, `thing-${key}`, version, soon(15_000))
  const loseEverything = () => deleteRecords(brokers(), `${topicPrefix}things`)

  beforeAll(async () => {
    connection = await freshDatabase()
    await connect().ensureTopics([{ name: 'things', partitions: 3, retentionMs: -1 }])
    things = await recordedThings(topicPrefix)
  })
  afterAll(async () => {
    await Promise.all(started.map((messaging) => messaging.stop()))
    await things.close()
    await connection.dropDatabase()
    await connection.close()
  })

  test('after a release is rolled back over two fold versions', async () => {
    const first = { ...tallyView, name: 'rolled_back' }
    const third = { ...first, foldVersion: 3 }
    await things.events('a', 1, ['1', '2', '3'])
    const one = await run(first)
    await one.ready
    expect(await total(first, 'a')).toBe(6n)
    await one.stop()
    for (const later of [{ ...first, foldVersion: 2 }, third]) {
      const running = await run(later)
      await running.ready
      await running.stop()
    }
    // The third drops what is older than the release before it, half a minute after its start or a build.
    expect(await dropStale(connection, third, async () => {})).toEqual(['view_rolled_back_1_1'])
    const back = await run(first)
    await back.ready
    expect(await total(first, 'a')).toBe(6n)
    await back.stop()
  })

  test('after the database was set back to before an earlier rebuild, and rebuilt', async () => {
    const view = { ...tallyView, name: 'restored' }
    await things.events('r', 1, ['1', '2', '3'])
    const running = await run(view)
    await running.ready
    const backup = await builds().findOne({ _id: 'restored@1' })
    await running.rebuild()
    await until('the second is read', async () => (await liveOf('restored')) === 2)
    expect(await running.caughtUp(5000)).toBe(true)
    await running.stop()
    await builds().replaceOne({ _id: 'restored@1' }, backup as StoredBuilds)
    const after = await run(view)
    await after.ready
    await after.rebuild()
    // The second number has documents of a build that the record no longer knows.
    await until('the third is read', async () => (await liveOf('restored')) === 3)
    expect(await total(view, 'r')).toBe(6n)
    await after.stop()
  })

  test('after documents and positions were set back: what came since comes again', async () => {
    const view = { ...tallyView, name: 'set_back' }
    const other = connect()
    await things.events('b', 1, ['1'])
    const running = await run(view)
    await running.ready
    await reached(view, 'b', 1)
    expect(await running.caughtUp(5000)).toBe(true)
    const { group } = running
    await running.stop()
    const documents = connection.collection<{ _id: string }>('view_set_back_1_1')
    const document = await documents.findOne({ _id: 'b' })
    const positions = await positionStore(connection).read(group)
    const during = await run(view)
    await things.events('b', 2, ['2', '3'])
    await reached(view, 'b', 3)
    expect(await during.caughtUp(5000)).toBe(true)
    await during.stop()
    if (document === null) throw new Error('no document')
    await documents.replaceOne({ _id: 'b' }, document)
    await positionStore(connection).write(group, positions)
    const after = await run(view)
    expect((await reached(view, 'b', 3)).data.total).toBe(6n)
    await after.stop()
    await other.stop()
  })

  test('after a topic lost its beginning, and the view was rebuilt', async () => {
    const view = { ...tallyView, name: 'shortened' }
    await things.events('s', 1, ['1', '2', '3'])
    const running = await run(view)
    await running.ready
    await loseEverything()
    for (let index = 0; index < 6; index += 1) await things.events(`t${index}`, 1, ['5'])
    await running.rebuild()
    await until('the second is read', async () => (await liveOf('shortened')) === 2)
    expect(await total(view, 's')).toBe(6n)
    expect(await total(view, 't5')).toBe(5n)
    await things.events('s', 4, ['4'])
    expect((await reached(view, 's', 4)).data.total).toBe(10n)
    await running.stop()
  })

  test('after a topic was emptied whole: a build of it ends', async () => {
    await loseEverything()
    const view = { ...tallyView, name: 'emptied' }
    const running = await run(view)
    await running.ready
    expect(await total(view, 's')).toBe(10n)
    expect(await running.caughtUp(5000)).toBe(true)
    await running.stop()
  })

  test('after what it had not read yet was deleted: that is read from the store', async () => {
    const view = { ...tallyView, name: 'overslept' }
    const running = await run(view)
    await running.ready
    expect(await running.caughtUp(5000)).toBe(true)
    await running.stop()
    await things.events('s', 5, ['5'])
    await loseEverything()
    const after = await run(view)
    expect((await reached(view, 's', 5)).data.total).toBe(15n)
    expect(await after.caughtUp(5000)).toBe(true)
    await after.stop()
  })

  test('while a store cannot be reached: the build waits and says so', async () => {
    const view = { ...tallyView, name: 'unreached' }
    let away = true
    const history: History = {
      heads(topic) {
        if (away) throw new Error('The owner cannot be reached')
        return things.history.heads(topic)
      },
      events: (topic, range) => things.history.events(topic, range),
    }
    const running = await run(view, history)
    await until('it says so', () => running.figures().build?.waitingFor !== undefined)
    expect(running.figures().build?.waitingFor).toBe('The owner cannot be reached')
    await expect(total(view, 's')).rejects.toMatchObject({ problem: { code: 'VIEW_BEING_BUILT' } })
    away = false
    await running.ready
    expect(await total(view, 's')).toBe(15n)
    expect(running.figures().build).toBeUndefined()
    await running.stop()
  })

  test('when a new fold fails where the one before did not: it is held back', async () => {
    const before = { ...tallyView, name: 'worse' }
    let broken = true
    const after: View<Tally, Added> = {
      ...before,
      foldVersion: 2,
      evolve(data, event, meta) {
        if (broken && event.amount === 5n) throw new Error('a new fault')
        return tallyView.evolve(data, event, meta)
      },
    }
    const old = await run(before)
    await old.ready
    const renewed = await run(after)
    await until('it is held back', () => (renewed.figures().build?.waitingFor ?? '') !== '')
    expect(renewed.figures().build?.waitingFor).toMatch(/less than what is read now/)
    expect(await liveOf('worse', 2)).toBeUndefined()
    const parked = deadLetterStore(connection)
    const page = { pageSize: 50, pageToken: '', subscription: 'worse' }
    const { deadLetters } = await parked.list(page)
    // Events of one amount each; what follows them in their streams stays in the store.
    expect(deadLetters.map(({ eventId }) => eventId).toSorted()).toEqual([
      'thing-s@5',
      ...Array.from({ length: 6 }, (_, index) => `thing-t${index}@1`),
    ])
    broken = false
    await renewed.ready
    expect(await total(after, 's')).toBe(15n)
    await Promise.all([old.stop(), renewed.stop()])
  })

  test('behind an event that could not be folded: all comes when it is replayed', async () => {
    let broken = true
    const view: View<Tally, Added> = {
      ...tallyView,
      name: 'stopped',
      evolve(data, event, meta) {
        if (broken && event.amount === 1_000n) throw new Error('not yet')
        return tallyView.evolve(data, event, meta)
      },
    }
    const running = await run(view)
    await running.ready
    await things.events('long', 1, ['1000', ...Array.from({ length: 150 }, () => '1')])
    const deadLetters = deadLetterStore(connection)
    const page = { pageSize: 50, pageToken: '', subscription: 'stopped' }
    await until('it is parked', async () => (await deadLetters.list(page)).deadLetters.length > 0)
    expect(await running.caughtUp(10_000)).toBe(true)
    const [deadLetter, another] = (await deadLetters.list(page)).deadLetters
    expect(deadLetter?.eventId).toBe('thing-long@1')
    expect(another).toBeUndefined()
    broken = false
    if (deadLetter === undefined) throw new Error('no dead letter')
    expect(await running.handleParked(deadLetter)).toMatchObject({ handled: true })
    expect(await total(view, 'long')).toBe(1_150n)
    await running.stop()
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { instantOf } from '@seedline/values'
import { record } from '../testing/recorded-things.ts'
import { pause, until } from '../testing/surroundings.ts'
import { freshSystem, recordMany, type System } from '../testing/system.ts'

describe('an operator', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('operator')
    await system.relay()
  })
  afterAll(() => system.end())

  test('replays from a moment, and pauses and resumes', async () => {
    const seen: string[] = []
    const subscription = await system.subscribe('replayed', {
      kind: 'each',
      async handle({ id }) {
        seen.push(id)
      },
    })
    await recordMany(system.store, 3, 2)
    await until('the early ones are seen', () => seen.length === 6)
    await pause(50)
    const moment = instantOf(new Date())
    await pause(50)
    for (const version of ['3', '4']) await record(system.store, 's0', [version])
    await until('the late ones are seen', () => seen.length === 8)
    await subscription.replayFrom(moment)
    await until('the late ones are seen again', () => seen.length === 10)
    await pause(300)
    expect(seen.slice(8)).toEqual(['thing-s0@3', 'thing-s0@4'])
    await subscription.pause()
    await pause(200)
    await record(system.store, 's1', ['paused'])
    await pause(1500)
    expect(seen).toHaveLength(10)
    expect(subscription.paused).toBe(true)
    await subscription.resume()
    await until('it goes on', () => seen.length === 11)
    expect(await subscription.caughtUp(5000)).toBe(true)
    expect(system.fatal).toEqual([])
  })

  test('steers every replica, also one that starts later', async () => {
    const seen: string[] = []
    const start = () =>
      system.subscribe(
        'steered',
        {
          kind: 'each',
          async handle({ id }) {
            seen.push(id)
          },
        },
        system.another(),
      )
    const one = await start()
    const two = await start()
    await recordMany(system.store, 6, 2)
    expect(await one.caughtUp(10_000)).toBe(true)
    const known = new Set(seen).size
    seen.length = 0

    await one.replayFrom(instantOf(new Date(0)))
    await until('both have gone back', () => new Set(seen).size === known, 20_000)
    expect(await one.caughtUp(10_000)).toBe(true)
    seen.length = 0

    await two.pause()
    await until('the other has heard of it', () => one.paused, 10_000)
    const three = await start()
    expect(three.paused).toBe(true)
    await Promise.all([one.stop(), two.stop()])
    await record(system.store, 's0', ['while paused'])
    await pause(3000)
    expect(seen).toEqual([])
    await three.resume()
    await until('it goes on', () => seen.length > 0)
    await three.stop()
  })

  test('never skips forward what was not handled yet', async () => {
    const seen: string[] = []
    const subscription = await system.subscribe('slow', {
      kind: 'each',
      async handle({ id }) {
        seen.push(id)
        await pause(20)
      },
    })
    await until('it has begun', () => seen.length > 2)
    await subscription.replayFrom(instantOf(new Date(Date.now() + 60_000)))
    expect(await subscription.caughtUp(20_000)).toBe(true)
    expect(new Set(seen).size).toBe((await system.onTopic()).length)
    await subscription.stop()
  })
})

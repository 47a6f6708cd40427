import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { record } from '../testing/recorded-things.ts'
import { pause, until } from '../testing/surroundings.ts'
import { freshSystem, type System } from '../testing/system.ts'

describe('consumers that come and go', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('rebalance')
    await system.relay()
  })
  afterAll(() => system.end())

  test('share the partitions, lose nothing, and keep each stream in order', async () => {
    const deliveries: { id: string; by: string }[] = []
    const member = (by: string) =>
      system.subscribe(
        'shared',
        {
          kind: 'each',
          async handle({ id }) {
            deliveries.push({ id, by })
            await new Promise((resolve) => setTimeout(resolve, 2))
          },
        },
        system.another(),
      )
    let each = 0
    let enough = false
    const recording = (async () => {
      while (!enough) {
        each += 1
        await Promise.all(
          Array.from({ length: 9 }, (_, index) => record(system.store, `s${index}`, [`${each}`])),
        )
        await pause(40)
      }
    })()
    const one = await member('one')
    await until('the first is at it', () => deliveries.length > 20)
    const two = await member('two')
    await until('the second is at it', () => deliveries.some(({ by }) => by === 'two'))
    const three = await member('three')
    await until('the third is at it', () => deliveries.some(({ by }) => by === 'three'))
    await one.stop()
    enough = true
    await recording
    const handled = () => new Set(deliveries.map(({ id }) => id)).size
    await until('all is handled', () => handled() === 9 * each, 30_000)
    expect(await two.caughtUp(10_000)).toBe(true)
    await Promise.all([two.stop(), three.stop()])

    // Whatever is delivered again, no event is first met before the one that it follows.
    const reached = new Map<string, number>()
    for (const { id } of deliveries) {
      const [stream = '', text] = id.split('@')
      const version = Number(text)
      const before = reached.get(stream) ?? 0
      expect(version).toBeLessThanOrEqual(before + 1)
      reached.set(stream, Math.max(before, version))
    }
    expect(system.fatal).toEqual([])
    expect(await system.deadLetters.count()).toBe(0)
  })
})

import { describe, expect, test } from '@jest/globals'
import { onceItAnswers } from './once-it-answers.ts'

/** As the driver names it; it exports no class of it. */
const noConnection = Object.assign(new Error('no connection came free'), {
  name: 'MongoWaitQueueTimeoutError',
})

/** Fails so often, and tells how long was waited. */
function failing(times: number, error: Error = noConnection) {
  let now = 0
  let asked = 0
  const ask = async () => {
    asked += 1
    if (asked <= times) throw error
    return 'there'
  }
  const wait = async (ms: number) => {
    now += ms
  }
  return { run: () => onceItAnswers(ask, wait, () => now), waited: () => now, asked: () => asked }
}

describe('A process that begins', () => {
  test('waits while the database has no connection free', async () => {
    const busy = failing(5)
    expect(await busy.run()).toBe('there')
    expect(busy.waited()).toBeGreaterThan(3_000)
  })

  test('gives up after half a minute', async () => {
    const away = failing(1_000)
    await expect(away.run()).rejects.toBe(noConnection)
    expect(away.waited()).toBeGreaterThanOrEqual(30_000)
    expect(away.waited()).toBeLessThan(40_000)
  })

  test('waits for nothing that time doesn’t mend', async () => {
    const mistaken = failing(1, new Error('a mistake of ours'))
    await expect(mistaken.run()).rejects.toThrow('a mistake of ours')
    expect(mistaken.asked()).toBe(1)
  })
})

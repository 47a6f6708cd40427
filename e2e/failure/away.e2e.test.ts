import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Answer, until } from '../system/caller.ts'
import {
  type SystemUnderLoad,
  say,
  secondsSince,
  startSystemUnderLoad,
} from './system-under-load.ts'

const KAFKA_AWAY_MS = Number(process.env.SEEDLINE_AWAY_MS ?? 20_000)
const MONGO_AWAY_MS = 8_000
const FROZEN_MS = 20_000

let under: SystemUnderLoad

beforeAll(async () => {
  under = await startSystemUnderLoad()
}, 180_000)

afterAll(async () => {
  await under?.stop()
}, 30_000)

describe('while Kafka is away', () => {
  test('every command is still accepted, and all of it arrives once Kafka is back', async () => {
    const before = under.pids()
    const { load, answers } = under.load()
    await pause(1_000)
    const { kafka } = under
    await kafka.stop()
    const gone = performance.now()
    await pause(KAFKA_AWAY_MS)
    const meanwhile = answers.filter(({ at }) => at > gone)
    await kafka.start()
    const back = performance.now()
    const history = await load.stop()
    await under.expectSound(history)
    const drained = secondsSince(back)
    const accepted = meanwhile.filter(({ status }) => status === 201).length
    say(
      `Kafka away ${KAFKA_AWAY_MS / 1_000} s: ${accepted} accepted, all there ${drained} s after it was back`,
    )
    expect(accepted).toBeGreaterThan(2)
    expect(answers.filter(({ status }) => status === 0 || status >= 500)).toEqual([])
    expect(under.pids()).toEqual(before)
  }, 240_000)
})

describe('while MongoDB is away', () => {
  test('commands are refused clearly and soon, and accepted again without a restart', async () => {
    const before = under.pids()
    const { load } = under.load()
    await pause(1_000)
    const { mongo } = under
    await mongo.stop()
    const gone = performance.now()
    const refusals: { readonly answer: Answer; readonly tookMs: number }[] = []
    while (performance.now() - gone < MONGO_AWAY_MS) {
      const begun = performance.now()
      const answer = await under.register()
      refusals.push({ answer, tookMs: performance.now() - begun })
    }
    await mongo.start()
    const recovered = await until(under.register, ({ status }) => status === 201, 10_000)
    const history = await load.stop()
    const slowest = Math.max(...refusals.map(({ tookMs }) => tookMs))
    say(
      `MongoDB away: ${refusals.length} refused, the slowest after ${slowest.toFixed(0)} ms; ` +
        `accepted ${recovered.tookMs.toFixed(0)} ms after it was back`,
    )
    expect(recovered.answer.status).toBe(201)
    for (const { answer } of refusals) {
      expect(answer).toMatchObject({ status: 503, body: { status: 503, code: expect.any(String) } })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.body.mend).not.toBe('')
    }
    expect(slowest).toBeLessThan(4_000)
    expect(under.pids()).toEqual(before)
    await under.expectSound(history)
  }, 180_000)
})

describe('a registry that stands still for twenty seconds', () => {
  test('doubles nothing when it goes on', async () => {
    const registry = under.system.stack.service('registry')
    const { load } = under.load()
    await pause(1_000)
    registry.signal('SIGSTOP')
    await pause(FROZEN_MS)
    registry.signal('SIGCONT')
    const thawed = performance.now()
    const answer = await until(under.register, ({ status }) => status === 201, 15_000)
    await pause(2_000)
    const history = await load.stop()
    await under.expectSound(history)
    say(
      `registry frozen ${FROZEN_MS / 1_000} s: ${history.length} commands, sound ${secondsSince(thawed)} s later`,
    )
    expect(answer.answer.status).toBe(201)
  }, 180_000)
})

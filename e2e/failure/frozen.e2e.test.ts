import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Managed } from '@seedline/stack'
import { until } from '../system/caller.ts'
import {
  type SystemUnderLoad,
  say,
  secondsSince,
  startSystemUnderLoad,
} from './system-under-load.ts'

const MONGO_FROZEN_MS = 20_000
const KAFKA_FROZEN_MS = 90_000
const BETWEEN_RESTARTS_MS = 5_000
/** People who don't hurry: what is asked for is that nothing is lost, not how soon a backlog is worked off. */
const REST_MS = 500

let under: SystemUnderLoad

beforeAll(async () => {
  under = await startSystemUnderLoad()
}, 180_000)

afterAll(async () => {
  await under?.stop()
}, 30_000)

/** A server that keeps its connections and answers nothing: harder than one that is gone. */
async function frozen(server: Managed, ms: number): Promise<void> {
  server.signal('SIGSTOP')
  try {
    await pause(ms)
  } finally {
    server.signal('SIGCONT')
  }
}

describe('a MongoDB that stands still for twenty seconds', () => {
  test('loses and doubles nothing, and is written to again without a restart', async () => {
    const before = under.pids()
    const { load, answers } = under.load()
    await pause(1_000)
    const since = performance.now()
    await frozen(under.mongo, MONGO_FROZEN_MS)
    const thawed = performance.now()
    const meanwhile = answers.filter(({ at }) => at > since + 5_000 && at < thawed)
    const again = await until(under.register, ({ status }) => status === 201, 15_000)
    await pause(2_000)
    const history = await load.stop()
    await under.expectSound(history)
    say(
      `MongoDB frozen ${MONGO_FROZEN_MS / 1_000} s: ${meanwhile.length} answers meanwhile, accepted ` +
        `${again.tookMs.toFixed(0)} ms after it went on, sound after ${secondsSince(thawed)} s`,
    )
    expect(again.answer.status).toBe(201)
    // Nobody is told yes by a database that can't have written it, and nobody waits without an end.
    expect(meanwhile.length).toBeGreaterThan(0)
    expect(meanwhile.filter(({ status }) => status !== 503 && status !== 504)).toEqual([])
    expect(under.pids()).toEqual(before)
  }, 240_000)
})

describe('a Kafka that stands still for ninety seconds', () => {
  test('delays what is published, and refuses and loses nothing', async () => {
    const before = under.pids()
    const { load, answers } = under.load(REST_MS)
    await pause(1_000)
    const since = performance.now()
    await frozen(under.kafka, KAFKA_FROZEN_MS)
    const thawed = performance.now()
    const accepted = answers.filter(({ at, status }) => at > since && status === 201).length
    const history = await load.stop()
    await under.expectSound(history)
    say(
      `Kafka frozen ${KAFKA_FROZEN_MS / 1_000} s: ${accepted} accepted, all there ${secondsSince(thawed)} s after it went on`,
    )
    expect(accepted).toBeGreaterThan(2)
    expect(answers.filter(({ status }) => status === 0 || status >= 500)).toEqual([])
    expect(under.pids()).toEqual(before)
  }, 480_000)
})

describe('a broker that restarts twice, five seconds apart', () => {
  test('is found again each time, and nothing is lost or doubled', async () => {
    const before = under.pids()
    const { load, answers } = under.load()
    await pause(1_000)
    for (const _ of ['first', 'second']) {
      await under.kafka.stop()
      await under.kafka.start()
      await pause(BETWEEN_RESTARTS_MS)
    }
    const back = performance.now()
    const history = await load.stop()
    await under.expectSound(history)
    say(
      `Kafka restarted twice: ${history.length} commands, all there after ${secondsSince(back)} s`,
    )
    expect(answers.filter(({ status }) => status === 0 || status >= 500)).toEqual([])
    expect(under.pids()).toEqual(before)
  }, 240_000)
})

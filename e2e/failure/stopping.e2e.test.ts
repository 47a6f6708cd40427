import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type SystemUnderLoad, say, startSystemUnderLoad } from './system-under-load.ts'

/** Within it a service ends in order, or is ended by force. */
const STOP_MS = 10_000
const names = ['registry', 'fund'] as const

let under: SystemUnderLoad

beforeAll(async () => {
  under = await startSystemUnderLoad()
}, 180_000)

afterEach(async () => {
  under.kafka.signal('SIGCONT')
  await under.kafka.start()
  await Promise.all(names.map((name) => under.system.stack.service(name).start()))
}, 60_000)

afterAll(async () => {
  await under?.stop()
}, 30_000)

/** Tells a service to stop: what it ends with, and after how long. */
async function stopped(name: (typeof names)[number]) {
  const service = under.system.stack.service(name)
  const ended = new Promise<number | null>((resolve) =>
    service.onUnaskedExit(({ code }) => resolve(code)),
  )
  const begun = performance.now()
  service.signal('SIGTERM')
  const code = await ended
  const ms = performance.now() - begun
  say(`${name} ended with ${code} after ${ms.toFixed(0)} ms`)
  return { code, inTime: ms < STOP_MS }
}

describe('services that are told to stop', () => {
  test.each([
    ['stands still', () => under.kafka.signal('SIGSTOP')],
    ['is gone', () => under.kafka.stop()],
  ])(
    'end in order and in time, though Kafka %s',
    async (_, takeAway) => {
      const { load } = under.load()
      await pause(3_000)
      await takeAway()
      await pause(4_000)
      await load.stop()
      const inOrder = { code: 0, inTime: true }
      expect(await Promise.all(names.map(stopped))).toEqual([inOrder, inOrder])
    },
    120_000,
  )
})

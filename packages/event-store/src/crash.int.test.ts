import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pause } from './deadline.ts'
import type { EventStore } from './event-store.ts'
import { account } from './fixtures/account.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let store: EventStore

beforeAll(async () => {
  database = await testDatabase()
  store = await storeOn(database.connection)
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

const script = new URL('./fixtures/writer-process.ts', import.meta.url).pathname

/** A process that writes under load, and what it was told. */
function writer(): { child: ChildProcess; lines: () => string[]; ready: Promise<void> } {
  const child = spawn(process.execPath, [script, database.name, '20'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let output = ''
  let isReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  child.stdout?.on('data', (chunk) => {
    output += chunk
    // Under load from its first acknowledgement on.
    if (output.startsWith('ready\n') && output.length > 1000) isReady()
  })
  // The last line may have been cut off: then nobody was told.
  return { child, lines: () => output.split('\n').slice(1, -1), ready }
}

test('kill -9 of a writer under load loses no acknowledged command and doubles none', async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < 5; round++) {
    const { child, lines, ready } = writer()
    await ready
    await pause(400 * Math.random())
    child.kill('SIGKILL')
    await once(child, 'close')
    acknowledged.push(...lines())
  }
  expect(acknowledged.length).toBeGreaterThan(100)
  const recorded = new Map<string, string>()
  for (let index = 0; index < 10; index++) {
    const stream = `s${index}`
    let next = 1
    for (;;) {
      const events = await store.read(account, stream, { fromVersion: next, limit: 5000 })
      for (const { version, commandId } of events) {
        expect(version).toBe(next++)
        expect(recorded.has(commandId)).toBe(false)
        recorded.set(commandId, `${stream} ${version} ${commandId}`)
      }
      if (events.length === 0) break
    }
    const { state, version } = await store.load(account, stream)
    expect([state.coins, version]).toEqual([next - 1, next - 1])
  }
  for (const line of acknowledged) expect(recorded.get(line.split(' ')[2] ?? '')).toBe(line)
})

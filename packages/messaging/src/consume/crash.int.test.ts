import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { until } from '../testing/surroundings.ts'
import { freshSystem, recordMany, type System, TOPIC } from '../testing/system.ts'

const program = fileURLToPath(new URL('../testing/crashing-consumer.ts', import.meta.url))

describe('a consumer killed right before an effect, and between an effect and its offset', () => {
  let system: System
  const children: ChildProcess[] = []

  beforeAll(async () => {
    system = await freshSystem('crash')
    await system.relay()
    await recordMany(system.store, 4, 10)
  })
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
    await system.end()
  })

  const consumer = (killAt: number, when = 'after'): ChildProcess => {
    const child = spawn(
      process.execPath,
      [program, system.connection.name, system.topicPrefix, TOPIC, String(killAt), when],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
    )
    children.push(child)
    return child
  }
  const effects = () =>
    system.connection.collection<{ _id: string; deliveries: number }>('effects').find().toArray()

  test('comes back, loses no event and repeats no effect', async () => {
    for (const [killAt, when] of [
      [7, 'after'],
      [5, 'before'],
    ] as const) {
      const child = consumer(killAt, when)
      const [, signal] = await once(child, 'exit')
      expect(signal).toBe('SIGKILL')
    }
    const from = performance.now()
    const last = consumer(0)
    await until('every event has its effect', async () => (await effects()).length === 40, 30_000)
    // A dead member's partitions move on after its session.
    expect(performance.now() - from).toBeLessThan(20_000)
    const deliveries = (await effects()).reduce((sum, effect) => sum + effect.deliveries, 0)
    expect(deliveries).toBeGreaterThan(40)
    last.kill('SIGTERM')
    const [code] = await once(last, 'exit')
    expect(code).toBe(0)
  })
})

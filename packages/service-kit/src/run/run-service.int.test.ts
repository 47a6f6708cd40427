import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Running, start } from '../fixtures/process.ts'

let running: Running | undefined
const run = (env: Record<string, string> = {}): Running => {
  running = start(env)
  return running
}
afterEach(() => {
  running?.child.kill('SIGKILL')
})

const orderly = [
  'readiness',
  'stopping',
  'server closed',
  'stopped',
  'stopped',
  'database closed',
  'stopped',
]

describe('a service', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'stops in reverse order on %s and exits 0',
    async (signal) => {
      const service = run()
      await service.until('"msg":"ready"')
      expect(service.messages()).toEqual(['in a span', 'readiness', 'ready'])
      expect(service.output()).toMatch(/"trace_id":"[0-9a-f]{32}"/)
      service.child.kill(signal)
      expect(await service.exit()).toBe(0)
      expect(service.messages().slice(3)).toEqual(orderly)
      expect(service.output()).toContain('"ready":false')
    },
  )

  test('that is told twice stops at once', async () => {
    const service = run({ STOP_TAKES_MS: '8000' })
    await service.until('"msg":"ready"')
    service.child.kill('SIGTERM')
    await service.until('server closed')
    await sleep(50)
    const begun = Date.now()
    service.child.kill('SIGTERM')
    expect(await service.exit()).toBe(1)
    expect(Date.now() - begun).toBeLessThan(1_000)
  })

  test('that can’t stop in 10 s is ended by force', async () => {
    const service = run({ STOP_TAKES_MS: '60000' })
    await service.until('"msg":"ready"')
    const begun = Date.now()
    service.child.kill('SIGTERM')
    expect(await service.exit()).toBe(1)
    expect(Date.now() - begun).toBeGreaterThan(9_000)
    expect(Date.now() - begun).toBeLessThan(11_500)
    expect(service.output()).toContain('killed by timeout')
  }, 30_000)

  test('goes on stopping when one part fails to', async () => {
    const service = run({ FAULT: 'stop' })
    await service.until('"msg":"ready"')
    service.child.kill('SIGTERM')
    expect(await service.exit()).toBe(0)
    expect(service.messages()).toContain('stopping failed')
    expect(service.messages()).toContain('database closed')
  })

  test.each([
    ['an error that nothing caught', 'later', 'out of the blue'],
    ['a rejection that nothing handled', 'rejection', 'unhandled'],
    ['a part that reports its own failure', 'consumer', 'the consumer crashed'],
    ['a start that fails', 'start', 'no database'],
  ])('logs %s, stops in order and exits 1', async (_name, FAULT, said) => {
    const service = run({ FAULT })
    expect(await service.exit()).toBe(1)
    expect(service.output()).toContain('"level":"fatal"')
    expect(service.output()).toContain(said)
    expect(service.messages()).toContain('database closed')
  })

  test('that fails to start never says that it is ready', async () => {
    const service = run({ FAULT: 'start' })
    await service.exit()
    expect(service.messages()).not.toContain('ready')
  })

  test('with wrong settings names them all and exits 78, without a stack', async () => {
    const service = run({ FAULT: 'yes please', LOG_LEVEL: 'loud', STOP_TAKES_MS: 'long' })
    expect(await service.exit()).toBe(78)
    for (const name of ['FAULT', 'LOG_LEVEL', 'STOP_TAKES_MS']) {
      expect(service.output()).toContain(name)
    }
    expect(service.output()).not.toMatch(/yes please|loud|at file/)
  })
})

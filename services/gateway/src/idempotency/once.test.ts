import { describe, expect, jest, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import { problemOf } from '../problems/refusal.ts'
import { memoryKeys } from '../testing/memory-keys.ts'
import type { KeyStore } from './key-store.ts'
import { leaseMs, once } from './once.ts'
import type { KeptAnswer } from './record.ts'

const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() }
const keyed = { commandId: 'command-1', requestHash: 'hash' }
const done: KeptAnswer = { status: 201, contentType: 'application/json', body: '{"version":1}' }
const unavailable = () => new ProblemError(problemOf('SERVICE_UNAVAILABLE'))
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const setUp = (store: KeyStore = memoryKeys()) => {
  let now = new Date('2026-01-01T00:00:00Z')
  return {
    options: { store, logger, now: () => now },
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
  }
}

describe('a request under a key', () => {
  test('is carried out once; its repetition gets the same answer', async () => {
    const { options } = setUp()
    const attempt = jest.fn(async () => done)
    expect(await once(options, keyed, attempt)).toEqual({ answer: done, replayed: false })
    expect(await once(options, keyed, attempt)).toEqual({ answer: done, replayed: true })
    expect(attempt).toHaveBeenCalledTimes(1)
  })

  test('gets the first answer for at least 24 hours', async () => {
    const { options, pass } = setUp()
    const attempt = jest.fn(async () => done)
    await once(options, keyed, attempt)
    pass(24 * 3_600_000)
    expect((await once(options, keyed, attempt)).replayed).toBe(true)
    pass(25 * 3_600_000)
    expect((await once(options, keyed, attempt)).replayed).toBe(false)
  })

  test('is refused while the first is under way, and for another request', async () => {
    const { options } = setUp()
    let finish: (answer: KeptAnswer) => void = () => undefined
    const first = once(options, keyed, () => new Promise((resolve) => (finish = resolve)))
    await Promise.resolve()
    expect(await codeOf(once(options, keyed, async () => done))).toBe('IDEMPOTENCY_KEY_IN_USE')
    const other = { ...keyed, requestHash: 'another' }
    expect(await codeOf(once(options, other, async () => done))).toBe('IDEMPOTENCY_KEY_REUSED')
    finish(done)
    await first
    expect(await codeOf(once(options, other, async () => done))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('of a thousand at once, exactly one is carried out', async () => {
    const { options } = setUp()
    const attempt = jest.fn(async () => done)
    const all = await Promise.all(
      Array.from({ length: 1000 }, () => codeOf(once(options, keyed, attempt))),
    )
    expect(attempt).toHaveBeenCalledTimes(1)
    expect(new Set(all)).toEqual(new Set(['answered', 'IDEMPOTENCY_KEY_IN_USE']))
  })

  test('may be repeated at once after a failure that is not kept, for the same thing only', async () => {
    const { options } = setUp()
    expect(await codeOf(once(options, keyed, () => Promise.reject(unavailable())))).toBe(
      'SERVICE_UNAVAILABLE',
    )
    const other = { ...keyed, requestHash: 'another' }
    expect(await codeOf(once(options, other, async () => done))).toBe('IDEMPOTENCY_KEY_REUSED')
    expect((await once(options, keyed, async () => done)).replayed).toBe(false)
  })

  test('left under way by a process that died is taken over after its lease', async () => {
    const { options, pass } = setUp()
    void once(options, keyed, () => new Promise(() => undefined))
    await Promise.resolve()
    pass(leaseMs - 1)
    expect(await codeOf(once(options, keyed, async () => done))).toBe('IDEMPOTENCY_KEY_IN_USE')
    pass(1)
    expect((await once(options, keyed, async () => done)).replayed).toBe(false)
  })

  test('taken over, does not take its answer from the one that was thought dead', async () => {
    const store = memoryKeys()
    const { options, pass } = setUp(store)
    let finish: (answer: KeptAnswer) => void = () => undefined
    const slow = once(options, keyed, () => new Promise((resolve) => (finish = resolve)))
    await Promise.resolve()
    pass(leaseMs)
    await once(options, keyed, async () => done)
    finish({ ...done, body: '{"version":1,"repeated":true}' })
    await slow
    expect((await once(options, keyed, async () => done)).answer.body).toBe('{"version":1}')
  })

  test('that was done is answered as done, even when its answer cannot be kept', async () => {
    const store = { ...memoryKeys(), answer: () => Promise.reject(unavailable()) }
    const { options } = setUp(store)
    expect((await once(options, keyed, async () => done)).answer.status).toBe(201)
  })

  test('is not carried out when its key cannot be kept', async () => {
    const store = { ...memoryKeys(), begin: () => Promise.reject(unavailable()) }
    const { options } = setUp(store)
    const attempt = jest.fn(async () => done)
    expect(await codeOf(once(options, keyed, attempt))).toBe('SERVICE_UNAVAILABLE')
    expect(attempt).not.toHaveBeenCalled()
  })
})

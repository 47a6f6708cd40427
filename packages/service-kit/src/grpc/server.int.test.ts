import { setTimeout as sleep } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import {
  ReplayDeadLetterRequest,
  ReplayDeadLetterResponse,
} from '@seedline/contracts/operations/v1/operations_service'
import { ProblemError } from '@seedline/values'
import { operations, rawCall } from '../fixtures/raw-call.ts'
import { type Served, type Serving, served } from '../fixtures/serving.ts'
import { type Claims, seconds, signingKey } from '../fixtures/signing.ts'
import { activeTraceId, activeTraceparent } from '../telemetry/spans.ts'
import { startTelemetry } from '../telemetry/start-telemetry.ts'
import type { Call } from './call.ts'

let running: Served | undefined
const serve = async (serving?: Serving): Promise<Served> => {
  running = await served(serving)
  return running
}
beforeAll(() => startTelemetry('test', {}))
afterEach(async () => {
  await running?.stop()
  running = undefined
})

const bearer = async (server: Served, claims: Claims = { roles: ['operator'] }) => ({
  authorization: `Bearer ${await server.key.token(claims)}`,
})
const replay = `${operations}/ReplayDeadLetter`
const request = (id: string): Buffer => Buffer.from(ReplayDeadLetterRequest.encode({ id }).finish())

describe('a call', () => {
  test('reaches its handler with the actor, the deadline and the trace', async () => {
    const seen: Call[] = []
    const inside: unknown[] = []
    const server = await serve({
      handlers: {
        async replayDeadLetter({ id }, call) {
          seen.push(call)
          await sleep(1)
          inside.push(activeTraceId(), activeTraceparent())
          return { handled: true, cause: id }
        },
      },
    })
    const traceparent = `00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01`
    const metadata = { ...(await bearer(server)), traceparent, 'x-request-id': 'request-7' }
    const before = Date.now()
    const bytes = request('种子轮')
    const answer = await rawCall(server.address, replay, { bytes, metadata, deadlineMs: 4_000 })
    expect(ReplayDeadLetterResponse.decode(answer.bytes ?? Buffer.alloc(0))).toEqual({
      handled: true,
      cause: '种子轮',
    })
    const [call] = seen
    expect(call).toMatchObject({
      actor: { subject: 'lin', roles: ['operator'], organisation: 'fund-1' },
      token: metadata.authorization.slice('Bearer '.length),
      requestId: 'request-7',
    })
    expect(Math.abs(Number(call?.deadline) - before - 4_000)).toBeLessThan(1_000)
    expect(call?.signal.aborted).toBe(false)
    expect(inside).toEqual(['a1'.repeat(16), call?.traceparent])
    expect(call?.traceparent).toMatch(new RegExp(`^00-${'a1'.repeat(16)}-(?!b2b2)[0-9a-f]{16}-01$`))
  })

  test('gets a request id of ours when its own is no sane one', async () => {
    const ids: string[] = []
    const server = await serve({
      handlers: {
        async replayDeadLetter(_request, { requestId }) {
          ids.push(requestId)
          return { handled: true, cause: '' }
        },
      },
    })
    const metadata = { ...(await bearer(server)), 'x-request-id': '<script>' }
    await rawCall(server.address, replay, { metadata, deadlineMs: 2_000 })
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
  })
})

describe('who calls is settled before anything is read', () => {
  const refusals: [string, (server: Served) => Promise<Record<string, string>>, status, string][] =
    [
      ['without a token', async () => ({}), status.UNAUTHENTICATED, 'TOKEN_MISSING'],
      [
        'with another scheme',
        async () => ({ authorization: 'Basic eA==' }),
        status.UNAUTHENTICATED,
        'TOKEN_MISSING',
      ],
      [
        'with an expired token',
        (server) => bearer(server, { iat: seconds() - 700, exp: seconds() - 100 }),
        status.UNAUTHENTICATED,
        'TOKEN_EXPIRED',
      ],
      [
        'with a token of another audience',
        (server) => bearer(server, { aud: 'elsewhere' }),
        status.UNAUTHENTICATED,
        'TOKEN_INVALID',
      ],
      [
        'with a token of another key',
        async () => ({ authorization: `Bearer ${await (await signingKey('k1')).token()}` }),
        status.UNAUTHENTICATED,
        'TOKEN_INVALID',
      ],
      [
        'with an unsigned token',
        async (server) => {
          const [, payload] = (await server.key.token({ roles: ['operator'] })).split('.')
          const header = Buffer.from('{"alg":"none"}').toString('base64url')
          return { authorization: `Bearer ${header}.${payload}.` }
        },
        status.UNAUTHENTICATED,
        'TOKEN_INVALID',
      ],
      [
        'with a role that the rule doesn’t name',
        (server) => bearer(server, { roles: ['coach', 'statistician'] }),
        status.PERMISSION_DENIED,
        'ROLE_NOT_ALLOWED',
      ],
      [
        'with no role',
        (server) => bearer(server, { roles: [] }),
        status.PERMISSION_DENIED,
        'ROLE_NOT_ALLOWED',
      ],
    ]

  test.each(refusals)('%s nothing is done', async (_name, metadataFor, code, problem) => {
    let handled = 0
    const server = await serve({
      handlers: {
        listDeadLetters: async () => {
          handled += 1
          return { deadLetters: [], nextPageToken: '' }
        },
      },
    })
    // Even what could not be read is not looked at.
    const answer = await rawCall(server.address, `${operations}/ListDeadLetters`, {
      bytes: Buffer.from('ff', 'hex'),
      metadata: await metadataFor(server),
      deadlineMs: 2_000,
    })
    expect(answer).toMatchObject({ code, problem: { code: problem } })
    expect(answer.problem?.mend.zh.length).toBeGreaterThan(0)
    expect(handled).toBe(0)
  })

  test('any known role will do where the rule says so, none won’t', async () => {
    const server = await serve()
    const get = async (roles: string[]) =>
      (
        await rawCall(server.address, `${operations}/GetDelivery`, {
          metadata: await bearer(server, { roles }),
          deadlineMs: 2_000,
        })
      ).code
    expect(await get(['coach'])).toBe(status.OK)
    expect(await get([])).toBe(status.PERMISSION_DENIED)
    expect(await get(['root'])).toBe(status.PERMISSION_DENIED)
  })
})

describe('a message', () => {
  test('over 1 MiB is not taken', async () => {
    let handled = 0
    const server = await serve({
      handlers: {
        replayDeadLetter: async () => {
          handled += 1
          return { handled: true, cause: '' }
        },
      },
    })
    const metadata = await bearer(server)
    const call = (bytes: Buffer) =>
      rawCall(server.address, replay, { bytes, metadata, deadlineMs: 5_000 })
    expect((await call(request('x'.repeat(1_048_576 - 10)))).code).toBe(status.OK)
    expect((await call(request('x'.repeat(1_048_577)))).code).toBe(status.RESOURCE_EXHAUSTED)
    expect(handled).toBe(1)
  })

  test('over 1 MiB is not sent', async () => {
    const server = await serve({
      handlers: { replayDeadLetter: async () => ({ handled: true, cause: 'x'.repeat(1_100_000) }) },
    })
    const answer = await rawCall(server.address, replay, {
      metadata: await bearer(server),
      deadlineMs: 5_000,
    })
    expect(answer).toMatchObject({
      code: status.FAILED_PRECONDITION,
      problem: { code: 'RESPONSE_TOO_LARGE', kind: 'refused' },
    })
  })

  test('that is no message of the RPC is refused as such', async () => {
    const server = await serve()
    const answer = await rawCall(server.address, replay, {
      bytes: Buffer.from('0affffff0f', 'hex'),
      metadata: await bearer(server),
      deadlineMs: 2_000,
    })
    expect(answer).toMatchObject({
      code: status.INVALID_ARGUMENT,
      problem: { code: 'REQUEST_UNREADABLE' },
    })
  })
})

describe('a failing handler', () => {
  test('that throws what waiting mends is told to come again, and the cause is logged', async () => {
    const words = { zh: '稍后', en: 'Later' }
    const server = await serve({
      handlers: {
        replayDeadLetter: async () => {
          throw new RangeError('no connection was free')
        },
      },
      problemOf: (error) =>
        error instanceof RangeError
          ? { code: 'DATABASE_AWAY', kind: 'unavailable', title: words, mend: words }
          : undefined,
    })
    const metadata = await bearer(server)
    const answer = await rawCall(server.address, replay, { metadata, deadlineMs: 2_000 })
    expect(answer).toMatchObject({
      code: status.UNAVAILABLE,
      problem: { code: 'DATABASE_AWAY', kind: 'unavailable' },
    })
    expect(server.log()).toContain('no connection was free')
    expect(server.log()).not.toContain('call crashed')
  })

  test('tells its caller a trace id and nothing of what went wrong; the log has both', async () => {
    const server = await serve({
      handlers: {
        replayDeadLetter: async () => {
          throw new TypeError('connection to mongodb://app:hunter2hunter2@db failed')
        },
      },
    })
    const answer = await rawCall(server.address, replay, {
      metadata: await bearer(server),
      deadlineMs: 2_000,
    })
    const traceId = answer.problem?.facts?.trace_id ?? ''
    expect(answer).toMatchObject({
      code: status.INTERNAL,
      problem: { code: 'INTERNAL', kind: 'internal' },
    })
    expect(traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(JSON.stringify(answer)).not.toMatch(/mongodb|hunter2/)
    const line =
      server
        .log()
        .split('\n')
        .find((one) => one.includes('call crashed')) ?? ''
    expect(JSON.parse(line)).toMatchObject({ level: 'error', trace_id: traceId, rpc: replay })
    expect(line).toContain('TypeError')
    expect(line).not.toContain('hunter2')
  })

  test.each([
    ['a text', () => Promise.reject('no error at all')],
    ['nothing', () => Promise.reject()],
    [
      'at once',
      () => {
        throw new Error('synchronous')
      },
    ],
    ['an answer that can’t be encoded', async () => null as never],
  ])(
    'that throws %s is answered all the same, and the server goes on',
    async (_name, replayDeadLetter) => {
      const server = await serve({ handlers: { replayDeadLetter } })
      const metadata = await bearer(server)
      const answer = await rawCall(server.address, replay, { metadata, deadlineMs: 2_000 })
      expect(answer.code).toBe(status.INTERNAL)
      const next = await rawCall(server.address, `${operations}/GetDelivery`, {
        metadata,
        deadlineMs: 2_000,
      })
      expect(next.code).toBe(status.OK)
      expect(server.server.figures().active).toBe(0)
    },
  )

  test('that refuses is quoted in full', async () => {
    const problem = {
      code: 'ROUND_ALREADY_CLOSED',
      kind: 'refused',
      title: { zh: '该轮次已关闭', en: 'The round is closed' },
      mend: { zh: '请另开一轮', en: 'Open another round' },
      fields: [{ pointer: '/dealId', code: 'CLOSED', title: { zh: '已关闭', en: 'closed' } }],
      facts: { closed_on: '2026-11-23' },
    } as const
    const server = await serve({
      handlers: {
        replayDeadLetter: async () => {
          throw new ProblemError(problem)
        },
      },
    })
    const answer = await rawCall(server.address, replay, {
      metadata: await bearer(server),
      deadlineMs: 2_000,
    })
    expect(answer.code).toBe(status.FAILED_PRECONDITION)
    expect(answer.problem).toEqual(problem)
  })
})

describe('time', () => {
  const waiting = () => {
    const state = { aborted: 0, started: 0 }
    const replayDeadLetter = (_request: unknown, { signal }: Call) =>
      new Promise<never>((_resolve, reject) => {
        state.started += 1
        signal.addEventListener('abort', () => {
          state.aborted += 1
          reject(signal.reason)
        })
      })
    return { state, handlers: { replayDeadLetter } }
  }

  test('runs out for a call that brought no deadline', async () => {
    const { state, handlers } = waiting()
    const server = await serve({ handlers, limits: { defaultDeadlineMs: 150 } })
    const begun = Date.now()
    const answer = await rawCall(server.address, replay, { metadata: await bearer(server) })
    expect(answer).toMatchObject({
      code: status.UNKNOWN,
      problem: { code: 'DEADLINE_EXCEEDED', kind: 'outcome-unknown' },
    })
    expect(Date.now() - begun).toBeLessThan(1_500)
    expect(state.aborted).toBe(1)
  })

  test('runs out early for a call that asked for more than the server gives', async () => {
    const { state, handlers } = waiting()
    const server = await serve({ handlers, limits: { longestDeadlineMs: 150 } })
    const answer = await rawCall(server.address, replay, {
      metadata: await bearer(server),
      deadlineMs: 60_000,
    })
    expect(answer.problem?.code).toBe('DEADLINE_EXCEEDED')
    expect(state.aborted).toBe(1)
  })

  test('runs out as the caller said, and the handler hears of it', async () => {
    const { state, handlers } = waiting()
    const server = await serve({ handlers })
    const answer = await rawCall(server.address, replay, {
      metadata: await bearer(server),
      deadlineMs: 200,
    })
    expect(answer.code).toBe(status.DEADLINE_EXCEEDED)
    await sleep(100)
    expect(state.aborted).toBe(1)
    expect(server.server.figures().active).toBe(0)
  })

  test('ends when the caller gives up: the handler’s signal is aborted', async () => {
    const { state, handlers } = waiting()
    const server = await serve({ handlers })
    const answer = await rawCall(server.address, replay, {
      metadata: await bearer(server),
      deadlineMs: 5_000,
      cancelAfterMs: 100,
    })
    expect(answer.code).toBe(status.CANCELLED)
    await sleep(100)
    expect(state).toEqual({ started: 1, aborted: 1 })
    expect(server.server.figures().active).toBe(0)
    expect(server.log()).not.toContain('call crashed')
  })

  test('aborts nothing once a call was answered', async () => {
    const signals: AbortSignal[] = []
    const server = await serve({
      handlers: {
        replayDeadLetter: async (_request, { signal }) => {
          signals.push(signal)
          return { handled: true, cause: '' }
        },
      },
    })
    await rawCall(server.address, replay, { metadata: await bearer(server), deadlineMs: 2_000 })
    await sleep(100)
    expect(signals.map((signal) => signal.aborted)).toEqual([false])
  })
})

describe('more calls than the server will bear', () => {
  test('are refused at once, and taken again when there is room', async () => {
    const releases: (() => void)[] = []
    const server = await serve({
      limits: { concurrentCalls: 3 },
      handlers: {
        replayDeadLetter: () =>
          new Promise((resolve) => {
            releases.push(() => resolve({ handled: true, cause: '' }))
          }),
      },
    })
    const metadata = await bearer(server)
    const call = () => rawCall(server.address, replay, { metadata, deadlineMs: 5_000 })
    const taken = [call(), call(), call()]
    while (releases.length < 3) await sleep(5)
    expect(await call()).toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
      problem: { code: 'TOO_MANY_CALLS', kind: 'exhausted' },
    })
    expect(server.server.figures()).toEqual({ active: 3, refused: 1 })
    for (const release of releases) release()
    expect((await Promise.all(taken)).map((answer) => answer.code)).toEqual([0, 0, 0])
    const next = call()
    while (releases.length < 4) await sleep(5)
    releases[3]?.()
    expect((await next).code).toBe(status.OK)
  })
})

describe('more calls of one subject than its share', () => {
  test('are refused while others are answered, and taken again when its own are done', async () => {
    const releases: (() => void)[] = []
    const server = await serve({
      limits: { callsOfSubject: 2 },
      handlers: {
        replayDeadLetter: () =>
          new Promise((resolve) => {
            releases.push(() => resolve({ handled: true, cause: '' }))
          }),
      },
    })
    const [greedy, other] = [
      await bearer(server),
      await bearer(server, { sub: 'other', roles: ['operator'] }),
    ]
    const call = (metadata: Awaited<ReturnType<typeof bearer>>) =>
      rawCall(server.address, replay, { metadata, deadlineMs: 5_000 })
    const taken = [call(greedy), call(greedy)]
    while (releases.length < 2) await sleep(5)
    expect(await call(greedy)).toMatchObject({ problem: { code: 'TOO_MANY_CALLS' } })
    taken.push(call(other))
    while (releases.length < 3) await sleep(5)
    for (const release of releases) release()
    expect((await Promise.all(taken)).map((answer) => answer.code)).toEqual([0, 0, 0])
    const next = call(greedy)
    while (releases.length < 4) await sleep(5)
    releases[3]?.()
    expect((await next).code).toBe(status.OK)
  })
})

describe('stopping', () => {
  test('lets the calls under way finish and takes no new ones', async () => {
    const releases: (() => void)[] = []
    const server = await serve({
      handlers: {
        replayDeadLetter: () =>
          new Promise((resolve) => {
            releases.push(() => resolve({ handled: true, cause: 'finished' }))
          }),
      },
    })
    const metadata = await bearer(server)
    const underWay = rawCall(server.address, replay, { metadata, deadlineMs: 5_000 })
    // Not when it counts as active: its token is verified first, and nothing could release it yet.
    while (releases.length === 0) await sleep(5)
    expect(server.server.figures().active).toBe(1)
    const stopped = server.server.stop(3_000)
    const late = await rawCall(server.address, replay, { metadata, deadlineMs: 1_000 })
    expect(late.code).toBe(status.UNAVAILABLE)
    releases[0]?.()
    expect((await underWay).code).toBe(status.OK)
    const begun = Date.now()
    await stopped
    expect(Date.now() - begun).toBeLessThan(1_000)
  })

  test('waits no longer than its grace, and tells the handler', async () => {
    const signals: AbortSignal[] = []
    const server = await serve({
      handlers: {
        replayDeadLetter: (_request, { signal }) => {
          signals.push(signal)
          return new Promise(() => {})
        },
      },
    })
    const underWay = rawCall(server.address, replay, {
      metadata: await bearer(server),
      deadlineMs: 20_000,
    })
    while (signals.length === 0) await sleep(5)
    const begun = Date.now()
    await server.server.stop(200)
    expect(Date.now() - begun).toBeLessThan(1_000)
    expect((await underWay).code).not.toBe(status.OK)
    expect(signals[0]?.aborted).toBe(true)
  })
})

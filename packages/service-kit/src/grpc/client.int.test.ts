import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { type Problem, ProblemError, type ProblemKind, problem } from '@seedline/values'
import { type Served, type Serving, served } from '../fixtures/serving.ts'
import { type TcpGate, tcpGate } from '../fixtures/tcp-gate.ts'
import { activeTraceparent, inSpan } from '../telemetry/spans.ts'
import { startTelemetry } from '../telemetry/start-telemetry.ts'
import type { Call } from './call.ts'
import { grpcClient } from './client.ts'

type Service = (typeof OperationsServiceClient)['service']
type Idempotent = 'all' | readonly (keyof Service & string)[]

const endings: (() => Promise<void> | void)[] = []
beforeAll(() => startTelemetry('test', {}))
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function serve(serving?: Serving): Promise<Served> {
  const running = await served(serving)
  endings.push(() => running.stop())
  return running
}

async function gateTo(port: number): Promise<TcpGate> {
  const gate = await tcpGate(port)
  endings.push(() => gate.close())
  return gate
}

function clientOf(address: string, idempotent: Idempotent = [], deadlineMs = 3_000) {
  const client = grpcClient(OperationsServiceClient, { address, deadlineMs, idempotent })
  endings.push(() => client.close())
  return client
}

const problemOf = async (answer: Promise<unknown>): Promise<Problem> => {
  const fault = await answer.catch((error: unknown) => error)
  if (!(fault instanceof ProblemError)) throw new Error('It was answered', { cause: fault })
  return fault.problem
}

const refusal = (kind: ProblemKind): Problem =>
  problem('BECAUSE', kind, { zh: '因为', en: 'because' }, { zh: '请改', en: 'mend it' })

let token = ''
let server: Served
let calls: Call[] = []
let answers: (() => Promise<never> | undefined)[] = []

beforeEach(async () => {
  calls = []
  answers = []
  server = await serve({
    handlers: {
      async replayDeadLetter({ id }, call) {
        calls.push(call)
        await answers.shift()?.()
        return { handled: true, cause: id }
      },
      async getDelivery(_request, call) {
        calls.push(call)
        await answers.shift()?.()
        return { pendingCommits: 9n, oldestPendingMs: 0n, subscriptions: [], deadLetters: 0n }
      },
    },
  })
  token = await server.key.token({ roles: ['operator'] })
})

describe('a call through the client', () => {
  test('carries the token, the request id and the trace, and is answered', async () => {
    const client = clientOf(server.address)
    await inSpan('closing a round', {}, async () => {
      const answer = await client.replayDeadLetter({ id: '七' }, { token, requestId: 'r-1' })
      expect(answer).toEqual({ handled: true, cause: '七' })
      const [call] = calls
      expect(call).toMatchObject({ token, requestId: 'r-1', actor: { subject: 'lin' } })
      expect(call?.traceparent?.slice(3, 35)).toBe(activeTraceparent()?.slice(3, 35))
      expect(call?.traceparent).not.toBe(activeTraceparent())
    })
  })

  test('always has a deadline: its own or the client’s', async () => {
    const client = clientOf(server.address, [], 2_000)
    await client.getDelivery({}, { token })
    await client.getDelivery({}, { token, deadlineMs: 700 })
    const left = calls.map((call) => Number(call.deadline) - Date.now())
    expect(left[0]).toBeGreaterThan(1_000)
    expect(left[0]).toBeLessThanOrEqual(2_000)
    expect(left[1]).toBeLessThanOrEqual(700)
  })

  test.each<ProblemKind>([
    'invalid',
    'not-found',
    'already-exists',
    'conflict',
    'refused',
    'forbidden',
    'unauthenticated',
    'too-large',
    'exhausted',
    'unavailable',
    'outcome-unknown',
    'internal',
  ])('that is refused as %s fails with that very problem', async (kind) => {
    answers = [() => Promise.reject(new ProblemError(refusal(kind)))]
    const client = clientOf(server.address)
    expect(await problemOf(client.replayDeadLetter({ id: 'x' }, { token }))).toEqual(refusal(kind))
  })

  test('too large to send is not sent', async () => {
    const client = clientOf(server.address)
    const sent = client.replayDeadLetter({ id: 'x'.repeat(1_100_000) }, { token })
    expect(await problemOf(sent)).toMatchObject({ code: 'REQUEST_TOO_LARGE', kind: 'too-large' })
    expect(calls).toHaveLength(0)
  })

  test('with a token that no header can hold fails without quoting it', async () => {
    const client = clientOf(server.address)
    const fault = await client.getDelivery({}, { token: 'se\ncret' }).catch((error) => error)
    expect(fault.problem.code).toBe('TOKEN_INVALID')
    expect(`${fault.stack} ${fault.cause}`).not.toContain('cret')
  })

  test('is cancelled on the server when its signal is aborted', async () => {
    const client = clientOf(server.address)
    const controller = new AbortController()
    const aborted = new Promise<void>((resolve) => {
      answers = [
        () => new Promise(() => calls[0]?.signal.addEventListener('abort', () => resolve())),
      ]
    })
    const answer = problemOf(
      client.replayDeadLetter({ id: 'x' }, { token, signal: controller.signal }),
    )
    while (calls.length === 0) await sleep(5)
    controller.abort()
    expect(await answer).toMatchObject({
      kind: 'outcome-unknown',
      facts: { grpc_status: 'CANCELLED' },
    })
    await aborted
    const before = AbortSignal.abort()
    expect(await problemOf(client.getDelivery({}, { token, signal: before }))).toMatchObject({
      kind: 'unavailable',
    })
  })
})

describe('when nobody can be reached', () => {
  test('a call fails soon as unavailable, for nothing can have happened', async () => {
    const gone = await served()
    await gone.stop()
    const client = clientOf(gone.address)
    const begun = Date.now()
    expect(await problemOf(client.replayDeadLetter({ id: 'x' }, { token }))).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      kind: 'unavailable',
    })
    expect(Date.now() - begun).toBeLessThan(1_000)
  })

  test('no proxy is asked in its place', async () => {
    process.env.http_proxy = 'http://127.0.0.1:1'
    endings.push(() => {
      delete process.env.http_proxy
    })
    expect((await clientOf(server.address).getDelivery({}, { token })).pendingCommits).toBe(9n)
  })

  test('calls succeed again once the service is back, without a new client', async () => {
    const first = await served()
    const client = clientOf(first.address)
    await client.getDelivery({}, { token: await first.key.token() })
    await first.stop()
    expect((await problemOf(client.getDelivery({}, { token }))).kind).toBe('unavailable')
    const second = await serve({ port: Number(first.address.split(':')[1]) })
    const again = await second.key.token()
    const deadline = Date.now() + 5_000
    while (Date.now() < deadline) {
      const back = await client.getDelivery({}, { token: again }).catch(() => undefined)
      if (back) return
      await sleep(50)
    }
    throw new Error('The client did not come back')
  })

  test('a command whose answer was lost is in doubt; a question is not', async () => {
    const gate = await gateTo(server.server.port)
    const client = clientOf(gate.address)
    const hanging = () => new Promise<never>(() => {})
    answers = [hanging, hanging]
    const command = problemOf(client.replayDeadLetter({ id: 'x' }, { token }))
    while (calls.length < 1) await sleep(5)
    gate.cut()
    expect((await command).kind).toBe('outcome-unknown')
    const question = problemOf(client.getDelivery({}, { token, deadlineMs: 300 }))
    expect((await question).kind).toBe('unavailable')
  })
})

describe('what may be repeated', () => {
  const twiceUnavailable = () => {
    const fail = () => Promise.reject(new ProblemError(refusal('unavailable')))
    answers = [fail, fail]
  }

  test('is repeated after UNAVAILABLE, and answered in the end', async () => {
    twiceUnavailable()
    const client = clientOf(server.address, ['replayDeadLetter'])
    expect(await client.replayDeadLetter({ id: 'x' }, { token })).toEqual({
      handled: true,
      cause: 'x',
    })
    expect(calls).toHaveLength(3)
    expect(new Set(calls.map((call) => call.requestId)).size).toBe(1)
  })

  test('is repeated a bounded number of times', async () => {
    answers = Array.from(
      { length: 9 },
      () => () => Promise.reject(new ProblemError(refusal('unavailable'))),
    )
    const client = clientOf(server.address, 'all')
    expect(await problemOf(client.replayDeadLetter({ id: 'x' }, { token }))).toEqual(
      refusal('unavailable'),
    )
    expect(calls).toHaveLength(3)
  })

  test('is not repeated when nobody vouched that it may be', async () => {
    twiceUnavailable()
    const client = clientOf(server.address, ['getDelivery'])
    expect(await problemOf(client.replayDeadLetter({ id: 'x' }, { token }))).toEqual(
      refusal('unavailable'),
    )
    expect(calls).toHaveLength(1)
  })

  test.each<ProblemKind>(['internal', 'conflict', 'refused', 'exhausted', 'outcome-unknown'])(
    'is not repeated after %s',
    async (kind) => {
      answers = [() => Promise.reject(new ProblemError(refusal(kind)))]
      await problemOf(clientOf(server.address, 'all').replayDeadLetter({ id: 'x' }, { token }))
      expect(calls).toHaveLength(1)
    },
  )

  test('is repeated only within its deadline', async () => {
    answers = Array.from(
      { length: 9 },
      () => () => Promise.reject(new ProblemError(refusal('unavailable'))),
    )
    const client = clientOf(server.address, 'all')
    const begun = Date.now()
    await problemOf(client.replayDeadLetter({ id: 'x' }, { token, deadlineMs: 200 }))
    expect(Date.now() - begun).toBeLessThan(400)
    expect(calls).toHaveLength(1)
  })

  test('survives a connection cut in the middle', async () => {
    const gate = await gateTo(server.server.port)
    const client = clientOf(gate.address, 'all')
    answers = [() => new Promise(() => {})]
    const answer = client.replayDeadLetter({ id: 'x' }, { token })
    while (calls.length < 1) await sleep(5)
    gate.cut()
    expect(await answer).toEqual({ handled: true, cause: 'x' })
    expect(calls).toHaveLength(2)
  })

  test('stays in doubt when a lost attempt is followed by a “not now”', async () => {
    const gate = await gateTo(server.server.port)
    const client = clientOf(gate.address, 'all')
    const notNow = () => Promise.reject(new ProblemError(refusal('unavailable')))
    answers = [() => new Promise(() => {}), notNow, notNow]
    const answer = problemOf(client.replayDeadLetter({ id: 'x' }, { token }))
    while (calls.length < 1) await sleep(5)
    gate.cut()
    expect(await answer).toMatchObject({ code: 'OUTCOME_UNKNOWN', kind: 'outcome-unknown' })
  })
})

describe('a connection that hangs while it is made', () => {
  test('keeps no call beyond its deadline, and is made anew', async () => {
    const gate = await gateTo(server.server.port)
    gate.set('silent')
    const client = clientOf(gate.address, [], 300)
    const begun = Date.now()
    // A command, and yet not in doubt: it never left.
    const command = problemOf(client.replayDeadLetter({ id: 'x' }, { token }))
    expect((await command).kind).toBe('unavailable')
    expect(Date.now() - begun).toBeLessThan(800)
    gate.set('open')
    expect((await client.getDelivery({}, { token })).pendingCommits).toBe(9n)
    expect(gate.accepted()).toBeGreaterThan(1)
  })
})

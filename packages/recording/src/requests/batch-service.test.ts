import { describe, expect, test } from '@jest/globals'
import { RunBatchResponse, type Verdict } from '@seedline/contracts/batches/v1/batch_service'
import { messageBytesMost } from '@seedline/contracts/bounds'
import { problemOf } from '@seedline/contracts/refusals'
import {
  EnterpriseServiceService,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import type { Call } from '@seedline/service-kit/grpc'
import { testActor } from '@seedline/testing'
import { type FieldProblem, ProblemError, problem } from '@seedline/values'
import fc from 'fast-check'
import { batchService } from './batch-service.ts'

const definition = EnterpriseServiceService.registerEnterprise
const requests = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    RegisterEnterpriseRequest.encode(
      RegisterEnterpriseRequest.fromPartial({ commandId: `c-${at}` }),
    ).finish(),
  )
const outcome = { id: 'e-1', version: 1, eventIds: ['e@1'], repeatedCommand: false, traceId: '' }

type Handle = (request: { readonly commandId: string }, call: Call) => Promise<unknown>

/** A service that takes one command, in batches. */
const serving = (handle: Handle, away: (error: unknown) => boolean = () => false) => {
  const logged: unknown[][] = []
  const log =
    (level: string) =>
    (...line: unknown[]) =>
      void logged.push([level, ...line])
  const logger = { info: log('info'), warn: log('warn'), error: log('error') }
  const method = { key: 'registerEnterprise', definition, rule: ['registrar'] as const, handle }
  const [runBatch] = batchService([{ name: 'registry', methods: [method as never] }], {
    problemOf: (error) => (away(error) ? problemOf('SERVICE_UNAVAILABLE') : undefined),
    logger: logger as never,
  }).methods
  const run = async (count: number, more: { tryOnly?: boolean } & Partial<Call> = {}) => {
    const { tryOnly = false, ...circumstances } = more
    const call = {
      actor: testActor('registrar'),
      token: '',
      requestId: 'r-1',
      bytes: new Uint8Array(),
      deadline: new Date('2099-01-01T00:00:00.000Z'),
      signal: new AbortController().signal,
      ...circumstances,
    }
    const request = { rpc: definition.path, requests: requests(count), tryOnly }
    return (await runBatch?.handle(request, call)) as RunBatchResponse
  }
  return { run, logged }
}

const codesOf = ({ verdicts }: RunBatchResponse) =>
  verdicts.map(({ verdict }: Verdict) =>
    verdict?.$case === 'problem' ? verdict.value.code : 'recorded',
  )

/** Commands that are under way until they are let go. */
const held = () => {
  const waiting: (() => void)[] = []
  let [underWay, most, begun] = [0, 0, 0]
  const handle = async () => {
    begun += 1
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise<void>((resolve) => waiting.push(resolve))
    underWay -= 1
    return outcome
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  /** Lets go whatever is under way, until nothing is any more. */
  const finish = async () => {
    await settled()
    while (waiting.length > 0) {
      for (const go of waiting.splice(0)) go()
      await settled()
    }
  }
  return { handle, settled, finish, figures: () => ({ underWay, most, begun }) }
}

describe('what one subject has under way', () => {
  test('is bounded over all of their batches', async () => {
    const { handle, settled, finish, figures } = held()
    const { run } = serving(handle)
    const all = Promise.all([run(40), run(40), run(40)])
    await settled()
    expect(figures().underWay).toBe(64)
    await finish()
    expect((await all).flatMap(codesOf)).toEqual(Array.from({ length: 120 }, () => 'recorded'))
    expect(figures()).toEqual({ underWay: 0, most: 64, begun: 120 })
  })

  test('is less of what is only tried, and leaves the rest to what is recorded', async () => {
    const { handle, settled, finish, figures } = held()
    const { run } = serving(handle)
    const trials = Promise.all([run(20, { tryOnly: true }), run(20, { tryOnly: true })])
    await settled()
    expect(figures().underWay).toBe(16)
    const recorded = run(80)
    await settled()
    expect(figures().underWay).toBe(64)
    await finish()
    await Promise.all([trials, recorded])
  })

  test('keeps no other subject waiting', async () => {
    const { handle, settled, finish, figures } = held()
    const { run } = serving(handle)
    const first = run(80)
    const second = run(80, { actor: testActor('registrar', { subject: 'another' }) })
    await settled()
    expect(figures().underWay).toBe(128)
    await finish()
    await Promise.all([first, second])
  })
})

describe('a batch whose time is over', () => {
  test('begins nothing more, and says so of what it did not begin', async () => {
    const hangUp = new AbortController()
    const { run } = serving(async ({ commandId }) => {
      if (commandId === 'c-63') hangUp.abort()
      return outcome
    })
    const codes = codesOf(await run(200, { signal: hangUp.signal }))
    expect(codes.slice(0, 64)).toEqual(Array.from({ length: 64 }, () => 'recorded'))
    const others = codes.slice(64)
    expect(others.filter((code) => code === 'BATCH_NOT_BEGUN').length).toBeGreaterThan(60)
    expect(codes.lastIndexOf('recorded')).toBeLessThan(codes.indexOf('BATCH_NOT_BEGUN'))
  })

  test('begins none where its deadline has passed', async () => {
    const { handle, figures } = held()
    const { run } = serving(handle)
    const late = await run(3, { deadline: new Date(0) })
    expect(codesOf(late)).toEqual(Array.from({ length: 3 }, () => 'BATCH_NOT_BEGUN'))
    expect(late.verdicts[0]?.verdict).toMatchObject({ value: { kind: 'unavailable' } })
    expect(figures().begun).toBe(0)
  })

  test('gives each request less time than its caller waits, so that its outcome is still told', async () => {
    const deadlines: Date[] = []
    const { run } = serving(async (_, { deadline }) => {
      deadlines.push(deadline)
      return outcome
    })
    const deadline = new Date(Date.now() + 600_000)
    await run(1, { deadline })
    expect(Number(deadlines[0])).toBeLessThan(Number(deadline))
    expect(Number(deadlines[0])).toBeGreaterThan(Number(deadline) - 60_000)
  })

  test('leaves nothing behind that the next one would wait for', async () => {
    const { run } = serving(async () => outcome)
    await run(40, { deadline: new Date(0) })
    expect(codesOf(await run(40))).toEqual(Array.from({ length: 40 }, () => 'recorded'))
  })
})

describe('the answer to a full batch', () => {
  const words = fc.integer({ min: 0, max: 300 }).map((length) => '长'.repeat(length))
  const text = fc.record({ zh: words, en: words })
  const field: fc.Arbitrary<FieldProblem> = fc.record({
    pointer: words,
    code: words,
    title: text,
    mend: text,
  })
  const fits = async (handle: Handle) => {
    const answer = await serving(handle).run(200)
    expect(answer.verdicts).toHaveLength(200)
    expect(RunBatchResponse.encode(answer).finish().byteLength).toBeLessThanOrEqual(
      messageBytesMost,
    )
    return answer
  }

  test('fits into a message, however long its refusals are', async () => {
    const anyRefusal = fc.record({
      title: text,
      fields: fc.array(field, { maxLength: 50, size: 'max' }),
    })
    await fc.assert(
      fc.asyncProperty(anyRefusal, async ({ title, fields }) => {
        const refused = problem('REQUEST_INVALID', 'invalid', title, title, { fields })
        await fits(() => Promise.reject(new ProblemError(refused)))
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  test('keeps code and mend of the longest refusal, and tells what it left out', async () => {
    const long = { zh: '长'.repeat(2_000), en: 'long'.repeat(500) }
    const fields = Array.from({ length: 100 }, (_, at) => ({
      pointer: `/figures/${at}/value`,
      code: 'FIGURE_MALFORMED',
      title: long,
      mend: long,
    }))
    const mend = { zh: '请改正', en: 'Mend it' }
    const refused = problem('REQUEST_INVALID', 'invalid', mend, mend, { fields })
    const { verdicts } = await fits(() => Promise.reject(new ProblemError(refused)))
    expect(verdicts[199]?.verdict).toMatchObject({
      value: { code: 'REQUEST_INVALID', mend, facts: { fields_omitted: '100' } },
    })
  })

  test('fits into a message, however many events each command recorded', async () => {
    const eventIds = Array.from({ length: 1_000 }, (_, at) => `enterprise-e-1@${at}`)
    const { verdicts } = await fits(async () => ({ ...outcome, eventIds }))
    expect(verdicts[0]?.verdict).toMatchObject({ value: { id: 'e-1', version: 1 } })
  })
})

describe('a request of a batch that fails', () => {
  test('for a database that is away is told as such, and logged with its RPC', async () => {
    const gone = new Error('connection reset')
    const { run, logged } = serving(
      () => Promise.reject(gone),
      (error) => error === gone,
    )
    expect(codesOf(await run(1))).toEqual(['SERVICE_UNAVAILABLE'])
    expect(logged).toEqual([['warn', { err: gone, rpc: definition.path }, 'call failed']])
  })

  test('by a crash is logged with its RPC, and told with the trace that leads to the log', async () => {
    const crash = new Error('secret')
    const { run, logged } = serving(() => Promise.reject(crash))
    const { verdicts } = await run(1)
    expect(verdicts[0]?.verdict).toMatchObject({
      value: { code: 'INTERNAL', facts: { trace_id: expect.any(String) } },
    })
    expect(JSON.stringify(verdicts)).not.toContain('secret')
    expect(logged).toEqual([['error', { err: crash, rpc: definition.path }, 'call crashed']])
  })

  test('by a refusal is no line of the log', async () => {
    const { run, logged } = serving(() =>
      Promise.reject(new ProblemError(problemOf('USCC_TAKEN', { uscc: 'X' } as never))),
    )
    expect(codesOf(await run(2))).toEqual(['USCC_TAKEN', 'USCC_TAKEN'])
    expect(logged).toEqual([])
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import {
  FactWatchServiceClient,
  FactWatchServiceService,
  type WatchFactsResponse,
} from '@seedline/contracts/facts/v1/fact_service'
import { refusal } from '@seedline/contracts/refusals'
import { ProblemError } from '@seedline/values'
import { type Served, type Serving, served } from '../fixtures/serving.ts'
import { bindStreams } from './bind.ts'
import type { Call } from './call.ts'
import type { StreamHandlers } from './service-types.ts'
import { type RemoteStreams, streamClient } from './stream-client.ts'

type Handler = StreamHandlers<typeof FactWatchServiceService>['watchFacts']

let running: Served | undefined
let client: RemoteStreams<typeof FactWatchServiceService> | undefined
afterEach(async () => {
  client?.close()
  await running?.stop()
})

const fact = (version: number, bytes = 0): WatchFactsResponse => ({
  told: { $case: 'fact', value: { id: 'a', version, document: Buffer.alloc(bytes) } },
})

async function serve(watchFacts: Handler, serving: Serving = {}) {
  const more = [
    bindStreams(FactWatchServiceService, { watchFacts }, { watchFacts: ['operator', 'coach'] }),
  ]
  running = await served({ ...serving, more })
  client = streamClient(FactWatchServiceClient, running.address)
  const { key } = running
  const { watchFacts: ask } = client
  return {
    ask: async (signal?: AbortSignal, roles = ['operator']) =>
      ask(
        { kind: 'enterprise', ids: [], resumeToken: '' },
        { token: await key.token({ roles }), signal },
      ),
  }
}

/** The code that it ends with, and the versions that came before. */
async function ending(stream: AsyncGenerator<WatchFactsResponse, void>) {
  const versions: number[] = []
  try {
    for await (const { told } of stream)
      if (told?.$case === 'fact') versions.push(told.value.version)
    return { versions, code: 'OK' }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { versions, code: error.problem.code }
  }
}

const counting = (most: number): Handler =>
  async function* () {
    for (let version = 1; version <= most; version += 1) yield fact(version)
  }

const idle: Handler = async function* (_request, { signal }) {
  yield fact(1)
  await sleep(60_000, undefined, { signal }).catch(() => undefined)
}

test('a stream sends what its generator yields, in order, and ends with it', async () => {
  const { ask } = await serve(counting(300))
  const { versions, code } = await ending(await ask())
  expect(code).toBe('OK')
  expect(versions).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
})

test('who may not have it is refused before its generator runs', async () => {
  let begun = 0
  const { ask } = await serve(async function* () {
    begun += 1
    yield fact(1)
  })
  expect(await ending(await ask(undefined, ['statistician']))).toEqual({
    versions: [],
    code: 'ROLE_NOT_ALLOWED',
  })
  expect(begun).toBe(0)
})

test('a refusal within ends it with its code, after all that came before', async () => {
  const { ask } = await serve(async function* () {
    yield fact(1)
    throw refusal('RESUME_TOKEN_INVALID')
  })
  expect(await ending(await ask())).toEqual({ versions: [1], code: 'RESUME_TOKEN_INVALID' })
})

test('a reader that takes nothing holds up its generator, and is told so within the time it has', async () => {
  let made = 0
  const large: Handler = async function* () {
    while (true) {
      made += 1
      yield fact(made, 100_000)
    }
  }
  const { ask } = await serve(large, { limits: { readerMs: 300 } })
  const stream = await ask()
  await stream.next()
  await sleep(1500)
  // What lies between is in the buffers of the connection, and bounded by these.
  expect(made).toBeLessThan(40)
  const { versions, code } = await ending(stream)
  expect(code).toBe('READER_TOO_SLOW')
  expect(versions).toEqual(Array.from({ length: versions.length }, (_, index) => index + 2))
}, 20_000)

test('a token that no longer holds ends it with its code; keys that are away for a moment do not', async () => {
  let now: 'holds' | 'away' | 'expired' = 'holds'
  const actor = { subject: 'u', name: 'u', roles: ['operator'], organisation: 'o' }
  const verifier = {
    async verify() {
      if (now === 'away') throw refusal('TOKEN_KEYS_UNAVAILABLE')
      if (now === 'expired') throw refusal('TOKEN_EXPIRED')
      return actor
    },
    ready: async () => undefined,
    remembered: () => undefined,
  }
  const { ask } = await serve(idle, { verifier, limits: { streamCheckMs: 30 } })
  const stream = await ask()
  await stream.next()
  const ended = ending(stream)
  now = 'away'
  const early = await Promise.race([ended, sleep(300, 'goes on')])
  expect(early).toBe('goes on')
  now = 'expired'
  expect(await ended).toEqual({ versions: [], code: 'TOKEN_EXPIRED' })
})

test('a server that stops ends it at once, and says why', async () => {
  const { ask } = await serve(idle)
  const stream = await ask()
  await stream.next()
  const ended = ending(stream)
  const begun = performance.now()
  await running?.server.stop(5000)
  expect(await ended).toEqual({ versions: [], code: 'SERVICE_STOPPING' })
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('a caller that has enough ends its generator', async () => {
  const calls: Call[] = []
  const over = Promise.withResolvers<void>()
  const { ask } = await serve(async function* (request, call) {
    calls.push(call)
    try {
      yield* idle(request, call)
    } finally {
      over.resolve()
    }
  })
  const enough = new AbortController()
  const stream = await ask(enough.signal)
  await stream.next()
  enough.abort()
  await over.promise
  expect(calls[0]?.signal.aborted).toBe(true)
  await ending(stream)
})

test('one subject has so many streams open and no more, and others have theirs', async () => {
  const { ask } = await serve(idle, { limits: { streamsOfSubject: 2 } })
  const open = [await ask(), await ask()]
  await Promise.all(open.map((stream) => stream.next()))
  expect((await ending(await ask())).code).toBe('TOO_MANY_WATCHES')
  await open[0]?.return()
  await sleep(100)
  const again = await ask()
  expect((await again.next()).done).toBe(false)
  await Promise.all([again.return(), open[1]?.return()])
})

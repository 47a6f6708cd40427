/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, expect, jest, test } from '@jest/globals'
import { signInAs } from '../testing/show.tsx'
import { follow } from './live.ts'

const fact = 'id: a@1\nevent: fact\ndata: {}\n\n'
const gap = 'event: gap\ndata: {}\n\n'

beforeEach(() => signInAs('coach'))

Object.assign(globalThis, { TextDecoderStream: class {} })

/** A gateway whose streams say this, one connection after the other; then it is gone. */
function streaming(...streams: readonly string[]) {
  const stop = new AbortController()
  let opened = 0
  globalThis.fetch = jest.fn(async () => {
    const text = streams[opened]
    opened += 1
    if (text === undefined) {
      stop.abort()
      throw new Error('gone')
    }
    const rest = [{ done: false, value: text }]
    const read = async () => rest.shift() ?? { done: true, value: undefined }
    return { ok: true, body: { pipeThrough: () => ({ getReader: () => ({ read }) }) } }
  }) as unknown as typeof fetch
  return stop.signal
}

async function told(...streams: readonly string[]): Promise<readonly string[]> {
  const heard: string[] = []
  await follow(
    streaming(...streams),
    () => undefined,
    () => void heard.push('fact'),
    () => void heard.push('gap'),
  )
  return heard
}

test('a page that just opened has missed nothing; each fact is told', async () => {
  expect(await told(fact + fact)).toEqual(['fact', 'fact'])
})

test('a gap that the gateway tells of is no fact', async () => {
  expect(await told(gap + fact)).toEqual(['gap', 'fact'])
})

test('what was recorded between two connections was missed', async () => {
  expect(await told(fact, fact)).toEqual(['fact', 'gap', 'fact'])
})

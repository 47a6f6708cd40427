import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { smallManaged } from '../fixtures/small-managed.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { waitUntil } from '../network/wait-until.ts'
import { leftovers } from './ledger.ts'
import type { Managed } from './managed.ts'
import { supervise } from './supervise.ts'

let folder: ReturnType<typeof temporaryFolder>
let server: Managed | undefined
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  await server?.stop(100)
  folder.remove()
})

async function small(behaviour?: string) {
  const made = await smallManaged(folder.path, behaviour)
  server = made.server
  const answers = async () => (await fetch(made.url)).ok
  const gone = async () => !(await answers().catch(() => false))
  return { ...made, answers, gone }
}

const quick = { firstDelayMs: 20, longestDelayMs: 100, most: 3, windowMs: 60_000 }

describe('a managed server', () => {
  test('answers once it is started, and is listed until it is stopped', async () => {
    const { server, answers, ledgerFile } = await small()
    await server.start()
    expect(await answers()).toBe(true)
    expect(leftovers(ledgerFile).map((entry) => entry.name)).toEqual(['small'])
    await server.stop()
    expect(server.running()).toBe(false)
    expect(leftovers(ledgerFile)).toEqual([])
  })

  test('comes back at the same address when it is started again', async () => {
    const { server, answers, gone } = await small()
    await server.start()
    const first = server.pid()
    await server.kill()
    expect(await gone()).toBe(true)
    await server.start()
    expect(await answers()).toBe(true)
    expect(server.pid()).not.toBe(first)
  })

  test('is killed when it does not hear the request to stop', async () => {
    const { server } = await small('deaf')
    await server.start()
    await server.stop(200)
    expect(server.running()).toBe(false)
  })

  test('is stopped even while it is frozen', async () => {
    const { server } = await small()
    await server.start()
    server.signal('SIGSTOP')
    await server.stop(2_000)
    expect(server.running()).toBe(false)
  })

  test('that does not come up says so with the end of its log and what to do', async () => {
    const { server } = await small('crashes')
    const error = await server.start().catch((caught) => caught)
    expect(error).toMatchObject({ mend: 'mend it' })
    expect(error.message).toContain('small did not come up')
  })
})

describe('a supervised server', () => {
  test('comes back after kill -9', async () => {
    const { server, answers } = await small()
    await server.start()
    const stop = supervise(server, quick)
    const first = server.pid()
    await server.kill()
    expect(await waitUntil(async () => server.pid() !== first && answers(), 5_000)).toBe(true)
    stop()
  })

  test('stays down when it was asked to stop', async () => {
    const { server, gone } = await small()
    await server.start()
    const stop = supervise(server, quick)
    await server.stop()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await gone()).toBe(true)
    stop()
  })

  test('stays down after as many crashes as are allowed, and says so', async () => {
    const warnings: string[] = []
    const { server, url } = await small()
    await server.start()
    const report = {
      step: never,
      line: () => undefined,
      warn: (text: string) => warnings.push(text),
    }
    const stop = supervise(server, quick, report)
    for (let crash = 0; crash <= quick.most; crash++) {
      await waitUntil(async () => (await fetch(url)).ok, 5_000)
      await fetch(`${url}/crash`).catch(() => undefined)
    }
    expect(
      await waitUntil(async () => warnings.some((text) => /stays down/.test(text)), 5_000),
    ).toBe(true)
    expect(server.running()).toBe(false)
    stop()
  })
})

const never = async (): Promise<never> => {
  throw new Error('no step is taken here')
}

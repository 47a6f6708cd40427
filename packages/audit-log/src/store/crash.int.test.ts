import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { JWK } from 'jose'
import { checkExport } from '../check/index.ts'
import { headSigner } from '../head/keys.ts'
import { newKey } from '../testing/keys.ts'
import { entry, linesOf, logOn, type TestDatabase, testDatabase } from '../testing/log.ts'
import type { AuditLog } from './audit-log.ts'

let database: TestDatabase
let key: JWK
const running = new Set<ChildProcess>()
let folder = ''

beforeEach(async () => {
  database = await testDatabase()
  key = await newKey()
  folder = mkdtempSync(join(tmpdir(), 'seedline-audit-'))
})

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  await database.drop()
  rmSync(folder, { recursive: true })
})

const script = new URL('../testing/writer-process.ts', import.meta.url).pathname

/** A process that appends under load, and what it was told. */
function writer(name: string, workers = 64) {
  const args = [script, database.name, name, String(workers), JSON.stringify(key)]
  // To a file: it never fills up, as a pipe would whose reader is slow.
  const file = join(folder, name)
  const to = openSync(file, 'a')
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', to, 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  running.add(child)
  closeSync(to)
  return {
    async underLoad() {
      const until = performance.now() + 40_000
      while (statSync(file).size < 1000 && performance.now() < until) await pause(10)
    },
    /** The last line may have been cut off: then nobody was told. */
    lines: () => readFileSync(file, 'utf8').split('\n').slice(1, -1),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'close')
      running.delete(child)
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function streamed(log: AuditLog) {
  const lines = await linesOf(log)
  return (async function* () {
    yield* lines
  })()
}

/** The log as it stands, checked, and each acknowledged entry at the place that its writer was told. */
async function expectWhole(acknowledged: readonly string[]): Promise<void> {
  const log = await logOn(database.connection, await headSigner(key))
  const report = await checkExport(await streamed(log))
  expect(report.findings).toEqual([])
  expect(report.agreeingHeads).toBeGreaterThan(0)
  const places = new Map<string, number>()
  while (places.size < report.entries) {
    for (const { id, index } of await log.entriesFrom(places.size)) {
      expect([index, places.has(id)]).toEqual([places.size, false])
      places.set(id, index)
    }
  }
  for (const line of acknowledged) {
    const [id = '', index] = line.split(' ')
    expect([id, places.get(id)]).toEqual([id, Number(index)])
  }
  expect((await log.append(entry('afterwards'))).index).toBe(report.entries)
  await log.close()
}

describe('Whatever becomes of its writers', () => {
  test('kill -9 under load loses no acknowledged entry, doubles none and leaves the log whole', async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round++) {
      const one = writer(`w${round}`)
      await one.underLoad()
      await pause(300 * Math.random())
      await one.kill()
      acknowledged.push(...one.lines())
    }
    expect(acknowledged.length).toBeGreaterThan(100)
    await expectWhole(acknowledged)
  }, 180_000)

  test('two processes at once write one log, each coming to its turn', async () => {
    const both = [writer('a'), writer('b')]
    await Promise.all(both.map(({ underLoad }) => underLoad()))
    await pause(1500)
    await Promise.all(both.map(({ kill }) => kill()))
    const acknowledged = both.map(({ lines }) => lines())
    for (const lines of acknowledged) expect(lines.length).toBeGreaterThan(64)
    await expectWhole(acknowledged.flat())
  }, 180_000)

  test('a writer that stood still while another went on finds out by the place being taken', async () => {
    const signer = await headSigner(key)
    const stale = await logOn(database.connection, signer)
    const other = await logOn(database.connection, signer)
    await stale.append(entry('first'))
    for (let index = 0; index < 30; index++) await other.append(entry(`o${index}`))
    expect((await stale.append(entry('o7'))).index).toBe(8)
    expect((await stale.append(entry('late'))).index).toBe(31)
    expect((await other.append(entry('last'))).index).toBe(32)
    await Promise.all([stale.close(), other.close()])
    await expectWhole(['late 31'])
  })
})

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { compactVerify, createLocalJWKSet } from 'jose'
import type { HeadSigner } from '../head/keys.ts'
import { newSigner } from '../testing/keys.ts'
import { entry, logOn, type TestDatabase, testDatabase } from '../testing/log.ts'
import { verifyConsistency, verifyInclusion } from '../tree/verify.ts'
import type { AuditLog } from './audit-log.ts'
import { leafOf } from './entry.ts'

let database: TestDatabase
let signer: HeadSigner
let log: AuditLog

beforeEach(async () => {
  database = await testDatabase()
  signer = await newSigner()
  log = await logOn(database.connection, signer)
})

afterEach(async () => {
  await log.close()
  await database.drop()
})

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
  )

/** Appends so many, 64 at a time. */
async function fill(count: number, name = 'e'): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++)
      await log.append(entry(`${name}${index}`))
  }
  await Promise.all(Array.from({ length: 64 }, worker))
}

describe('An audit log', () => {
  test('gives each entry its place, one after another', async () => {
    for (let index = 0; index < 5; index++) {
      const placed = await log.append(entry(`e${index}`))
      expect(placed).toEqual({
        index,
        leafHash: leafOf(entry(`e${index}`)),
        repeated: false,
      })
    }
    expect(await log.size()).toBe(5)
    const entries = await log.entriesFrom(3)
    expect(entries.map(({ index, id, bytes }) => [index, id, String(bytes)])).toEqual([
      [3, 'e3', 'asked by e3'],
      [4, 'e4', 'asked by e4'],
    ])
    expect(await log.entriesFrom(5)).toEqual([])
  })

  test('takes what comes while a group is written into the next, and each entry once', async () => {
    await fill(2000)
    expect(await log.size()).toBe(2000)
    const groups = await database.connection.collection('audit_test-log_groups').countDocuments()
    expect(groups).toBeLessThan(400)
    const ids = new Set<string>()
    for (let from = 0; from < 2000; from = ids.size) {
      for (const { id, index } of await log.entriesFrom(from)) {
        expect(index).toBe(ids.size)
        ids.add(id)
      }
    }
    expect(ids.size).toBe(2000)
  })

  test('lets an entry stand once, however often and however closely it is repeated', async () => {
    const asked = Array.from({ length: 1000 }, (_, index) => entry(`q${index % 50}`))
    const placed = await Promise.all(asked.map((one) => log.append(one)))
    expect(await log.size()).toBe(50)
    for (const [which, { index }] of placed.entries()) expect(index).toBe(placed[which % 50]?.index)
    expect(placed.filter(({ repeated }) => !repeated)).toHaveLength(50)
    const mixed = await Promise.all(
      [...asked.slice(0, 10), entry('new')].map((one) => log.append(one)),
    )
    expect(mixed.map(({ index }) => index)).toEqual([
      ...placed.slice(0, 10).map((p) => p.index),
      50,
    ])
  })

  test('refuses other bytes under an id that it has, also within one group', async () => {
    await log.append(entry('one'))
    expect(await codeOf(log.append(entry('one', 'something else')))).toBe('AUDIT_ENTRY_DIFFERS')
    const together = [entry('two'), entry('three', 'a'), entry('three', 'b')]
    const codes = await Promise.all(together.map((one) => codeOf(log.append(one))))
    expect(codes).toEqual(['none', 'none', 'AUDIT_ENTRY_DIFFERS'])
    expect(await log.size()).toBe(3)
  })

  test('refuses what it could not keep', async () => {
    expect(await codeOf(log.append(entry('')))).toBe('ID_INVALID')
    expect(await codeOf(log.append(entry('a b')))).toBe('ID_INVALID')
    const large = { id: 'large', bytes: Buffer.alloc(64 * 1024 + 1) }
    expect(await codeOf(log.append(large))).toBe('AUDIT_ENTRY_TOO_LARGE')
    expect(await log.size()).toBe(0)
  })

  test('proves of each entry that it is in, and of each head that the next begins with it', async () => {
    const heads: { size: number; root: Buffer }[] = []
    for (const count of [1, 6, 130, 300]) {
      await fill(count, `round${count}-`)
      const head = await log.signHead()
      heads.push({ size: head?.size ?? 0, root: Buffer.from(head?.root ?? '', 'base64url') })
    }
    const last = heads.at(-1) ?? { size: 0, root: Buffer.alloc(0) }
    expect(last.size).toBe(437)
    for (const before of heads) {
      const proof = await log.consistency(before.size, last.size)
      expect(verifyConsistency(proof, { before, after: last })).toBe(true)
    }
    const entries = [...(await log.entriesFrom(0)), ...(await log.entriesFrom(400))]
    for (const { index, leafHash } of entries.filter((_, which) => which % 17 === 0)) {
      const proof = await log.inclusion(index, last.size)
      const of = { leaf: leafHash, index, size: last.size, root: last.root }
      expect(verifyInclusion(proof, of)).toBe(true)
    }
    expect(await codeOf(log.inclusion(437, 437))).toBe('AUDIT_INDEX_UNKNOWN')
    expect(await codeOf(log.inclusion(437, 438))).toBe('AUDIT_INDEX_UNKNOWN')
    expect(await codeOf(log.consistency(5, 4))).toBe('AUDIT_INDEX_UNKNOWN')
  })

  test('signs its head, which whoever has its keys can check, also those of former keys', async () => {
    expect(await log.head()).toBeUndefined()
    await log.append(entry('one'))
    const first = await log.signHead()
    await log.close()
    log = await logOn(database.connection, await newSigner())
    await log.append(entry('two'))
    const second = await log.signHead()
    expect(await log.head()).toMatchObject({ size: 2, root: second?.root, jws: second?.jws })
    const keys = createLocalJWKSet(await log.keys())
    for (const [head, size] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const { payload } = await compactVerify(head?.jws ?? '', keys)
      expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
        log: 'test-log',
        size,
        root: head?.root,
        at: head?.at.toISOString(),
      })
    }
    expect((await log.keys()).keys).toHaveLength(2)
  })

  test('signs a head by itself while something is added, and none while nothing is', async () => {
    await log.close()
    log = await logOn(database.connection, signer, { headEveryMs: 50 })
    await log.append(entry('one'))
    const until = performance.now() + 10_000
    while (!(await log.head()) && performance.now() < until) await pause(20)
    expect((await log.head())?.size).toBe(1)
    await pause(200)
    expect(await database.connection.collection('audit_test-log_heads').countDocuments()).toBe(1)
  })

  test('goes on where it was when it is opened again, with and without a head', async () => {
    await fill(100)
    await log.close()
    await database.connection.collection('audit_test-log_latest_head').deleteMany({})
    log = await logOn(database.connection, signer)
    expect((await log.append(entry('next'))).index).toBe(100)
    await log.close()
    log = await logOn(database.connection, signer)
    expect((await log.append(entry('last'))).index).toBe(101)
  })

  test('is not added to once it is not what was signed', async () => {
    await fill(100)
    await log.close()
    const groups = database.connection.collection('audit_test-log_groups')
    await groups.updateMany({}, { $set: { nodes: Buffer.alloc(32 * 64), root: Buffer.alloc(32) } })
    expect(await codeOf(logOn(database.connection, signer))).toBe('AUDIT_LOG_DAMAGED')
  })
})

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

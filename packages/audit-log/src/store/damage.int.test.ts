import { setImmediate as endOfTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { checkExport } from '../check/index.ts'
import type { HeadSigner } from '../head/keys.ts'
import { newSigner } from '../testing/keys.ts'
import { entry, groupsOf, logOn, type TestDatabase, testDatabase } from '../testing/log.ts'
import { exportAuditLog } from './connect.ts'
import type { StoredGroup } from './group.ts'

let database: TestDatabase
let signer: HeadSigner
let kept: string[]

/** Forty entries in groups of ten, with a head behind each, of which a bank kept the second and the last. */
beforeEach(async () => {
  database = await testDatabase()
  signer = await newSigner()
  const log = await logOn(database.connection, signer, { headEveryMs: 60_000 })
  kept = []
  for (let group = 0; group < 4; group++) {
    // The first goes alone, the rest together.
    const first = log.append(entry(`e${10 * group}`))
    await endOfTurn()
    const rest = Array.from({ length: 9 }, (_, index) =>
      log.append(entry(`e${10 * group + index + 1}`)),
    )
    await Promise.all([first, ...rest])
    const head = await log.signHead()
    if (group % 2 === 1) kept.push(head?.jws ?? '')
  }
  await log.close()
})

afterEach(() => database.drop())

const groups = () => groupsOf(database.connection)

async function found(): Promise<readonly string[]> {
  const keys = { keys: [signer.publicKey] }
  const lines = exportAuditLog(database.connection, 'test-log')
  const { findings } = await checkExport(lines, { keptHeads: kept, keys })
  return findings.map(
    ({ kind, from, to, at }) =>
      `${kind} ${from}${to > from + 1 ? `..${to}` : ''}${at === undefined ? '' : ` at ${at}`}`,
  )
}

/** The group of entries 11 to 19, changed. */
async function change(to: (entries: StoredGroup['entries']) => StoredGroup['entries']) {
  const group = await groups().findOne({ _id: 11 }, { promoteBuffers: true })
  await groups().updateOne({ _id: 11 }, { $set: { entries: to(group?.entries ?? []) } })
}

describe('In the database', () => {
  test('nothing is wrong with a log that nobody touched', async () => {
    expect(await found()).toEqual([])
  })

  test('an altered entry is found', async () => {
    await groups().updateOne({ _id: 11 }, { $set: { 'entries.4.bytes': Buffer.from('forged') } })
    expect(await found()).toEqual(['altered 15'])
  })

  test('an altered leaf hash is found', async () => {
    await groups().updateOne({ _id: 11 }, { $set: { leaves: Buffer.alloc(9 * 32) } })
    expect(await found()).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19].map((at) => `altered ${at}`))
  })

  test('a removed entry is found, and a removed group', async () => {
    await change((entries) => entries.toSpliced(4, 1))
    expect(await found()).toEqual(['removed 15'])
    await groups().deleteOne({ _id: 11 })
    expect(await found()).toEqual(['removed 11..20'])
  })

  test('an inserted entry is found', async () => {
    await change((entries) => entries.toSpliced(4, 0, entry('never')))
    expect(await found()).toEqual(['inserted 15'])
  })

  test('reordered entries are found', async () => {
    await change(([a, b, ...rest]) => (a && b ? [b, a, ...rest] : rest))
    expect(await found()).toEqual(['reordered 11 at 12'])
  })

  test('a log that was cut off at its end is found, by its heads or by a kept one', async () => {
    await groups().deleteMany({ _id: { $gte: 20 } })
    expect(await found()).toEqual(['truncated 20..40'])
    await database.connection.collection('audit_test-log_heads').deleteMany({})
    await database.connection.collection('audit_test-log_latest_head').deleteMany({})
    expect(await found()).toEqual(['truncated 20..40'])
  })

  test('a fork is found by a kept head: the log was set back and went on otherwise', async () => {
    await groups().deleteMany({ _id: { $gte: 20 } })
    await database.connection.collection('audit_test-log_heads').deleteMany({})
    await database.connection.collection('audit_test-log_latest_head').deleteMany({})
    const log = await logOn(database.connection, signer)
    for (let index = 0; index < 25; index++) await log.append(entry(`other${index}`))
    await log.close()
    expect(await found()).toEqual(['forked 20..40'])
  })
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { RecordingService } from '@seedline/contracts/services'
import { Binary, type Db, MongoClient } from 'mongodb'
import { noFindings } from '../findings.ts'
import { settle } from '../settle.ts'
import { checkKept } from './check-kept.ts'
import type { VerifiedKept } from './verified-kept.ts'

const rights: VerifiedKept = {
  service: 'registry',
  kind: 'ip_right',
  version: 2,
  decode: (document) => new TextDecoder().decode(document),
  keysOf: (value) => [`number:${String(value)}`],
}

let client: MongoClient
let told: Db
let keeping: Db

beforeEach(async () => {
  const name = `test_${randomUUID().slice(0, 8)}`
  client = await new MongoClient(process.env.SEEDLINE_TEST_MONGO_URL ?? '', {
    useBigInt64: true,
  }).connect()
  told = client.db(`${name}_told`)
  keeping = client.db(name)
})

afterEach(async () => {
  await told.dropDatabase()
  await keeping.dropDatabase()
  await client.close()
})

const commit = (id: string, version: number, size = 1) => ({
  stream: `ip_right-${id}`,
  category: 'ip_right',
  id,
  version,
  size,
})

const fact = (id: string, version: number) => ({
  _id: id,
  rev: 1,
  version,
  walk: 1,
  absent: false,
  untold: '',
  document: new Binary(Buffer.from(id)),
  keys: [`number:${id}`],
  toldAt: new Date(),
})

const facts = () => keeping.collection<{ _id: string }>('kept_ip_right_2')
const states = () => keeping.collection<{ _id: string; caughtUp: boolean }>('kept_facts')

const check = async (whileSettling: () => Promise<unknown> = async () => undefined) => {
  const findings = noFindings()
  const commits = new Map<RecordingService, ReturnType<Db['collection']>>([
    ['registry', told.collection('commits')],
  ])
  const documents = await checkKept('fund', keeping, commits, rights, findings, () => undefined)
  await whileSettling()
  const late = await settle(findings.looks, performance.now() + 200)
  const found = [...findings.differences, ...late].map(({ what, code }) => `${what} ${code}`)
  return { documents, found: found.toSorted() }
}

test('each fact that lacks, is behind, is too much or isn’t found by what it says is named, and no other', async () => {
  const others = { ...commit('f', 1), stream: 'ip_rights-f', category: 'ip_rights' }
  const streams = [
    commit('a', 1),
    commit('a', 2, 3),
    commit('b', 1),
    commit('c', 1),
    commit('d', 1),
  ]
  await told.collection('commits').insertMany([...streams, others])
  await states().insertOne({ _id: 'ip_right@2', caughtUp: true })
  await facts().insertMany([
    fact('a', 4),
    { ...fact('b', 1), keys: ['number:other'] },
    fact('c', 0),
    fact('e', 1),
  ])
  expect(await check()).toEqual({
    documents: 4,
    found: [
      'kept_ip_right/b KEPT_FACT_DIFFERS',
      'kept_ip_right/c KEPT_FACT_STALE',
      'kept_ip_right/d KEPT_FACT_MISSING',
      'kept_ip_right/e KEPT_FACT_EXTRA',
    ],
  })
  const nextSeen = () => facts().insertOne(fact('d', 1))
  expect((await check(nextSeen)).found).not.toContain('kept_ip_right/d KEPT_FACT_MISSING')
})

test('a kind that was never all told says that, and one that nobody keeps says nothing', async () => {
  await told.collection('commits').insertOne(commit('a', 1))
  expect(await check()).toEqual({ documents: 0, found: [] })
  await states().insertOne({ _id: 'ip_right@2', caughtUp: false })
  expect((await check()).found).toEqual(['kept_ip_right KEPT_FACTS_NOT_TOLD'])
})

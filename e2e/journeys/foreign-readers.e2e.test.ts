import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serviceNames } from '@seedline/contracts/services'
import { checkout, findProgram } from '@seedline/stack'
import { cellsUnlike, operations } from '../access/compare.ts'
import { entered } from '../access/table.ts'
import { prepareThings } from '../access/things.ts'
import { type Caller, expectStatus } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { closing, type Prepared, prepareSeedRound } from '../system/seed-round.ts'

const run = promisify(execFile)
const kcat = findProgram('kcat')

let system: RunningSystem
let manager: Caller
let round: Prepared
let eventId: string

beforeAll(async () => {
  system = await startSystem({ services: serviceNames })
  manager = await system.as('fund-manager')
  round = await prepareSeedRound(manager, '914403990000000439')
  const answer = await manager.post(`/deals/${round.dealId}/closing`, closing(round.fundId))
  eventId = expectStatus(201, answer).eventIds[0]
}, 120_000)

afterAll(async () => {
  await system?.stop()
}, 30_000)

/** The message's headers and its bytes, read by a client that shares no code with us. */
async function readByKcat(): Promise<{ headers: Map<string, string>; value: Buffer }> {
  const { kafkaBrokers, topicPrefix } = system.stack.describe()
  const args = (format: string) => [
    ...['-C', '-e', '-q', '-b', kafkaBrokers, '-t', `${topicPrefix}seedline.fund.deal.v1`],
    ...['-o', 'beginning', '-f', format],
  ]
  const { stdout } = await run(kcat ?? '', args('%h\n'), { timeout: 20_000 })
  const lines = stdout.trim().split('\n')
  const at = lines.findIndex((line) => line.includes(`ce_id=${eventId},`))
  const headers = (lines[at] ?? '').split(/,(?=[a-z_]+=|content-type=)/).map((header) => {
    const split = header.indexOf('=')
    return [header.slice(0, split), header.slice(split + 1)] as const
  })
  const bytes = await run(kcat ?? '', args('%R%s'), { encoding: 'buffer', timeout: 20_000 })
  return { headers: new Map(headers), value: framesOf(bytes.stdout)[at] ?? Buffer.alloc(0) }
}

// kcat's %R is the length of what follows, four bytes, big-endian.
function framesOf(bytes: Buffer): readonly Buffer[] {
  const frames: Buffer[] = []
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = bytes.readInt32BE(at)
    frames.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return frames
}

/** What buf, a Go program, makes of the bytes with nothing but the proto files. */
async function decodedByBuf(type: string, value: Buffer): Promise<Record<string, unknown>> {
  const decoding = run(
    'node_modules/.bin/buf',
    ['convert', 'proto', '--type', type, '--from', '-'],
    {
      cwd: checkout,
      env: { ...process.env, PATH: `${join(checkout, 'node_modules/.bin')}:${process.env.PATH}` },
      timeout: 30_000,
    },
  )
  decoding.child.stdin?.end(value)
  return JSON.parse((await decoding).stdout)
}

test('kcat reads a closed round, and a program that has only the proto file decodes it', async () => {
  if (!kcat) {
    process.stderr.write('  kcat is not on this machine: no foreign client has read the topics\n')
    return
  }
  const { headers, value } = await readByKcat()
  expect(headers.get('ce_specversion')).toBe('1.0')
  expect(headers.get('ce_type')).toBe('seedline.fund.v1.RoundClosed')
  expect(headers.get('ce_source')).toBe('/seedline/fund')
  expect(headers.get('ce_subject')).toBe(round.dealId)
  expect(headers.get('content-type')).toBe('application/protobuf')
  expect(headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/)
  expect(await decodedByBuf('seedline.fund.v1.RoundClosed', value)).toMatchObject({
    dealId: round.dealId,
    round: 'RUNG_SEED',
    sharePrice: '2.00',
    subscriptions: [
      { shares: '1000000', amount: { currency: 'CNY', minorUnits: '200000000' } },
      { shares: '500000', amount: { currency: 'CNY', minorUnits: '100000000' } },
    ],
  })
}, 90_000)

test('every operation has a row in the table of who may do and see what, and no row is of none', () => {
  expect(entered.toSorted()).toEqual(operations.map(({ name }) => name).toSorted())
})

test('each role of each organisation may do and see what the table says, by REST and by gRPC', async () => {
  const things = await prepareThings(system, round)
  expect(await cellsUnlike(system, things)).toEqual([])
}, 170_000)

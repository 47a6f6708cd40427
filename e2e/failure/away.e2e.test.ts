import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Managed } from '@seedline/stack'
import { type Answer, type Caller, until } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { synthetic } from '../system/seed-round.ts'
import { verified } from '../system/verified.ts'
import { faultsIn, type Operation } from './history.ts'
import { openLargeFund } from './large-fund.ts'
import { type Load, startLoad } from './load.ts'
import { readRecorded } from './recorded.ts'

const KAFKA_AWAY_MS = Number(process.env.SEEDLINE_AWAY_MS ?? 20_000)
const MONGO_AWAY_MS = 8_000
const FROZEN_MS = 20_000
const SENDERS = 2
const SETTLE_MS = 60_000
const SUBJECT = 'user:test-fund-manager'

let system: RunningSystem
let manager: Caller
let fundId: string

beforeAll(async () => {
  // Servers of its own, to take away; nothing restarts what ends, so that recovery is recovery.
  system = await startSystem({
    mongo: { only: ['mongod', 'secantusd-rs', 'docker', 'memory-server', 'secantusdb', 'cargo'] },
    kafka: { only: ['java', 'docker'] },
  })
  manager = await system.as('fund-manager')
  fundId = await openLargeFund(manager)
}, 180_000)

afterAll(async () => {
  await system?.stop()
}, 30_000)

/** Every single answer that the senders got, beside what they made of them. */
interface Watched {
  readonly load: Load
  readonly answers: { readonly at: number; readonly status: number; readonly code: string }[]
}

function watchedLoad(): Watched {
  const answers: Watched['answers'] = []
  const note = (status: number, code: string) =>
    answers.push({ at: performance.now(), status, code })
  const watching: Caller = {
    ...manager,
    async post(path, body, headers) {
      try {
        const answer = await manager.post(path, body, headers)
        note(answer.status, String(answer.body?.code ?? ''))
        return answer
      } catch (error) {
        note(0, String(error))
        throw error
      }
    },
  }
  return { load: startLoad(watching, SUBJECT, fundId, SENDERS), answers }
}

function own(server: { readonly process?: Managed }): Managed {
  if (!server.process) throw new Error('the server was to be of the stack’s own')
  return server.process
}

const pids = (): readonly (number | undefined)[] =>
  (['registry', 'fund', 'gateway'] as const).map((name) => system.stack.service(name).pid())

/** Nothing lost, nothing doubled, and every read model as the streams say. */
async function expectSound(history: readonly Operation[]): Promise<void> {
  expect(history.length).toBeGreaterThan(0)
  expect(faultsIn(history, (await readRecorded(system.stack)).of)).toEqual([])
  expect((await verified(system.stack, SETTLE_MS)).differences).toEqual([])
}

const register = (): Promise<Answer> =>
  manager.post('/enterprises', { nameZh: '演示·故障试验 一家', provenance: synthetic })

const say = (figure: string) => process.stderr.write(`  ${figure}\n`)

describe('while Kafka is away', () => {
  test('every command is still accepted, and all of it arrives once Kafka is back', async () => {
    const before = pids()
    const { load, answers } = watchedLoad()
    await pause(1_000)
    const kafka = own(system.stack.kafka)
    await kafka.stop()
    const gone = performance.now()
    await pause(KAFKA_AWAY_MS)
    const meanwhile = answers.filter(({ at }) => at > gone)
    await kafka.start()
    const back = performance.now()
    const history = await load.stop()
    await expectSound(history)
    const drained = ((performance.now() - back) / 1_000).toFixed(1)
    const accepted = meanwhile.filter(({ status }) => status === 201).length
    say(
      `Kafka away ${KAFKA_AWAY_MS / 1_000} s: ${accepted} accepted, all there ${drained} s after it was back`,
    )
    expect(accepted).toBeGreaterThan(SENDERS)
    expect(answers.filter(({ status }) => status === 0 || status >= 500)).toEqual([])
    expect(pids()).toEqual(before)
  }, 240_000)
})

describe('while MongoDB is away', () => {
  test('commands are refused clearly and soon, and accepted again without a restart', async () => {
    const before = pids()
    const { load } = watchedLoad()
    await pause(1_000)
    const mongo = own(system.stack.mongo)
    await mongo.stop()
    const gone = performance.now()
    const refusals: { readonly answer: Answer; readonly tookMs: number }[] = []
    while (performance.now() - gone < MONGO_AWAY_MS) {
      const begun = performance.now()
      const answer = await register()
      refusals.push({ answer, tookMs: performance.now() - begun })
    }
    await mongo.start()
    const recovered = await until(register, ({ status }) => status === 201, 10_000)
    const history = await load.stop()
    const slowest = Math.max(...refusals.map(({ tookMs }) => tookMs))
    say(
      `MongoDB away: ${refusals.length} refused, the slowest after ${slowest.toFixed(0)} ms; ` +
        `accepted ${recovered.tookMs.toFixed(0)} ms after it was back`,
    )
    expect(recovered.answer.status).toBe(201)
    for (const { answer } of refusals) {
      expect(answer).toMatchObject({ status: 503, body: { status: 503, code: expect.any(String) } })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.body.mend).not.toBe('')
    }
    expect(slowest).toBeLessThan(4_000)
    expect(pids()).toEqual(before)
    await expectSound(history)
  }, 180_000)
})

describe('a registry that stands still for twenty seconds', () => {
  test('doubles nothing when it goes on', async () => {
    const registry = system.stack.service('registry')
    const { load } = watchedLoad()
    await pause(1_000)
    registry.signal('SIGSTOP')
    await pause(FROZEN_MS)
    registry.signal('SIGCONT')
    const thawed = performance.now()
    const answer = await until(register, ({ status }) => status === 201, 15_000)
    await pause(2_000)
    const history = await load.stop()
    await expectSound(history)
    const settled = ((performance.now() - thawed) / 1_000).toFixed(1)
    say(
      `registry frozen ${FROZEN_MS / 1_000} s: ${history.length} commands, sound ${settled} s later`,
    )
    expect(answer.answer.status).toBe(201)
  }, 180_000)
})

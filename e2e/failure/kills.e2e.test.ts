import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Managed } from '@seedline/stack'
import { type Caller, expectStatus } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { verified } from '../system/verified.ts'
import { faultsIn, type Operation } from './history.ts'
import { openLargeFund } from './large-fund.ts'
import { startLoad } from './load.ts'
import { type Recorded, readRecorded } from './recorded.ts'

const KILLS = Number(process.env.SEEDLINE_KILLS ?? 30)
const SENDERS = 4
const SETTLE_MS = 90_000

let system: RunningSystem
let manager: Caller
let fundId: string
let history: readonly Operation[]
let recorded: Recorded
const killed: Record<string, number> = {}

beforeAll(
  async () => {
    system = await startSystem({
      fundRelay: 'apart',
      restarts: { firstDelayMs: 50, longestDelayMs: 500, most: 1_000, windowMs: 10_000 },
    })
    manager = await system.as('fund-manager')
    fundId = await openLargeFund(manager)
    const load = startLoad(manager, 'user:test-fund-manager', fundId, SENDERS)
    await killAtRandom([
      system.stack.service('fund'),
      system.stack.service('registry'),
      relayOf(system),
    ])
    history = await load.stop()
    await everythingRuns()
  },
  120_000 + KILLS * 8_000,
)

afterAll(async () => {
  await system?.stop()
}, 30_000)

function relayOf({ stack }: RunningSystem): Managed {
  if (!stack.fundRelay) throw new Error('the relay was to run apart')
  return stack.fundRelay
}

/** Kills whichever of them runs, at moments that nobody chose. */
async function killAtRandom(processes: readonly Managed[]): Promise<void> {
  const until = performance.now() + KILLS * 7_000
  for (let kills = 0; kills < KILLS && performance.now() < until; ) {
    await pause(100 + Math.random() * 1_500)
    const victim = processes[Math.floor(Math.random() * processes.length)]
    if (!victim?.running()) continue
    await victim.kill()
    killed[victim.name] = (killed[victim.name] ?? 0) + 1
    kills += 1
  }
}

async function everythingRuns(): Promise<void> {
  const { stack } = system
  for (const process of [stack.service('fund'), stack.service('registry'), relayOf(system)]) {
    await process.start()
  }
}

test('the kills were given, and commands went on being accepted between them', () => {
  const counts = Object.groupBy(history, ({ outcome }) => outcome.kind)
  const figures = Object.entries(counts).map(([kind, list]) => `${list?.length} ${kind}`)
  process.stderr.write(`  kills ${JSON.stringify(killed)}; commands: ${figures.join(', ')}\n`)
  expect(Object.values(killed).reduce((sum, count) => sum + count, 0)).toBe(KILLS)
  expect(counts.ok?.length ?? 0).toBeGreaterThan(KILLS)
  expect(counts.refused?.length ?? 0).toBeGreaterThan(0)
})

test('no accepted command is lost, none took effect twice, no refused one left anything', async () => {
  recorded = await readRecorded(system.stack)
  expect(faultsIn(history, recorded.of)).toEqual([])
})

test('there are as many closed rounds as closings that were accepted or left in doubt', () => {
  const closings = history.filter(({ what }) => what === 'close')
  const expected = closings.filter((closing) => recorded.of(closing).length > 0)
  expect(recorded.count('seedline.fund.v1.RoundClosed')).toBe(expected.length)
})

test(
  'every read model becomes what the streams say, with no event lost or doubled on the way',
  async () => {
    const report = await verified(system.stack, SETTLE_MS)
    expect(report.differences).toEqual([])
    expect(report.rounds).toBe(recorded.count('seedline.fund.v1.RoundClosed'))
  },
  SETTLE_MS + 30_000,
)

test('the fund has invested exactly what its closed rounds took', async () => {
  const fund = expectStatus(200, await manager.get(`/funds/${fundId}`))
  const rounds = BigInt(recorded.count('seedline.fund.v1.RoundClosed'))
  expect(fund.invested.amount).toBe(`${rounds * 2_000_000n}.00`)
})

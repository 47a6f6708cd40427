import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Managed } from '@seedline/stack'
import type { VerifyReport } from '@seedline/verify'
import { MongoClient } from 'mongodb'
import { type Caller, expectStatus } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { verified } from '../system/verified.ts'
import { faultsIn, type Operation } from './history.ts'
import { killInBursts, type Victim } from './kill-in-bursts.ts'
import { openLargeFund } from './large-fund.ts'
import { startLoad } from './load.ts'
import { lanesOf, readPublished, relaysIn, toBePublished } from './published.ts'
import { type Recorded, readRecorded } from './recorded.ts'
import { type Kill, quantile, recoveries } from './recovery.ts'

const KILLS = Number(process.env.SEEDLINE_KILLS ?? 30)
const SENDERS = 4
const SETTLE_MS = 90_000
const QUIET_MS = 4_000
const QUIET_TRIES = 3
const SUBJECT = 'user:test-fund-manager'

let system: RunningSystem
let manager: Caller
let fundId: string
let quiet: Quiet
let history: readonly Operation[]
let recorded: Recorded
let report: VerifyReport
let killed: readonly Kill[]

beforeAll(
  async () => {
    system = await startSystem({
      // Two relays on the same lanes: the service's own, and one apart.
      relayApart: 'fund',
      settingsOf: { fund: { RELAY: 'embedded' } },
      restarts: { firstDelayMs: 50, longestDelayMs: 500, most: 1_000, windowMs: 10_000 },
    })
    manager = await system.as('fund-manager')
    fundId = await openLargeFund(manager)
    quiet = await quietPhase()
    const client = new MongoClient(system.stack.mongo.url)
    const victims = victimsOf(client)
    const load = startLoad(manager, SUBJECT, fundId, { senders: SENDERS })
    killed = await killInBursts(victims, KILLS)
    history = [...quiet.history, ...(await load.stop())]
    await client.close()
    await everythingRuns()
    ;({ recorded, report } = await settled())
  },
  180_000 + 2 * SETTLE_MS + KILLS * 8_000,
)

afterAll(async () => {
  await system?.stop()
}, 30_000)

function relayOf({ stack }: RunningSystem): Managed {
  if (!stack.relay) throw new Error('the relay was to run apart')
  return stack.relay
}

const processes = (): readonly Managed[] => [
  system.stack.service('fund'),
  system.stack.service('registry'),
  relayOf(system),
]

/** Rungs and shares are recorded only by processes that hear of closed rounds; the place of a round isn't. */
function victimsOf(client: MongoClient): readonly Victim[] {
  const { databases } = system.stack.describe()
  const counting = (service: 'fund' | 'registry', category: string): Victim => ({
    process: system.stack.service(service),
    effects: () =>
      client
        .db(databases[service])
        .collection('commits')
        .countDocuments({ category, 'events.type': { $ne: 'seedline.fund.v1.RoundReserved' } }),
  })
  return [
    counting('fund', 'cap_table'),
    counting('registry', 'stage_record'),
    { process: relayOf(system) },
  ]
}

/**
 * What is recorded once nothing is under way any more: a closing whose outcome its sender never learnt is carried on by
 * a process, after a while, so that only what is counted the same before and after a sound report will stay.
 */
async function settled(): Promise<{ recorded: Recorded; report: VerifyReport }> {
  const last = performance.now() + SETTLE_MS
  for (;;) {
    const before = await readRecorded(system.stack)
    const report = await verified(system.stack, SETTLE_MS)
    const recorded = await readRecorded(system.stack)
    const still = before.commits === recorded.commits
    if (still || performance.now() > last) return { recorded, report }
  }
}

async function everythingRuns(): Promise<void> {
  for (const process of processes()) await process.start()
}

/** Load while both relays publish and nobody is killed. */
interface Quiet {
  readonly relays: number
  readonly history: readonly Operation[]
  readonly missing: readonly string[]
  readonly repeated: number
  readonly events: number
}

/** A lane that changed hands may have been published twice, rightly: then it wasn't quiet. */
async function quietPhase(): Promise<Quiet> {
  const history: Operation[] = []
  for (let tries = 1; ; tries += 1) {
    const lanes = await dividedLanes()
    const before = await readPublished(system.stack)
    const load = startLoad(manager, SUBJECT, fundId, { senders: SENDERS })
    await pause(QUIET_MS)
    history.push(...(await load.stop()))
    const recorded = await toBePublished(system.stack, 30_000)
    const after = await readPublished(system.stack)
    const unchanged = (await lanesOf(system.stack)).every((lane, at) => lane === lanes[at])
    if (!unchanged && tries < QUIET_TRIES) continue
    const missing = recorded.filter((id) => !after.eventIds.has(id))
    const repeated = after.repeated - before.repeated
    const events = after.eventIds.size - before.eventIds.size
    return { relays: relaysIn(lanes), history, missing, repeated, events }
  }
}

async function dividedLanes(): Promise<readonly string[]> {
  const until = performance.now() + 20_000
  for (;;) {
    const lanes = await lanesOf(system.stack)
    if (relaysIn(lanes) === 2 || performance.now() > until) return lanes
    await pause(200)
  }
}

test('without kills, two relays put every event on its topic exactly once', async () => {
  expect(quiet.relays).toBe(2)
  expect(quiet.events).toBeGreaterThan(SENDERS)
  expect(quiet.missing).toEqual([])
  expect(quiet.repeated).toBe(0)
})

test('the kills were given, and commands went on being accepted between them', () => {
  const counts = Object.groupBy(history, ({ outcome }) => outcome.kind)
  const figures = Object.entries(counts).map(([kind, list]) => `${list?.length} ${kind}`)
  const given = Object.entries(Object.groupBy(killed, ({ name }) => name))
  const kills = given.map(([name, list]) => `${name} ${list?.length}`)
  process.stderr.write(`  kills: ${kills.join(', ')}; commands: ${figures.join(', ')}\n`)
  for (const service of ['fund', 'registry'] as const) {
    const took = recoveries(service, killed, history)
    const [half, most] = [0.5, 0.99].map((share) => quantile(took, share).toFixed(0))
    process.stderr.write(
      `  ${service}: accepted again after ${half} ms (median), ${most} ms (p99 of ${took.length})\n`,
    )
  }
  expect(killed).toHaveLength(KILLS)
  expect(counts.ok?.length ?? 0).toBeGreaterThan(KILLS)
  expect(counts.refused?.length ?? 0).toBeGreaterThan(0)
})

test('no accepted command is lost, none took effect twice, no refused one left anything', () => {
  expect(faultsIn(history, recorded.of)).toEqual([])
})

test('there are as many closed rounds as closings that were accepted or left in doubt', () => {
  const closings = history.filter(({ what }) => what === 'close')
  const expected = closings.filter((closing) => recorded.of(closing).length > 0)
  expect(recorded.count('seedline.fund.v1.RoundClosed')).toBe(expected.length)
})

test('every read model becomes what the streams say, with no event lost or doubled on the way', () => {
  expect(report.differences).toEqual([])
  expect(report.rounds).toBe(recorded.count('seedline.fund.v1.RoundClosed'))
})

test('the fund has invested exactly what its closed rounds took', async () => {
  const fund = expectStatus(200, await manager.get(`/funds/${fundId}`))
  const rounds = BigInt(recorded.count('seedline.fund.v1.RoundClosed'))
  expect(fund.invested.amount).toBe(`${rounds * 2_000_000n}.00`)
})

test('every event is on its topic, and those of a stream came in order', async () => {
  const recorded = await toBePublished(system.stack, SETTLE_MS)
  const { streams, eventIds, repeated } = await readPublished(system.stack)
  process.stderr.write(`  topics: ${eventIds.size} events, ${repeated} of them repeated\n`)
  expect(recorded.filter((id) => !eventIds.has(id))).toEqual([])
  expect(eventIds.size).toBe(recorded.length)
  const disordered = [...streams].filter(([, versions]) =>
    versions.some((version, at) => version !== at + 1),
  )
  expect(disordered).toEqual([])
}, 180_000)

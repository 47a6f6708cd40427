import { expect, test } from '@jest/globals'
import { messageBytesMost } from '@seedline/contracts/bounds'
import { GetEnterpriseHistoryResponse } from '@seedline/contracts/registry/v1/enterprise_service'
import { Ladder } from '@seedline/contracts/registry/v1/stage_record_service'
import {
  type MemoryStore,
  memoryStore,
  memoryView,
  recordedMessages,
  testActor,
} from '@seedline/testing'
import { deriveId, type Evidence, localDate, ProblemError, type Rung } from '@seedline/values'
import { ladderToProto } from '../inbound/grpc/answers.ts'
import { stageRecord } from '../stage-record/aggregate.ts'
import { callOf } from '../testing/command-calls.ts'
import { correction, enterpriseId, profile } from '../testing/enterprise-samples.ts'
import { correctEnterprise } from '../use-cases/correct-enterprise.ts'
import { recordRound } from '../use-cases/record-round.ts'
import { recordStage } from '../use-cases/record-stage.ts'
import { registerEnterprise } from '../use-cases/register-enterprise.ts'
import { reverseRound } from '../use-cases/reverse-round.ts'
import { getEnterpriseHistory } from './history/query.ts'
import { knownFundView } from './known-fund/view.ts'
import { getLadder } from './ladder/query.ts'
import { ladderView } from './ladder/view.ts'

/** The longest paper that is taken, and as many as come with one command. */
const longest: Evidence = {
  kind: 'report',
  title: '证'.repeat(300),
  url: `https://e.example/${'a'.repeat(1980)}`,
  sha256: '0'.repeat(64),
}
const papers = (count: number) => Array.from({ length: count }, () => longest)
const climbed: readonly Rung[] = ['seed', 'angel', 'pre-a', 'a', 'b', 'c', 'd', 'e', 'f', 'pre-ipo']

const code = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const climb = (store: MemoryStore, count: number): Promise<readonly string[]> =>
  climbed.reduce<Promise<readonly string[]>>(
    async (before, rung, index) => [
      ...(await before),
      await code(
        recordStage(
          store,
          {
            enterpriseId,
            rung,
            reachedOn: localDate(`2020-${String(index + 1).padStart(2, '0')}-20`),
            evidence: papers(count),
            outOfOrderReason: '',
            provenance: null,
          },
          callOf(`rung-${rung}`),
        ),
      ),
    ],
    Promise.resolve([]),
  )

async function answers(store: MemoryStore): Promise<readonly number[]> {
  const ladders = memoryView(ladderView, recordedMessages(store))
  const deadline = new Date(Date.now() + 5000)
  const funds = memoryView(knownFundView, [])
  const actor = testActor('registrar')
  const question = { enterpriseId, asOf: {}, atLeastVersion: 0, actor, deadline }
  const ladder = ladderToProto(await getLadder({ store, ladders, funds }, question))
  const entries = await getEnterpriseHistory({ store, funds }, question)
  return [
    Ladder.encode(ladder).finish().length,
    GetEnterpriseHistoryResponse.encode({ entries: [...entries] }).finish().length,
  ]
}

test('Ten rungs of ten of the longest papers each are recorded, and read', async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  expect(new Set(await climb(store, 10))).toEqual(new Set(['accepted']))
  expect(Math.max(...(await answers(store)))).toBeLessThan(messageBytesMost)
})

test('An enterprise and a ladder that are full refuse more, and can be read', async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  let corrected = 'accepted'
  for (let time = 0; corrected === 'accepted'; time += 1) {
    const change = correction({ nameEn: `${'"'.repeat(190)} ${time}` }, '"'.repeat(2000))
    corrected = await code(correctEnterprise(store, change, callOf(`correct-${time}`)))
  }
  expect(corrected).toBe('RECORD_FULL')
  const codes = await climb(store, 50)
  expect(codes.filter((one) => one === 'accepted').length).toBeGreaterThanOrEqual(4)
  expect(codes).toContain('RECORD_FULL')
  expect(Math.max(...(await answers(store)))).toBeLessThan(messageBytesMost)
})

test('On a ladder that is full of papers each closed round is recorded, and it can be read', async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  await filled(store)

  for (let round = 1; round <= 20; round += 1)
    expect([round, await closed(store, round)]).toEqual([round, 'accepted'])
  const [last] = (await store.read(stageRecord, enterpriseId)).slice(-1)
  expect(last?.event).toMatchObject({ evidence: [], round: { dealId: deriveId('Deal', '20') } })
  expect(Math.max(...(await answers(store)))).toBeLessThan(messageBytesMost)
})

test('On a ladder that is full of papers a closed round is taken back', async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  await filled(store)
  for (const round of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    expect([round, await closed(store, round)]).toEqual([round, 'accepted'])
    expect([round, await reversed(store, round)]).toEqual([round, 'accepted'])
  }
  const [last] = (await store.read(stageRecord, enterpriseId)).slice(-1)
  expect(last?.event).toMatchObject({ type: 'StageRoundReversed', rungWithdrawn: true })
  expect(Math.max(...(await answers(store)))).toBeLessThan(messageBytesMost)
})

test('Where there is room, a closed round brings its papers', async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  expect(await closed(store, 1)).toBe('accepted')
  const [recorded] = await store.read(stageRecord, enterpriseId)
  expect(recorded?.event).toMatchObject({ evidence: papers(10) })
})

/** Full to the last paper that fits. */
async function filled(store: MemoryStore): Promise<void> {
  for (const count of [50, 30, 10, 5, 2, 1])
    for (let more = true, time = 0; more; time += 1)
      more = (await increased(store, count, `${count}-${time}`)) === 'accepted'
  expect(await increased(store, 1, 'one more')).toBe('RECORD_FULL')
}

const increased = (store: MemoryStore, count: number, name: string): Promise<string> =>
  code(
    recordStage(
      store,
      {
        enterpriseId,
        rung: 'capital-increase',
        reachedOn: localDate('2020-01-20'),
        evidence: papers(count),
        outOfOrderReason: '',
        provenance: null,
      },
      callOf(`increase-${name}`),
    ),
  )

/** A closed round with the longest texts that it may have. */
const closed = (store: MemoryStore, round: number): Promise<string> =>
  code(
    recordRound(
      store,
      {
        enterpriseId,
        rung: 'capital-increase',
        closedOn: localDate('2021-01-20'),
        evidence: papers(10),
        round: originOf(round),
        provenance: { source: '源'.repeat(300), confidence: 'verified', synthetic: true },
      },
      callOf(`round-${round}`),
    ),
  )

/** It is taken back with the longest reason. */
const reversed = (store: MemoryStore, round: number): Promise<string> =>
  code(
    reverseRound(
      store,
      {
        enterpriseId,
        closedOn: localDate('2021-01-20'),
        reason: '因'.repeat(2000),
        round: originOf(round),
      },
      callOf(`reverse-${round}`),
    ),
  )

const originOf = (round: number) => ({
  fundId: deriveId('Fund', `${round}`),
  dealId: deriveId('Deal', `${round}`),
  eventId: `deal-${deriveId('Deal', `${round}`)}@1000`,
  traceId: '1'.repeat(32),
})

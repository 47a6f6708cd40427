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
import { type Evidence, localDate, ProblemError, type Rung } from '@seedline/values'
import { ladderToProto } from '../inbound/grpc/answers.ts'
import { callOf } from '../testing/command-calls.ts'
import { correction, enterpriseId, profile } from '../testing/enterprise-samples.ts'
import { correctEnterprise } from '../use-cases/correct-enterprise.ts'
import { recordStage } from '../use-cases/record-stage.ts'
import { registerEnterprise } from '../use-cases/register-enterprise.ts'
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

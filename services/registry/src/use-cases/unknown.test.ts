import { describe, expect, test } from '@jest/globals'
import type { CommandCall } from '@seedline/event-store'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { deriveId, localDate } from '@seedline/values'
import { callOf } from '../testing/command-calls.ts'
import { correction, enterpriseId, evidence, profile } from '../testing/enterprise-samples.ts'
import { closeEnterprise, correctStage, withdrawStage } from '../testing/registry-steps.ts'
import { stageCorrection } from '../testing/stage-record-samples.ts'
import { correctEnterprise } from './correct-enterprise.ts'
import { recordStage } from './record-stage.ts'
import { registerEnterprise } from './register-enterprise.ts'

const on = localDate('2024-01-01')
const rungId = deriveId('Rung', 'never')
const why = { enterpriseId, reason: 'x', evidence: [] }
const stage = {
  enterpriseId,
  rung: 'seed' as const,
  reachedOn: on,
  evidence: [evidence('agreement')],
  outOfOrderReason: '',
  provenance: null,
}
type Act = (store: MemoryStore, call: CommandCall) => Promise<unknown>
const correctRung: Act = (store, call) =>
  correctStage(store, stageCorrection(rungId, { reachedOn: on }), call)
const withdrawRung: Act = (store, call) => withdrawStage(store, { ...why, rungId }, call)

const onUnknownEnterprise: readonly [string, Act, string][] = [
  [
    'an enterprise',
    (store, call) => correctEnterprise(store, correction({ nameEn: 'x' }), call),
    'ENTERPRISE_UNKNOWN',
  ],
  [
    'the end of an enterprise',
    (store, call) => closeEnterprise(store, { ...why, closedOn: on }, call),
    'ENTERPRISE_UNKNOWN',
  ],
  ['a rung', (store, call) => recordStage(store, stage, call), 'ENTERPRISE_UNKNOWN'],
  ['the correction of a rung', correctRung, 'ENTERPRISE_UNKNOWN'],
  ['the withdrawal of a rung', withdrawRung, 'RUNG_UNKNOWN'],
]

describe('What is not there is told before the version that it should have', () => {
  test.each(onUnknownEnterprise)('for %s of no enterprise', async (_, act, code) => {
    const store = memoryStore('registry')
    const command = act(store, callOf('c-1', { expectedVersion: 3 }))
    await expect(command).rejects.toMatchObject({ problem: { code, kind: 'not-found' } })
  })

  test.each([
    ['corrected', correctRung],
    ['withdrawn', withdrawRung],
  ])('for a rung that was never recorded and is to be %s', async (_, act) => {
    const store = memoryStore('registry')
    await registerEnterprise(store, profile, callOf('register'))
    await recordStage(store, stage, callOf('seed'))
    const command = act(store, callOf('c-1', { expectedVersion: 7 }))
    await expect(command).rejects.toMatchObject({ problem: { code: 'RUNG_UNKNOWN' } })
  })
})

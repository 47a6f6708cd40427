import { describe, expect, test } from '@jest/globals'
import { memoryStore } from '@seedline/testing'
import { deriveId, instant, localDate, ProblemError } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { stageRecord } from '../stage-record/aggregate.ts'
import { callOf } from '../testing/command-calls.ts'
import {
  code,
  correction,
  enterpriseId,
  evidence,
  otherCode,
  profile,
} from '../testing/enterprise-samples.ts'
import { closeEnterprise, correctStage, withdrawStage } from '../testing/registry-steps.ts'
import { round, stageCorrection } from '../testing/stage-record-samples.ts'
import { correctEnterprise } from './correct-enterprise.ts'
import { recordRound } from './record-round.ts'
import { recordStage } from './record-stage.ts'
import { registerEnterprise } from './register-enterprise.ts'

const refusal = async (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const registeredStore = async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  return store
}

const seed = (on = '2019-05-01') => ({
  enterpriseId,
  rung: 'seed' as const,
  reachedOn: localDate(on),
  evidence: [evidence('agreement')],
  outOfOrderReason: '',
  provenance: null,
})

describe('Registering', () => {
  test('gives an enterprise the id that its code derives', async () => {
    const outcome = await registerEnterprise(memoryStore('registry'), profile, callOf('c-1'))
    expect(outcome).toMatchObject({ id: deriveId('Enterprise', code), version: 1, repeated: false })
  })

  test('without a code gives it the id that the command derives', async () => {
    const nameless = { ...profile, uscc: null }
    const outcome = await registerEnterprise(memoryStore('registry'), nameless, callOf('c-1'))
    expect(outcome.id).toBe(deriveId('Enterprise', 'c-1'))
  })

  test('answers a repeated command with the first outcome', async () => {
    const store = await registeredStore()
    const again = await registerEnterprise(store, profile, callOf('register'))
    expect(again).toMatchObject({ id: enterpriseId, version: 1, repeated: true })
  })

  test('refuses a command id that comes again with another code, and registers nothing', async () => {
    const store = memoryStore('registry')
    await registerEnterprise(store, profile, callOf('c-1', { requestHash: 'one' }))
    const other = { ...profile, uscc: otherCode }
    const again = registerEnterprise(store, other, callOf('c-1', { requestHash: 'two' }))
    expect(await refusal(again)).toBe('IDEMPOTENCY_KEY_REUSED')
    expect((await store.load(enterprise, deriveId('Enterprise', otherCode))).version).toBe(0)
  })

  test('refuses a code that an enterprise carries', async () => {
    const store = await registeredStore()
    const again = registerEnterprise(store, { ...profile, nameEn: 'Other' }, callOf('c-2'))
    expect(await refusal(again)).toBe('ENTERPRISE_ALREADY_REGISTERED')
  })

  test('refuses a code that an enterprise took by a correction', async () => {
    const store = await registeredStore()
    const change = correction({ uscc: otherCode })
    await correctEnterprise(store, change, callOf('c-2'))
    const taken = registerEnterprise(store, { ...profile, uscc: otherCode }, callOf('c-3'))
    expect(await refusal(taken)).toBe('ENTERPRISE_ALREADY_REGISTERED')
  })

  test('takes a code that a correction set free, under an id of its own', async () => {
    const store = await registeredStore()
    const change = correction({ uscc: otherCode })
    await correctEnterprise(store, change, callOf('c-2'))
    const { id } = await registerEnterprise(store, profile, callOf('c-3'))
    expect(id).not.toBe(enterpriseId)
    expect((await store.load(enterprise, id)).state).toMatchObject({ profile: { uscc: code } })
    const repeated = await registerEnterprise(store, profile, callOf('c-3'))
    expect(repeated).toMatchObject({ id, repeated: true })
    const first = await registerEnterprise(store, profile, callOf('register'))
    expect(first).toMatchObject({ id: enterpriseId, repeated: true })
  })
})

describe('Correcting', () => {
  test('to a code that another enterprise carries is refused, and changes nothing', async () => {
    const store = await registeredStore()
    await registerEnterprise(store, { ...profile, uscc: otherCode }, callOf('c-2'))
    const change = correction({ uscc: otherCode })
    expect(await refusal(correctEnterprise(store, change, callOf('c-3')))).toBe('USCC_TAKEN')
    expect((await store.load(enterprise, enterpriseId)).version).toBe(1)
  })

  test('there and back keeps the code', async () => {
    const store = await registeredStore()
    const to = (uscc: typeof code) => correction({ uscc })
    await correctEnterprise(store, to(otherCode), callOf('c-2'))
    await correctEnterprise(store, to(code), callOf('c-3'))
    const taken = registerEnterprise(store, profile, callOf('c-4'))
    expect(await refusal(taken)).toBe('ENTERPRISE_ALREADY_REGISTERED')
    const repeated = await correctEnterprise(store, to(otherCode), callOf('c-2'))
    expect(repeated).toMatchObject({ version: 2, repeated: true })
  })

  test('looks at the ladder before it moves the foundation, and before it closes', async () => {
    const store = await registeredStore()
    await recordStage(store, seed(), callOf('c-2'))
    const moved = correction({ foundedOn: localDate('2020-01-01') })
    const move = correctEnterprise(store, moved, callOf('c-3'))
    expect(await refusal(move)).toBe('FOUNDED_AFTER_STAGE')
    const closure = { enterpriseId, closedOn: localDate('2019-01-01'), reason: 'x', evidence: [] }
    expect(await refusal(closeEnterprise(store, closure, callOf('c-4')))).toBe(
      'CLOSED_BEFORE_STAGE',
    )
  })

  test('on a version that is no longer current is refused', async () => {
    const store = await registeredStore()
    const to = (nameEn: string) => correction({ nameEn })
    await correctEnterprise(store, to('Two'), callOf('c-2', { expectedVersion: 1 }))
    const stale = correctEnterprise(store, to('Three'), callOf('c-3', { expectedVersion: 1 }))
    expect(await refusal(stale)).toBe('STALE_VERSION')
  })
})

describe('A ladder', () => {
  test('belongs to a registered enterprise, within its dates', async () => {
    const store = memoryStore('registry')
    expect(await refusal(recordStage(store, seed(), callOf('c-1')))).toBe('ENTERPRISE_UNKNOWN')
    await registerEnterprise(store, profile, callOf('register'))
    const early = recordStage(store, seed('2018-02-28'), callOf('c-2'))
    expect(await refusal(early)).toBe('STAGE_BEFORE_FOUNDATION')
    const closure = { enterpriseId, closedOn: localDate('2020-01-01'), reason: 'x', evidence: [] }
    await closeEnterprise(store, closure, callOf('close'))
    const after = recordStage(store, seed('2020-01-02'), callOf('c-3'))
    expect(await refusal(after)).toBe('ENTERPRISE_CLOSED')
    expect(await refusal(recordStage(store, seed(), callOf('c-4')))).toBe('accepted')
  })

  test('gives each rung the id that its command derives, for corrections and withdrawals', async () => {
    const store = await registeredStore()
    await recordStage(store, seed(), callOf('c-1'))
    const rungId = deriveId('Rung', 'c-1')
    const change = stageCorrection(rungId, { reachedOn: localDate('2019-05-02') })
    expect(await correctStage(store, change, callOf('c-2'))).toMatchObject({ version: 2 })
    const gone = { enterpriseId, rungId, reason: 'x' }
    const third = callOf('c-3', { expectedVersion: 2 })
    expect(await withdrawStage(store, gone, third)).toMatchObject({ version: 3 })
  })

  test('takes a closed round once, however often it is told', async () => {
    const store = await registeredStore()
    const { outOfOrderReason: _, reachedOn: closedOn, ...same } = seed()
    const closed = { ...same, closedOn, round: round() }
    const late = { at: instant('2026-11-23T05:00:00.000Z') }
    expect(await recordRound(store, closed, callOf('e-1'))).toMatchObject({ repeated: false })
    expect(await recordRound(store, closed, callOf('e-1', late))).toMatchObject({ repeated: true })
    expect(await recordRound(store, closed, callOf('e-2'))).toMatchObject({ eventIds: [] })
    expect((await store.load(stageRecord, enterpriseId)).version).toBe(1)
  })
})

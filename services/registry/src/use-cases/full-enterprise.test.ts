import { expect, test } from '@jest/globals'
import { memoryStore, recordedMessages } from '@seedline/testing'
import { type EnterpriseId, localDate, ProblemError } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { carryOnMergings } from '../processes/carry-on-mergings.ts'
import { callOf } from '../testing/command-calls.ts'
import { correction, noon, profile } from '../testing/enterprise-samples.ts'
import { closeEnterprise } from '../testing/registry-steps.ts'
import { correctEnterprise } from './correct-enterprise.ts'
import { mergeEnterprise, reverseMerge } from './merge-enterprise.ts'
import { registerEnterprise } from './register-enterprise.ts'

const outcomeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'accepted',
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
      return error.problem.code
    },
  )

const registered = async () => {
  const store = memoryStore('registry')
  const register = async (name: string) =>
    (await registerEnterprise(store, { ...profile, nameZh: name, uscc: null }, callOf(name)))
      .id as EnterpriseId
  const duplicate = await register('重复')
  const survivor = await register('保留')
  const merge = () =>
    mergeEnterprise(
      store,
      { enterpriseId: duplicate, survivorId: survivor, reason: 'twice', evidence: [] },
      callOf('merge'),
    )
  const stateOf = async (id: EnterpriseId) => {
    const { state } = await store.load(enterprise, id)
    if (state.status === 'unregistered') throw new Error('nobody registered it')
    return state
  }
  return { store, duplicate, survivor, merge, stateOf }
}

/** Corrects it, for long reasons and then for ever shorter ones, until its record takes none any more. */
const fill = async (store: ReturnType<typeof memoryStore>, enterpriseId: EnterpriseId) => {
  let refused = ''
  let times = 0
  const correct = () => {
    times += 1
    const changed = correction({ nameEn: `Name ${times}` }, '改'.repeat(length))
    return outcomeOf(
      correctEnterprise(store, { ...changed, enterpriseId }, callOf(`${enterpriseId} ${times}`)),
    )
  }
  let length = 2000
  for (; length >= 1; length = Math.floor(length / 2))
    while (times < 200) {
      refused = await correct()
      if (refused !== 'accepted') break
    }
  expect(refused).toBe('RECORD_FULL')
}

test('A record that is full lets a duplicate go whose merging was reversed', async () => {
  const { store, duplicate, survivor, merge, stateOf } = await registered()
  await merge()
  await fill(store, survivor)
  await reverseMerge(store, { enterpriseId: duplicate, reason: '两家企业' }, callOf('undo'))
  expect((await stateOf(duplicate)).mergedInto).toBeNull()
  expect((await stateOf(survivor)).duplicates).toEqual([])
})

test('A record that is full lets a duplicate go by the process, too', async () => {
  const { store, duplicate, survivor, merge, stateOf } = await registered()
  await merge()
  await fill(store, survivor)
  let left = 1
  const dying = {
    ...store,
    execute: async (...given: Parameters<typeof store.execute>) => {
      left -= 1
      if (left < 0) throw new Error('died')
      return store.execute(...given)
    },
  } as typeof store
  await reverseMerge(dying, { enterpriseId: duplicate, reason: '两家企业' }, callOf('undo'))
  expect((await stateOf(survivor)).duplicates).toHaveLength(1)
  const carryOn = carryOnMergings({ store, clock: () => noon, wait: async () => undefined })
  for (const message of recordedMessages(store))
    if (message.type.endsWith('EnterpriseMergeReversed'))
      await carryOn(message, { deadline: new Date(Date.now() + 5000) })
  expect((await stateOf(survivor)).duplicates).toEqual([])
})

test('A duplicate whose record is full is not merged, and taken in nowhere', async () => {
  const { store, duplicate, survivor, merge, stateOf } = await registered()
  await fill(store, duplicate)
  expect(await outcomeOf(merge())).toBe('RECORD_FULL')
  expect((await stateOf(survivor)).duplicates).toEqual([])
})

test('An enterprise whose record is full can still be closed', async () => {
  const { store, survivor } = await registered()
  await fill(store, survivor)
  const closure = {
    enterpriseId: survivor,
    closedOn: localDate('2024-01-01'),
    reason: '注销',
    evidence: [],
  }
  expect(await outcomeOf(closeEnterprise(store, closure, callOf('close')))).toBe('accepted')
})

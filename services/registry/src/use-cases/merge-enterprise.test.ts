import { describe, expect, test } from '@jest/globals'
import type { CommandCall, EventStore } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { memoryStore, recordedMessages } from '@seedline/testing'
import {
  deriveId,
  type EnterpriseId,
  localDate,
  numeric,
  ProblemError,
  type Uscc,
} from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { carryOnMergings } from '../processes/carry-on-mergings.ts'
import { mergedInto } from '../projections/enterprise-list/merged-into.ts'
import { callOf } from '../testing/command-calls.ts'
import {
  code,
  correction,
  evidence,
  noon,
  otherCode,
  profile,
} from '../testing/enterprise-samples.ts'
import { ours } from '../testing/group-samples.ts'
import { closeEnterprise } from '../testing/registry-steps.ts'
import { round } from '../testing/stage-record-samples.ts'
import { correctEnterprise } from './correct-enterprise.ts'
import { letGo, mergeEnterprise, reverseMerge } from './merge-enterprise.ts'
import { recordRound } from './record-round.ts'
import { recordStage } from './record-stage.ts'
import { registerEnterprise } from './register-enterprise.ts'
import { stateRelation } from './state-relation.ts'

type Store = ReturnType<typeof memoryStore>

const problem = async (run: Promise<unknown>) =>
  run.then(
    () => ({ code: 'accepted', facts: {} }),
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
      return { code: error.problem.code, facts: error.problem.facts ?? {} }
    },
  )
const refusal = async (run: Promise<unknown>) => (await problem(run)).code

const register = async (store: EventStore, name: string, uscc: Uscc | null = null) =>
  (await registerEnterprise(store, { ...profile, nameZh: name, uscc }, callOf(name)))
    .id as EnterpriseId

const registered = async () => {
  const store = memoryStore('registry')
  const survivor = await register(store, '保留', code)
  const duplicate = await register(store, '重复')
  const third = await register(store, '另一')
  return { store, survivor, duplicate, third }
}

const merge = (
  store: EventStore,
  enterpriseId: EnterpriseId,
  survivorId: EnterpriseId,
  call: CommandCall = callOf('merge'),
) => mergeEnterprise(store, { enterpriseId, survivorId, reason: 'twice', evidence: [] }, call)

const stateOf = async (store: EventStore, id: EnterpriseId) => {
  const { state } = await store.load(enterprise, id)
  if (state.status === 'unregistered') throw new Error('nobody registered it')
  return state
}
const duplicatesOf = async (store: EventStore, id: EnterpriseId) =>
  (await stateOf(store, id)).duplicates.map(({ duplicateId }) => duplicateId)

/** A process that dies before it has executed so many commands more. */
const dyingAfter = (store: Store, commands: number): EventStore => {
  let left = commands
  return {
    ...store,
    execute: async (...given) => {
      left -= 1
      if (left < 0) throw new Error('died')
      return store.execute(...given)
    },
  }
}

const carriedOn = async (store: Store, among: (message: EventMessage) => boolean = () => true) => {
  const process = carryOnMergings({ store, clock: () => noon, wait: async () => undefined })
  const messages = recordedMessages(store).filter(among)
  for (const message of [...messages, ...messages])
    if (message.stream.startsWith('enterprise-'))
      await process(message, { deadline: new Date(Date.now() + 5000) })
}

describe('A duplicate', () => {
  test('is merged into the record that goes on, and each tells of the other', async () => {
    const { store, survivor, duplicate } = await registered()
    expect(await merge(store, duplicate, survivor)).toMatchObject({ id: duplicate, version: 2 })
    expect((await stateOf(store, duplicate)).mergedInto?.survivorId).toBe(survivor)
    expect((await stateOf(store, survivor)).duplicates).toMatchObject([
      { duplicateId: duplicate, names: [{ nameZh: '重复' }], uscc: null },
    ])
    expect(await mergedInto(store, { enterpriseId: duplicate })).toBe(survivor)
    expect(await mergedInto(store, { enterpriseId: survivor })).toBe('')
  })

  test('is merged once, however often the command comes', async () => {
    const { store, survivor, duplicate } = await registered()
    const first = await merge(store, duplicate, survivor)
    expect(await merge(store, duplicate, survivor)).toEqual({ ...first, repeated: true })
    expect((await store.load(enterprise, survivor)).version).toBe(2)
  })

  test('takes nothing more, and names the record that goes on', async () => {
    const { store, survivor, duplicate } = await registered()
    await merge(store, duplicate, survivor)
    const seed = {
      enterpriseId: duplicate,
      rung: 'seed' as const,
      reachedOn: localDate('2019-05-01'),
      evidence: [evidence('agreement')],
      outOfOrderReason: '',
      provenance: null,
    }
    const closure = {
      enterpriseId: duplicate,
      closedOn: localDate('2020-01-01'),
      reason: 'x',
      evidence: [],
    }
    const named = {
      code: 'ENTERPRISE_MERGED',
      facts: { enterprise_id: duplicate, survivor_id: survivor },
    }
    expect(await problem(recordStage(store, seed, callOf('stage')))).toEqual(named)
    expect(await problem(closeEnterprise(store, closure, callOf('close')))).toEqual(named)
    const changed = { ...correction({ nameZh: '别名' }), enterpriseId: duplicate }
    expect(await problem(correctEnterprise(store, changed, callOf('c')))).toEqual(named)
  })

  test('still takes the round of a deal that was under way', async () => {
    const { store, survivor, duplicate } = await registered()
    await merge(store, duplicate, survivor)
    const closed = {
      enterpriseId: duplicate,
      rung: 'seed' as const,
      closedOn: localDate('2019-05-01'),
      evidence: [],
      round: round('merged'),
      provenance: null,
    }
    expect(await recordRound(store, closed, callOf('round'))).toMatchObject({ version: 1 })
  })

  test('answers what was asked of it before, once more', async () => {
    const { store, survivor, duplicate } = await registered()
    const changed = { ...correction({ nameZh: '别名' }), enterpriseId: duplicate }
    await correctEnterprise(store, changed, callOf('c'))
    await merge(store, duplicate, survivor)
    expect(await correctEnterprise(store, changed, callOf('c'))).toMatchObject({ repeated: true })
  })
})

describe('A merging is refused', () => {
  test('into itself, into nobody, and where nobody is merged', async () => {
    const { store, survivor, duplicate } = await registered()
    expect(await refusal(merge(store, duplicate, duplicate))).toBe('MERGED_INTO_ITSELF')
    const nobody = deriveId('Enterprise', 'nobody')
    expect(await refusal(merge(store, duplicate, nobody))).toBe('ENTERPRISE_UNKNOWN')
    expect(await refusal(merge(store, nobody, survivor))).toBe('ENTERPRISE_UNKNOWN')
    const undone = reverseMerge(store, { enterpriseId: duplicate, reason: 'x' }, callOf('undo'))
    expect(await refusal(undone)).toBe('ENTERPRISE_NOT_MERGED')
    expect(await duplicatesOf(store, survivor)).toEqual([])
  })

  test('where a chain or a cycle would come of it', async () => {
    const { store, survivor, duplicate, third } = await registered()
    await merge(store, duplicate, survivor)
    expect(await problem(merge(store, third, duplicate, callOf('chain')))).toMatchObject({
      code: 'ENTERPRISE_MERGED',
      facts: { survivor_id: survivor },
    })
    expect(await refusal(merge(store, duplicate, third, callOf('again')))).toBe('ENTERPRISE_MERGED')
    for (const into of [third, duplicate])
      expect(await refusal(merge(store, survivor, into, callOf('back')))).toBe(
        'DUPLICATE_HAS_DUPLICATES',
      )
    expect(await duplicatesOf(store, third)).toEqual([])
    expect(await duplicatesOf(store, duplicate)).toEqual([])
  })

  test('where it would hide the code, or two codes stand against each other without a paper', async () => {
    const { store, survivor, duplicate, third } = await registered()
    expect(await refusal(merge(store, survivor, duplicate))).toBe('MERGE_HIDES_CODE')
    await correctEnterprise(
      store,
      { ...correction({ uscc: otherCode }), enterpriseId: third },
      callOf('code'),
    )
    expect(await refusal(merge(store, third, survivor, callOf('m')))).toBe('EVIDENCE_MISSING')
    const papers = { reason: 'got another code', evidence: [evidence('licence')] }
    await mergeEnterprise(
      store,
      { enterpriseId: third, survivorId: survivor, ...papers },
      callOf('m2'),
    )
    // The code stays claimed: nobody else may carry it, and whoever registers it is led on.
    expect(await refusal(register(store, '新', otherCode))).toBe('ENTERPRISE_MERGED')
  })
})

describe('A merging that would set an enterprise above itself', () => {
  const above = (store: EventStore, enterpriseId: EnterpriseId, party: EnterpriseId, days = {}) =>
    stateRelation(
      store,
      {
        enterpriseId,
        kind: 'parent',
        party: ours(party),
        sharePercent: numeric('60'),
        since: localDate('2019-01-01'),
        endedOn: null,
        evidence: [],
        provenance: null,
        ...days,
      },
      callOf(`${party} above ${enterpriseId}`),
    )

  test('is refused with the chain, whichever of the two is above and however far', async () => {
    const { store, survivor, duplicate, third } = await registered()
    await above(store, survivor, third)
    await above(store, third, duplicate)
    const chain = [survivor, third, duplicate].join(' ')
    expect(await problem(merge(store, duplicate, survivor))).toMatchObject({
      code: 'GROUP_CYCLE',
      facts: { chain },
    })
    expect(await refusal(merge(store, third, duplicate, callOf('other')))).toBe('GROUP_CYCLE')
    expect(await duplicatesOf(store, survivor)).toEqual([])
  })

  test('is refused for another record of the one that goes on, too', async () => {
    const { store, survivor, duplicate, third } = await registered()
    await above(store, third, duplicate)
    await merge(store, third, survivor, callOf('first'))
    expect(await refusal(merge(store, duplicate, survivor, callOf('second')))).toBe('GROUP_CYCLE')
  })

  test('is none where the way stands as a whole on no day, or leads elsewhere', async () => {
    const { store, survivor, duplicate, third } = await registered()
    await above(store, survivor, third, { endedOn: localDate('2020-01-01') })
    await above(store, third, duplicate, { since: localDate('2020-01-01') })
    expect(await refusal(merge(store, duplicate, survivor))).toBe('accepted')
  })
})

describe('A merging that broke off', () => {
  test('between the two streams is carried on, once', async () => {
    const { store, survivor, duplicate } = await registered()
    await expect(merge(dyingAfter(store, 1), duplicate, survivor)).rejects.toThrow('died')
    expect((await stateOf(store, duplicate)).mergedInto).toBeNull()
    expect(await refusal(merge(store, duplicate, survivor, callOf('other')))).toBe(
      'MERGE_UNDER_WAY',
    )
    await carriedOn(store)
    expect((await stateOf(store, duplicate)).mergedInto?.survivorId).toBe(survivor)
    expect(await merge(store, duplicate, survivor)).toMatchObject({ repeated: true, version: 2 })
  })

  test('is let go where the duplicate has changed since, or went elsewhere', async () => {
    const { store, survivor, duplicate, third } = await registered()
    await expect(merge(dyingAfter(store, 1), duplicate, survivor)).rejects.toThrow('died')
    await merge(store, duplicate, third, callOf('elsewhere'))
    await carriedOn(store)
    expect(await duplicatesOf(store, survivor)).toEqual([])
    expect(await duplicatesOf(store, third)).toEqual([duplicate])
    expect((await stateOf(store, duplicate)).mergedInto?.survivorId).toBe(third)
  })

  test('and comes again under its key with another survivor leaves nothing one-sided, and is told it', async () => {
    for (const isCarriedOnFirst of [false, true]) {
      const { store, survivor, duplicate, third } = await registered()
      const call = (requestHash: string) => {
        const { context, ...more } = callOf('merge')
        return { ...more, context: { ...context, requestHash } }
      }
      const first = merge(dyingAfter(store, 1), duplicate, survivor, call('into one'))
      await expect(first).rejects.toThrow('died')
      if (isCarriedOnFirst) await carriedOn(store)
      expect(await refusal(merge(store, duplicate, third, call('into another')))).toBe(
        isCarriedOnFirst ? 'IDEMPOTENCY_KEY_REUSED' : 'accepted',
      )
      await carriedOn(store)
      const into = isCarriedOnFirst ? survivor : third
      expect((await stateOf(store, duplicate)).mergedInto?.survivorId).toBe(into)
      for (const one of [survivor, third])
        expect(await duplicatesOf(store, one)).toEqual(one === into ? [duplicate] : [])
    }
  })

  test('and was let go is not finished by what is heard late', async () => {
    const { store, survivor, third } = await registered()
    const withCode = (uscc: Uscc | null, id: EnterpriseId, name: string) =>
      correctEnterprise(store, { ...correction({ uscc }), enterpriseId: id }, callOf(name))
    await withCode(otherCode, third, 'code')
    const papers = { reason: 'twice', evidence: [evidence('licence')] }
    const request = { enterpriseId: third, survivorId: survivor, ...papers }
    await expect(mergeEnterprise(dyingAfter(store, 1), request, callOf('merge'))).rejects.toThrow(
      'died',
    )
    const heard = () => carriedOn(store, ({ type }) => type.endsWith('DuplicateTakenIn'))
    await withCode(null, survivor, 'code away')
    await heard()
    expect(await duplicatesOf(store, survivor)).toEqual([])
    await withCode(code, survivor, 'code back')
    await heard()
    expect((await stateOf(store, third)).mergedInto).toBeNull()
    expect(await duplicatesOf(store, survivor)).toEqual([])
  })

  test('leaves no two that were merged into each other at once', async () => {
    const { store, duplicate, third } = await registered()
    await expect(merge(dyingAfter(store, 1), duplicate, third)).rejects.toThrow('died')
    expect(await refusal(merge(store, third, duplicate, callOf('back')))).toBe(
      'DUPLICATE_HAS_DUPLICATES',
    )
    await carriedOn(store)
    expect((await stateOf(store, third)).mergedInto).toBeNull()
    expect(await duplicatesOf(store, third)).toEqual([duplicate])
  })
})

describe('A merging that was a mistake', () => {
  const undo = (store: EventStore, enterpriseId: EnterpriseId) =>
    reverseMerge(store, { enterpriseId, reason: 'two companies' }, callOf('undo'))

  test('is reversed: both go on by themselves, and may be merged again', async () => {
    const { store, survivor, duplicate } = await registered()
    await merge(store, duplicate, survivor)
    await undo(store, duplicate)
    expect((await stateOf(store, duplicate)).mergedInto).toBeNull()
    expect(await duplicatesOf(store, survivor)).toEqual([])
    const changed = { ...correction({ nameZh: '别名' }), enterpriseId: duplicate }
    expect(await refusal(correctEnterprise(store, changed, callOf('c')))).toBe('accepted')
    await merge(store, duplicate, survivor, callOf('merge-again'))
    // What is heard late of the first merging does nothing to the second.
    await carriedOn(store)
    expect(await duplicatesOf(store, survivor)).toEqual([duplicate])
  })

  test('is told to the survivor by the process where that broke off', async () => {
    const { store, survivor, duplicate } = await registered()
    await merge(store, duplicate, survivor)
    await undo(dyingAfter(store, 1), duplicate)
    expect(await duplicatesOf(store, survivor)).toEqual([duplicate])
    await carriedOn(store)
    expect(await duplicatesOf(store, survivor)).toEqual([])
  })

  test('lets go once', async () => {
    const { store, survivor, duplicate } = await registered()
    const mergeId = deriveId('Merge', 'none')
    const gone = { enterpriseId: survivor, duplicateId: duplicate, mergeId, reason: 'x' }
    expect(await letGo(store, gone, callOf('go'))).toMatchObject({ eventIds: [] })
  })
})

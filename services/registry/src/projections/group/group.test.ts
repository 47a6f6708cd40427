import { describe, expect, test } from '@jest/globals'
import { deliveries, foldView, memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { type EnterpriseId, instant, localDate, numeric, ProblemError } from '@seedline/values'
import type { AsOf, ViewStore } from '@seedline/views'
import { groupRelation } from '../../group-relation/aggregate.ts'
import type { GroupRelationEvent, Party } from '../../group-relation/events.ts'
import { callOf } from '../../testing/command-calls.ts'
import { enterpriseId, profile } from '../../testing/enterprise-samples.ts'
import {
  controller,
  gone,
  groupMessages,
  organisation,
  ours,
  over,
  parent,
  person,
} from '../../testing/group-samples.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { stateRelation } from '../../use-cases/state-relation.ts'
import type { GroupDocument } from './document.ts'
import { getGroup } from './query.ts'
import { groupView as view } from './view.ts'

type Store = ReturnType<typeof memoryStore>
const at = (minute: number) => instant(`2026-11-23T04:0${minute}:00.000Z`)

const registered = async () => {
  const store = memoryStore('registry')
  const register = async (name: string) =>
    (
      await registerEnterprise(
        store,
        { ...profile, nameZh: name, nameEn: '', uscc: null },
        callOf(name),
      )
    ).id as EnterpriseId
  return { store, a: await register('甲'), b: await register('乙'), c: await register('丙') }
}

let calls = 0
const state = (
  store: Store,
  child: EnterpriseId,
  party: Party,
  share: string | null = '60',
  span: { readonly since?: string; readonly endedOn?: string } = {},
) => {
  calls += 1
  return stateRelation(
    store,
    {
      enterpriseId: child,
      kind: share === null ? 'controller' : 'parent',
      party,
      sharePercent: share === null ? null : numeric(share),
      since: localDate(span.since ?? '2019-01-01'),
      endedOn: span.endedOn ? localDate(span.endedOn) : null,
      evidence: [],
      provenance: null,
    },
    callOf(`relation ${calls}`, { at: at(calls % 10) }),
  )
}

const asked = (store: Store, id: EnterpriseId, asOf: AsOf = {}) => {
  const messages = recordedMessages(store).filter(({ stream }) =>
    stream.startsWith(`${groupRelation.name}-`),
  )
  const documents = [...foldView(view, messages)].map(([key, data]) => ({
    key,
    data: data as GroupDocument,
    versions: {},
  }))
  const groups: ViewStore<GroupDocument> = {
    ...memoryView(view, messages),
    find: async ({ above }) => ({
      found: documents.filter(({ data }) => data.above.includes(above as EnterpriseId)),
      nextPageToken: '',
    }),
  }
  const deadline = new Date(Date.now() + 5000)
  const today = localDate('2026-11-23')
  return getGroup({ store, groups }, { enterpriseId: id, asOf, atLeastVersion: 0, deadline, today })
}

const problem = async (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
      return error.problem
    },
  )

describe('A group', () => {
  test('is told from both ends', async () => {
    const { store, a, b, c } = await registered()
    await state(store, a, ours(b))
    await state(store, b, organisation('演示集团'))
    await state(store, c, ours(b), null)
    expect(await asked(store, a)).toMatchObject({
      state: { relations: [{ party: { enterpriseId: b } }] },
      chain: [{ enterpriseId: b }, { name: '演示集团' }],
      subsidiaries: [],
    })
    const { subsidiaries } = await asked(store, b)
    expect(subsidiaries.map(({ enterpriseId: id, kind }) => [id, kind]).sort()).toEqual(
      [
        [a, 'parent'],
        [c, 'controller'],
      ].sort(),
    )
  })

  test('is another on another day, and was known otherwise before', async () => {
    const { store, a, b, c } = await registered()
    await state(store, a, ours(b), '60', { since: '2019-01-01', endedOn: '2022-01-01' })
    await state(store, a, ours(c), '60', { since: '2022-01-01' })
    const on = (day: string) => ({ occurredOn: localDate(day) })
    const below = async (id: EnterpriseId, asOf: AsOf) =>
      (await asked(store, id, asOf)).subsidiaries.length
    expect(await below(b, on('2021-12-31'))).toBe(1)
    expect(await below(b, on('2022-01-01'))).toBe(0)
    expect(await below(c, on('2021-12-31'))).toBe(0)
    expect(await below(c, {})).toBe(1)
    expect((await asked(store, a, on('2021-12-31'))).chain).toMatchObject([{ enterpriseId: b }])
    expect((await asked(store, a)).chain).toMatchObject([{ enterpriseId: c }])
    expect(await below(c, { recordedAt: at(0) })).toBe(0)
  })

  test('of one of which nothing is stated is empty, and of none there is none', async () => {
    const { store, a } = await registered()
    expect(await asked(store, a)).toMatchObject({ version: 0, chain: [], subsidiaries: [] })
    expect(await problem(asked(memoryStore('registry'), a))).toMatchObject({
      code: 'ENTERPRISE_UNKNOWN',
    })
  })

  test('where two were stated above each other at once, is told all the same', async () => {
    const { store, a, b } = await registered()
    await state(store, a, ours(b))
    const relation = parent(ours(a), '60', '2019-01-01', { enterpriseId: b })
    await store.append(groupRelation, b, callOf('at once').context, [relation], {
      expectedVersion: 0,
    })
    expect((await asked(store, a)).chain).toMatchObject([{ enterpriseId: b }])
    expect((await asked(store, b)).subsidiaries).toMatchObject([{ enterpriseId: a }])
  })
})

describe('A cycle', () => {
  test('is refused, and the chain named from below upwards', async () => {
    const { store, a, b, c } = await registered()
    await state(store, a, ours(b))
    await state(store, b, ours(c), '10')
    expect(await problem(state(store, c, ours(a)))).toMatchObject({
      code: 'GROUP_CYCLE',
      title: { zh: '由此丙 → 甲 → 乙 → 丙' },
      facts: { chain: [c, a, b, c].join(' ') },
    })
    expect(await problem(state(store, a, ours(a), '10'))).toMatchObject({ code: 'GROUP_CYCLE' })
    expect(await problem(state(store, c, ours(a), null))).toMatchObject({ code: 'GROUP_CYCLE' })
  })

  test('is none where its parts stood at different times', async () => {
    const { store, a, b } = await registered()
    await state(store, a, ours(b), '60', { since: '2019-01-01', endedOn: '2020-01-01' })
    expect(await problem(state(store, b, ours(a), '60', { since: '2020-01-01' }))).toBeUndefined()
    expect(
      await problem(state(store, b, ours(a), '60', { since: '2019-12-31', endedOn: '2020-01-01' })),
    ).toMatchObject({ code: 'GROUP_CYCLE' })
  })
})

test('The view of groups comes to the same document however often and in whatever order events arrive', () => {
  const one = parent(organisation('演示集团'), '60', '2019-01-01')
  const other = parent(ours(enterpriseId), '10', '2020-01-01')
  const messages = groupMessages(one, other, over(one.factId, '2021-01-01'), gone(other.factId))
  const expected = foldView(view, messages)
  expect(expected.get(enterpriseId)).toMatchObject({
    state: { relations: [{ endedOn: '2021-01-01' }] },
    above: [enterpriseId],
    history: [{}, {}, {}, { reason: 'another company' }],
  })
  for (let seeded = 1; seeded <= 10; seeded++)
    for (const way of deliveries(messages, seeded))
      expect(foldView(view, way.messages)).toEqual(expected)
})

test('A person is named until the relation is withdrawn, an organisation also then', () => {
  const isNamed = (party: Party, ...events: readonly GroupRelationEvent[]) =>
    JSON.stringify([...foldView(view, groupMessages(...events)).values()]).includes(party.name)
  const told = (party: Party) => {
    const stated = controller(party, '2020-01-01')
    return [isNamed(party, stated), isNamed(party, stated, gone(stated.factId))]
  }
  expect(told(person('自然人某'))).toEqual([true, false])
  expect(told(organisation('某有限公司'))).toEqual([true, true])
})

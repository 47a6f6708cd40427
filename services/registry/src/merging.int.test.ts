import { describe, expect, test } from '@jest/globals'
import { enterprises as operations } from '@seedline/contracts/operations'
import { CarrierKind } from '@seedline/contracts/registry/v1/carrier_events'
import {
  GetCarrierRequest,
  ListCarriersRequest,
  RecordCarrierRequest,
} from '@seedline/contracts/registry/v1/carrier_service'
import {
  DesignationKind,
  DesignationLevel,
} from '@seedline/contracts/registry/v1/designation_events'
import { RecordDesignationRequest } from '@seedline/contracts/registry/v1/designation_service'
import { StateFiguresRequest } from '@seedline/contracts/registry/v1/figures_service'
import {
  ListIpRightsRequest,
  RegisterIpRightRequest,
} from '@seedline/contracts/registry/v1/ip_right_service'
import {
  GetPlanGroupsRequest,
  ListPlanEnterprisesRequest,
} from '@seedline/contracts/registry/v1/plan_service'
import { roles, serviceRole } from '@seedline/contracts/roles'
import { byService, recordingServices } from '@seedline/contracts/services'
import { Rung } from '@seedline/contracts/values/v1/rung'
import type { AsOf } from '@seedline/contracts/values/v1/values'
import { eventually, refusal } from '@seedline/testing'
import type { Place } from '@seedline/testing/running'
import { newId } from '@seedline/values'
import { verifyAll } from '@seedline/verify'
import { keepFacts } from './testing/kept-facts.ts'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, madeUp, paper } from './testing/registry-calls.ts'
import { verified } from './verify.ts'

let place: Place
let registry: Asking

ownRegistry('registry', (own) => {
  ;({ place, registry } = own)
})

const get = (enterpriseId: string, atLeastVersion = 0) =>
  registry.enterprises.getEnterprise(
    { enterpriseId, asOf: undefined, atLeastVersion },
    registry.as('bank-officer'),
  )
const listed = async (search: string) =>
  (await registry.list({ search })).enterprises.map((one) => one.enterpriseId)

test('A duplicate is merged by a registrar: both ids answer, and the list shows the one that goes on', async () => {
  const { id: survivor } = await registry.register({ nameZh: '保留材料企业' })
  const { id: duplicate } = await registry.register({ nameZh: '重复登记企业' })
  await registry.record(duplicate, Rung.RUNG_SEED, '2016-01-01')
  const merging = () => ({
    commandId: command(),
    enterpriseId: duplicate,
    expectedVersion: 1,
    survivorId: survivor,
    reason: 'registered twice',
    evidence: [],
  })
  const tried = registry.enterprises.mergeEnterprise(merging(), registry.as('fund-manager'))
  expect((await refusal(tried)).kind).toBe('forbidden')
  const { version } = await registry.enterprises.mergeEnterprise(
    merging(),
    registry.as('registrar'),
  )
  expect(await get(duplicate, version)).toMatchObject({
    nameZh: '重复登记企业',
    mergedInto: survivor,
    duplicates: [],
  })
  expect(await get(survivor, 2)).toMatchObject({
    mergedInto: '',
    duplicates: [{ enterpriseId: duplicate, nameZh: '重复登记企业', uscc: '' }],
  })
  expect(await registry.ladder(duplicate)).toMatchObject({
    mergedInto: survivor,
    rungs: [{ rung: Rung.RUNG_SEED }],
  })
  const question = { enterpriseId: duplicate, asOf: undefined, atLeastVersion: 0 }
  expect(
    await registry.designations.getDesignations(question, registry.as('bank-officer')),
  ).toMatchObject({ mergedInto: survivor })
  expect(
    await registry.figures.getFigures({ ...question, period: '' }, registry.as('statistician')),
  ).toMatchObject({ mergedInto: survivor })
  expect(await registry.ladder(survivor)).toMatchObject({ mergedInto: '', rungs: [] })
  expect(await listed('重复登记')).toEqual([survivor])
  const late = await refusal(registry.record(duplicate, Rung.RUNG_A, '2018-01-01'))
  expect(late).toMatchObject({ code: 'ENTERPRISE_MERGED', facts: { survivor_id: survivor } })

  await registry.enterprises.reverseMerge(
    { commandId: command(), enterpriseId: duplicate, expectedVersion: 0, reason: 'two' },
    registry.as('registrar'),
  )
  await eventually(async () => ((await listed('重复登记'))[0] === duplicate ? true : undefined))
  expect(await registry.ladder(duplicate)).toMatchObject({ mergedInto: '' })
  expect(await get(survivor, 3)).toMatchObject({ duplicates: [] })
})

const mergingOf = (enterpriseId: string, survivorId: string) => ({
  commandId: command(),
  enterpriseId,
  expectedVersion: 0,
  survivorId,
  reason: 'registered twice',
  evidence: [],
})
const reversalOf = (enterpriseId: string) => ({
  commandId: command(),
  enterpriseId,
  expectedVersion: 0,
  reason: 'two companies',
})
const merge = (enterpriseId: string, survivorId: string) =>
  registry.enterprises.mergeEnterprise(
    mergingOf(enterpriseId, survivorId),
    registry.as('registrar'),
  )
const reverse = (enterpriseId: string) =>
  registry.enterprises.reverseMerge(reversalOf(enterpriseId), registry.as('registrar'))

const field = 'PLM'
const numberOf = async (
  measure: GetPlanGroupsRequest['measure'],
  change: Partial<GetPlanGroupsRequest> = {},
) => {
  const asked = GetPlanGroupsRequest.fromPartial({ measure, field, ...change })
  const { total } = await registry.plan.getPlanGroups(asked, registry.as('statistician'))
  return total?.value === '' ? undefined : Number(total?.value)
}
const counts = async () => ({
  enterprises: await numberOf('PLAN_MEASURE_ENTERPRISES'),
  designations: await numberOf('PLAN_MEASURE_DESIGNATIONS', { asOf: '2024-01-01' }),
  rights: await numberOf('PLAN_MEASURE_CLASS_ONE_RIGHTS'),
  rounds: await numberOf('PLAN_MEASURE_ROUNDS'),
  revenue: await numberOf('PLAN_MEASURE_REVENUE', { year: 2024 }),
  research: await numberOf('PLAN_MEASURE_RD_EXPENSE', { year: 2024 }),
})
const settledAs = async (expected: Awaited<ReturnType<typeof counts>>) => {
  const last: unknown[] = []
  await eventually(async () => {
    // All is counted a first time until then.
    last[0] = await counts().catch((error: unknown) => error)
    return JSON.stringify(last[0]) === JSON.stringify(expected) || undefined
  }).catch(() => undefined)
  expect(last[0]).toEqual(expected)
}

const state = (enterpriseId: string, figures: Readonly<Record<string, string>>) =>
  registry.figures.stateFigures(
    StateFiguresRequest.fromPartial({
      commandId: command(),
      enterpriseId,
      period: '2024',
      statedOn: '2025-04-30',
      figures: Object.entries(figures).map(([item, value]) => ({ item, value, unit: '元' })),
      provenance: madeUp,
    }),
    registry.as('statistician'),
  )
const designate = (enterpriseId: string, kind: DesignationKind) =>
  registry.designations.recordDesignation(
    RecordDesignationRequest.fromPartial({
      commandId: command(),
      enterpriseId,
      kind,
      level: DesignationLevel.DESIGNATION_LEVEL_PROVINCIAL,
      validFrom: '2022-01-01',
      validTo: '2024-12-31',
      authority: '省厅',
      evidence: paper,
      provenance: madeUp,
    }),
    registry.as('registrar'),
  )

describe('A duplicate that both have facts of', () => {
  const ids = { survivor: '', duplicate: '', right: '', carrier: '' }
  const apart = { enterprises: 2, designations: 3, rights: 1, rounds: 3, revenue: 21, research: 3 }
  const asOne = { enterprises: 1, designations: 2, rights: 1, rounds: 2, revenue: 10, research: 3 }

  test('counts by itself before it is merged', async () => {
    const one = { materialField: field, district: '440306' }
    const [survivor, duplicate] = await Promise.all([
      registry.register({ nameZh: '统计保留企业', ...one }),
      registry.register({ nameZh: '统计重复企业', ...one }),
    ])
    ids.survivor = survivor.id
    ids.duplicate = duplicate.id
    await state(ids.survivor, { revenue: '10' })
    await state(ids.duplicate, { revenue: '11', rd_expense: '3' })
    await designate(ids.survivor, DesignationKind.DESIGNATION_KIND_INNOVATIVE_SME)
    await designate(ids.duplicate, DesignationKind.DESIGNATION_KIND_INNOVATIVE_SME)
    await designate(ids.duplicate, DesignationKind.DESIGNATION_KIND_SPECIALISED_SME)
    await registry.record(ids.survivor, Rung.RUNG_SEED, '2019-01-01')
    await registry.record(ids.duplicate, Rung.RUNG_SEED, '2018-01-01')
    await registry.record(ids.duplicate, Rung.RUNG_A, '2020-01-01')
    const { id: rightId } = await registry.ipRights.registerIpRight(
      RegisterIpRightRequest.fromPartial({
        commandId: command(),
        family: 'IP_FAMILY_PATENT',
        number: '201710601862.3',
        title: '一种材料',
        filedOn: '2017-07-21',
        owners: [{ enterpriseId: ids.duplicate, name: '统计重复企业' }],
        acquisition: 'IP_ACQUISITION_ORIGINAL',
        facts: [{ fact: { $case: 'granted', value: { on: '2019-05-14' } } }],
      }),
      registry.as('registrar'),
    )
    ids.right = rightId
    const { id: carrierId } = await registry.carriers.recordCarrier(
      RecordCarrierRequest.fromPartial({
        commandId: command(),
        kind: CarrierKind.CARRIER_KIND_INNOVATION_CENTRE,
        nameZh: '合并企业承建的创新中心',
        hosts: [{ enterpriseId: ids.duplicate, name: '' }],
        fields: [field],
        level: DesignationLevel.DESIGNATION_LEVEL_PROVINCIAL,
        authority: '省厅',
        recognisedOn: '2021-03-01',
        evidence: paper,
        provenance: madeUp,
      }),
      registry.as('registrar'),
    )
    ids.carrier = carrierId
    await settledAs(apart)
  })

  const behind = async (measure: ListPlanEnterprisesRequest['measure'], change = {}) =>
    (
      await registry.plan.listPlanEnterprises(
        ListPlanEnterprisesRequest.fromPartial({ measure, field, ...change }),
        registry.as('statistician'),
      )
    ).enterprises

  test('counts once it is merged for the record that goes on: each thing once, and nothing lost', async () => {
    await merge(ids.duplicate, ids.survivor)
    await settledAs(asOne)
    expect(await numberOf('PLAN_MEASURE_ENTERPRISES', { asOf: '2020-01-01' })).toBe(1)
    expect(await behind('PLAN_MEASURE_RD_EXPENSE', { year: 2024 })).toMatchObject([
      { enterpriseId: ids.survivor, facts: [{ recordedUnder: ids.duplicate }] },
    ])
    expect(await behind('PLAN_MEASURE_REVENUE', { year: 2024 })).toMatchObject([
      { enterpriseId: ids.survivor, facts: [{ recordedUnder: '' }] },
    ])
  })

  test('is told of beside what names it: who it is now', async () => {
    const told = [{ enterpriseId: ids.duplicate, survivorId: ids.survivor }]
    const as = registry.as('bank-officer')
    const now = { asOf: undefined, atLeastVersion: 0 }
    const right = await registry.ipRights.getIpRight({ ipRightId: ids.right, ...now }, as)
    expect(right).toMatchObject({ owners: [{ enterpriseId: ids.duplicate }], merged: told })
    const carrier = GetCarrierRequest.fromPartial({ carrierId: ids.carrier })
    expect(await registry.carriers.getCarrier(carrier, as)).toMatchObject({ merged: told })
    expect(await behind('PLAN_MEASURE_CARRIERS')).toMatchObject([{ enterpriseId: ids.survivor }])
    const { entries } = await registry.enterprises.getEnterpriseHistory(
      { enterpriseId: ids.duplicate, asOf: undefined },
      as,
    )
    // As it was recorded before the merging, nobody was anybody else.
    const recordedAt = entries[0]?.recording?.recordedAt
    const asOf = { occurredOn: '', recordedAt }
    // What is asked as recorded is answered once that is settled.
    const settled = <T>(ask: () => Promise<T>) => eventually(() => ask().catch(() => undefined))
    const then = await settled(() =>
      registry.enterprises.getEnterprise(
        { enterpriseId: ids.duplicate, asOf, atLeastVersion: 0 },
        as,
      ),
    )
    expect(then).toMatchObject({ mergedInto: '' })
    const all = await registry.carriers.getCarrierHistory(
      { carrierId: ids.carrier, asOf: undefined },
      as,
    )
    const carrierThen = { occurredOn: '', recordedAt: all.entries[0]?.recording?.recordedAt }
    expect(
      await settled(() => registry.carriers.getCarrier({ ...carrier, asOf: carrierThen }, as)),
    ).toMatchObject({ hosts: [{ enterpriseId: ids.duplicate }], merged: [] })
  })

  test('is found under the record that goes on, marked with the id that each thing stands under', async () => {
    const as = registry.as('statistician')
    const rightsOf = async (enterpriseId: string, asOf?: AsOf) => {
      const asked = ListIpRightsRequest.fromPartial({ enterpriseId, asOf })
      const { rights } = await registry.ipRights.listIpRights(asked, as)
      return rights.map(({ ipRightId, merged }) => ({ ipRightId, merged }))
    }
    const carriersOf = async (enterpriseId: string, asOf?: AsOf) => {
      const asked = ListCarriersRequest.fromPartial({ enterpriseId, asOf })
      const { carriers } = await registry.carriers.listCarriers(asked, as)
      return carriers.map(({ carrierId, merged }) => ({ carrierId, merged }))
    }
    const told = [{ enterpriseId: ids.duplicate, survivorId: ids.survivor }]
    const under = async (enterpriseId: string, asOf?: AsOf) => {
      const asked = { enterpriseId, asOf, atLeastVersion: 0 }
      const figures = await registry.figures.getFigures({ ...asked, period: '' }, as)
      const { underDuplicates } = await registry.designations.getDesignations(asked, as)
      return {
        figures: figures.underDuplicates.map((one) => ({
          id: one.enterpriseId,
          items: one.figures.map(({ item, value }) => `${item} ${value}`).toSorted(),
        })),
        designations: underDuplicates.map((one) => ({
          id: one.enterpriseId,
          count: one.designations.length,
        })),
      }
    }
    const both = {
      figures: [{ id: ids.duplicate, items: ['rd_expense 3', 'revenue 11'] }],
      designations: [{ id: ids.duplicate, count: 2 }],
    }
    const neither = { figures: [], designations: [] }
    for (const id of [ids.survivor, ids.duplicate]) {
      expect(await rightsOf(id)).toEqual([{ ipRightId: ids.right, merged: told }])
      expect(await carriersOf(id)).toEqual([{ carrierId: ids.carrier, merged: told }])
    }
    expect(await under(ids.survivor)).toEqual(both)
    expect(await under(ids.duplicate)).toEqual(neither)
    // As of any day they were one enterprise; what had happened by then is told.
    const early = { occurredOn: '2021-06-30', recordedAt: undefined }
    expect(await rightsOf(ids.survivor, early)).toHaveLength(1)
    expect(await carriersOf(ids.survivor, early)).toHaveLength(1)
    expect(await under(ids.survivor, early)).toEqual({
      figures: [{ id: ids.duplicate, items: [] }],
      designations: [{ id: ids.duplicate, count: 0 }],
    })
    // As it was recorded before the merging, they were two.
    const { entries } = await registry.carriers.getCarrierHistory(
      { carrierId: ids.carrier, asOf: undefined },
      as,
    )
    const before = { occurredOn: '', recordedAt: entries[0]?.recording?.recordedAt }
    const settled = <T>(ask: () => Promise<T>) => eventually(() => ask().catch(() => undefined))
    expect(await settled(() => rightsOf(ids.survivor, before))).toEqual([])
    expect(await carriersOf(ids.survivor, before)).toEqual([])
    expect(await under(ids.survivor, before)).toEqual(neither)
    expect(await carriersOf(ids.duplicate, before)).toHaveLength(1)
  })

  test('is told to whoever watches enterprises, and is what verify counts anew', async () => {
    const kept = keepFacts({
      kind: 'enterprise',
      at: () => registry,
      token: registry.as(serviceRole).token,
    })
    const mergedIn = () => {
      const fact = kept.facts.get(ids.duplicate)
      return fact
        ? operations.operations.getEnterprise.method.responseDeserialize(Buffer.from(fact.document))
            .mergedInto
        : undefined
    }
    await eventually(async () => mergedIn() === ids.survivor || undefined)
    const check = async () => {
      const { differences } = await verifyAll({
        mongoUrl: place.mongoUrl,
        databases: byService(recordingServices, () => place.database),
        services: [{ ...verified, aggregates: [...verified.aggregates] }],
        settleMs: 5000,
      })
      return differences.filter(({ what }) => what.startsWith('plan/'))
    }
    expect(await check()).toEqual([])
    await reverse(ids.duplicate)
    await settledAs(apart)
    await eventually(async () => mergedIn() === '' || undefined)
    expect(await check()).toEqual([])
    await kept.stop()
  }, 60_000)
})

describe('A merging', () => {
  const pair = async (name: string) => {
    const [one, other] = await Promise.all([
      registry.register({ nameZh: `${name}甲` }),
      registry.register({ nameZh: `${name}乙` }),
    ])
    return { duplicate: one.id, survivor: other.id }
  }

  test('happens once, however often the command comes, and so does its reversal', async () => {
    const { duplicate, survivor } = await pair('一次')
    const as = registry.as('registrar')
    const merging = mergingOf(duplicate, survivor)
    const first = await registry.enterprises.mergeEnterprise(merging, as)
    expect(await registry.enterprises.mergeEnterprise(merging, as)).toEqual({
      ...first,
      repeatedCommand: true,
    })
    const reversal = reversalOf(duplicate)
    const back = await registry.enterprises.reverseMerge(reversal, as)
    expect(await registry.enterprises.reverseMerge(reversal, as)).toEqual({
      ...back,
      repeatedCommand: true,
    })
    expect(await get(survivor, 3)).toMatchObject({ version: 3, duplicates: [] })
  })

  test('is refused into itself, into nobody, of one that took others in, and of one merged already', async () => {
    const { duplicate, survivor } = await pair('不成')
    const { id: third } = await registry.register({ nameZh: '不成丙' })
    const code = async (run: Promise<unknown>) => (await refusal(run)).code
    expect(await code(merge(duplicate, duplicate))).toBe('MERGED_INTO_ITSELF')
    expect(await code(merge(duplicate, newId('Enterprise')))).toBe('ENTERPRISE_UNKNOWN')
    expect(await code(reverse(duplicate))).toBe('ENTERPRISE_NOT_MERGED')
    await merge(duplicate, survivor)
    expect(await code(merge(duplicate, third))).toBe('ENTERPRISE_MERGED')
    expect(await code(merge(survivor, third))).toBe('DUPLICATE_HAS_DUPLICATES')
    expect(await code(merge(third, duplicate))).toBe('ENTERPRISE_MERGED')
  })

  test.each(roles)('and its reversal are a registrar’s alone: tried as %s', async (role) => {
    const { duplicate, survivor } = await pair(`角色 ${role} `)
    const merging = registry.enterprises.mergeEnterprise(
      mergingOf(duplicate, survivor),
      registry.as(role),
    )
    if (role === 'registrar') await merging
    else expect(await refusal(merging)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' })
    if (role !== 'registrar') await merge(duplicate, survivor)
    const reversing = registry.enterprises.reverseMerge(reversalOf(duplicate), registry.as(role))
    if (role === 'registrar') await expect(reversing).resolves.toBeDefined()
    else expect(await refusal(reversing)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' })
  })
})

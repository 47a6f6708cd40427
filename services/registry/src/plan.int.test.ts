import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { planMeasure } from '@seedline/contracts/operations'
import { CarrierKind } from '@seedline/contracts/registry/v1/carrier_events'
import { RecordCarrierRequest } from '@seedline/contracts/registry/v1/carrier_service'
import {
  DesignationKind,
  DesignationLevel,
} from '@seedline/contracts/registry/v1/designation_events'
import { RecordDesignationRequest } from '@seedline/contracts/registry/v1/designation_service'
import { StateFiguresRequest } from '@seedline/contracts/registry/v1/figures_service'
import { GetFunnelRequest } from '@seedline/contracts/registry/v1/plan_funnel'
import {
  GetPlanGroupsRequest,
  GetPlanRequest,
  ListPlanEnterprisesRequest,
} from '@seedline/contracts/registry/v1/plan_service'
import { allows, fundReaders, roles } from '@seedline/contracts/roles'
import { byService, recordingServices } from '@seedline/contracts/services'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { connectMongo } from '@seedline/event-store/database'
import { refusal } from '@seedline/testing'
import type { Place } from '@seedline/testing/running'
import { verifyAll } from '@seedline/verify'
import type { Measure } from './projections/plan/measure.ts'
import { measures } from './projections/plan/measures.ts'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, madeUp, paper } from './testing/registry-calls.ts'
import { verified } from './verify.ts'

let place: Place
let registry: Asking

ownRegistry('plan', (own) => {
  ;({ place, registry } = own)
})

/** Tries what is expected until it holds; the last failure where it never does. */
async function settled(check: () => Promise<void>, ms = 15_000): Promise<void> {
  for (const until = Date.now() + ms; ; await pause(50)) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

const provenance = {
  source: '年度报告',
  confidence: 'CONFIDENCE_REPORTED' as const,
  synthetic: false,
}

const state = (enterpriseId: string, item: string, value: string, period = '2024') =>
  registry.figures.stateFigures(
    StateFiguresRequest.fromPartial({
      commandId: command(),
      enterpriseId,
      period,
      statedOn: '2025-04-30',
      figures: [{ item, value, unit: '亿元' }],
      provenance,
    }),
    registry.as('statistician'),
  )

const groups = (change: Partial<GetPlanGroupsRequest>, role = 'statistician') =>
  registry.plan.getPlanGroups(GetPlanGroupsRequest.fromPartial(change), registry.as(role))

const enterprises = (change: Partial<ListPlanEnterprisesRequest>, role = 'statistician') =>
  registry.plan.listPlanEnterprises(
    ListPlanEnterprisesRequest.fromPartial(change),
    registry.as(role),
  )

const valueAdded = { measure: 'PLAN_MEASURE_VALUE_ADDED', year: 2024 } as const

const register = (nameZh: string, materialField: string) =>
  registry.register({ nameZh, materialField, district: '440306' })

describe('The plan against what happened', () => {
  const ids: string[] = []

  test('knows value added once it is stated, by field, with what it rests on and who lacks', async () => {
    for (const [name, field] of [
      ['甲', 'NEM-01'],
      ['乙', 'NEM'],
      ['丙', 'NEM'],
      ['丁', 'PLM'],
    ] as const)
      ids.push((await register(`计划${name}`, field)).id)
    const [a = '', b = '', c = ''] = ids
    await state(a, 'value_added', '1.5')
    await state(b, 'value_added', '2')
    await state(c, 'value_added', '0.25')
    await settled(async () => {
      const { groups: found, total } = await groups({ ...valueAdded, by: 'field' })
      expect(found.map(({ field, number }) => [field, number?.value, number?.notStated])).toEqual([
        ['NEM', '375000000', 0],
      ])
      expect(total).toMatchObject({
        value: '375000000',
        enterprises: 3,
        notStated: 1,
        withheld: false,
        caveats: ['PLAN_CAVEAT_UNAUDITED', 'PLAN_CAVEAT_SECOND_HAND', 'PLAN_CAVEAT_PARTLY_STATED'],
        basis: [{ audited: false, confidence: 'CONFIDENCE_REPORTED', enterprises: 3 }],
      })
    })
  })

  test('is right soon after a restatement, and as of the day before it what it was', async () => {
    const [a = ''] = ids
    const { statements } = await registry.figures.getFigures(
      { enterpriseId: a, period: '', asOf: undefined, atLeastVersion: 0 },
      registry.as('coach'),
    )
    const restated = {
      ...StateFiguresRequest.fromPartial({
        statedOn: '2025-06-30',
        audited: true,
        figures: [{ item: 'value_added', value: '1.8', unit: '亿元' }],
        provenance,
      }),
      commandId: command(),
      enterpriseId: a,
      statementId: statements[0]?.statementId ?? '',
      reason: '审计调整',
    }
    await registry.figures.restateFigures(restated, registry.as('statistician'))
    await settled(async () => {
      const { total } = await groups(valueAdded)
      expect(total?.value).toBe('405000000')
    })
    const before = await groups({ ...valueAdded, asOf: '2025-06-29' })
    expect(before.total?.value).toBe('375000000')
    const early = await groups({ ...valueAdded, asOf: '2025-04-29' })
    expect(early.total).toMatchObject({ value: '', enterprises: 0, notStated: 4 })
  })

  test('opens the enterprises behind a number, whose parts make it up', async () => {
    const first = await enterprises({ ...valueAdded, field: 'NEM', page: { size: 2, token: '' } })
    const rest = await enterprises({
      ...valueAdded,
      field: 'NEM',
      page: { size: 2, token: first.nextPageToken },
    })
    const all = [...first.enterprises, ...rest.enterprises]
    expect(rest.nextPageToken).toBe('')
    expect(all.reduce((sum, { value }) => sum + Number(value), 0)).toBe(405_000_000)
    expect(all.find(({ enterpriseId }) => enterpriseId === ids[0])).toMatchObject({
      nameZh: '计划甲',
      materialField: 'NEM-01',
      facts: [{ record: 'figures', on: '2025-06-30', year: 2024, audited: true, version: 2 }],
    })
  })

  test('counts designations from their first day to their last, and rungs along the funnel', async () => {
    const [a = '', b = ''] = ids
    await registry.designations.recordDesignation(
      RecordDesignationRequest.fromPartial({
        commandId: command(),
        enterpriseId: a,
        kind: DesignationKind.DESIGNATION_KIND_LITTLE_GIANT,
        level: DesignationLevel.DESIGNATION_LEVEL_NATIONAL,
        validFrom: '2022-07-01',
        validTo: '2025-06-30',
        authority: '工业和信息化部',
        evidence: paper,
        provenance: madeUp,
      }),
      registry.as('registrar'),
    )
    await registry.record(a, Rung.RUNG_SEED, '2019-03-01')
    await registry.record(a, Rung.RUNG_A, '2020-03-01')
    await registry.record(b, Rung.RUNG_SEED, '2019-06-01')
    const held = { measure: 'PLAN_MEASURE_DESIGNATIONS', by: 'kind,level' } as const
    await settled(async () => {
      const { groups: found } = await groups({ ...held, asOf: '2025-06-30' })
      expect(found).toMatchObject([
        { kind: 'little-giant', level: 'national', number: { value: '1' } },
      ])
    })
    expect((await groups(held)).groups).toEqual([])
    const byYear = await groups({ measure: 'PLAN_MEASURE_DESIGNATIONS', by: 'year' })
    expect(byYear.groups.map(({ year }) => year)).toEqual([2022, 2023, 2024])
    await settled(async () => {
      const funnel = await registry.plan.getFunnel(
        GetFunnelRequest.fromPartial({ field: 'NEM' }),
        registry.as('coach'),
      )
      expect(funnel.stages.map(({ reached, now }) => [reached, now])).toEqual([
        [3, 1],
        [2, 1],
        [1, 1],
        [0, 0],
      ])
      expect(funnel.steps[1]).toMatchObject({ entered: 2, converted: 1, rate: '0.5000' })
      expect(funnel.steps[1]?.medianDays).toBe(375)
      expect(funnel.cohorts).toMatchObject([{ year: 2019, enterprises: 2, alive: 2 }])
    })
  })

  test('tells every role the counts, and who may not read figures no single enterprise’s', async () => {
    for (const role of roles) {
      const plan = await registry.plan.getPlan(GetPlanRequest.fromPartial({}), registry.as(role))
      expect(plan.targets.map(({ targetId }) => targetId)).toContain('T-VA-2025')
      expect(plan.tasks).toHaveLength(16)
      const one = await groups({ ...valueAdded, field: 'PLM' }, role)
      expect(one.total?.enterprises).toBe(0)
      const { enterprises: listed } = await enterprises(valueAdded, role)
      expect(listed.map(({ withheld }) => withheld)).toEqual(
        listed.map(() => !allows(fundReaders, [role])),
      )
      await registry.plan.getFunnel(GetFunnelRequest.fromPartial({}), registry.as(role))
    }
    const { total } = await groups(valueAdded, 'pilot-operator')
    expect(total).toMatchObject({ value: '405000000', rounded: true })
    const crossed = await groups({ ...valueAdded, by: 'field,district' }, 'pilot-operator')
    expect(crossed.groups.map(({ number }) => number?.withheld)).toEqual([true])
  })

  test('counts carriers by level, whoever hosts them', async () => {
    await registry.carriers.recordCarrier(
      RecordCarrierRequest.fromPartial({
        commandId: command(),
        kind: CarrierKind.CARRIER_KIND_KEY_LABORATORY,
        nameZh: '材料重点实验室',
        district: '440306',
        fields: ['NEM-01'],
        hosts: [{ name: '某大学' }],
        level: DesignationLevel.DESIGNATION_LEVEL_PROVINCIAL,
        authority: '广东省科学技术厅',
        recognisedOn: '2023-05-01',
        evidence: paper,
        provenance: madeUp,
      }),
      registry.as('registrar'),
    )
    await settled(async () => {
      const { targets } = await registry.plan.getPlan(
        GetPlanRequest.fromPartial({}),
        registry.as('statistician'),
      )
      expect(targets.find(({ targetId }) => targetId === 'T-LAB')).toMatchObject({
        state: 'PLAN_STATE_MET',
        actual: { value: '1', caveats: ['PLAN_CAVEAT_UNVERIFIED', 'PLAN_CAVEAT_SYNTHETIC'] },
      })
    })
    const behind = await enterprises({
      measure: 'PLAN_MEASURE_CARRIERS',
      kind: 'key-laboratory',
      level: 'provincial-plus',
    })
    expect(behind.enterprises).toMatchObject([
      { enterpriseId: '', nameZh: '材料重点实验室', facts: [{ record: 'carrier' }] },
    ])
  })

  test('is told of every measure by whatever it can be told apart by', async () => {
    for (const [measure, counting] of Object.entries(measures)) {
      // Money is brought by the fund, and none runs here.
      if (counting.kind === 'brought') continue
      const dimensions = ['year', 'field', 'district', ...counting.by]
      const pairs = dimensions.flatMap((one) => dimensions.map((other) => [one, other]))
      for (const by of pairs) {
        const question = {
          measure: planMeasure.toProto(measure as Measure),
          by: [...new Set(by)].join(','),
        }
        expect(await groups(question)).toMatchObject({ groups: expect.any(Array) })
      }
    }
  })

  test('is what verify counts anew from the streams, and whatever was changed of any measure is found', async () => {
    const services = [{ ...verified, aggregates: [...verified.aggregates] }]
    const check = async () => {
      const { differences } = await verifyAll({
        mongoUrl: place.mongoUrl,
        databases: byService(recordingServices, () => place.database),
        services,
        settleMs: 5000,
      })
      return differences.filter(({ what }) => what.startsWith('plan/'))
    }
    expect(await check()).toEqual([])
    const connection = await connectMongo(place.mongoUrl, place.database, 'registry')
    const cells = connection.collection<{ _id: string; lines: string[] }>(`sums_plan_2_1_cells`)
    const totals = await cells.find({ _id: /^total\|[^|]+\|$/ }).toArray()
    const families = totals.map(({ _id }) => _id.split('|')[1] ?? '').toSorted()
    expect(families).toEqual([
      ...['carriers', 'designations', 'enterprises', 'funnel', 'pace', 'rungs'],
      'value_added~2024',
    ])
    // Of each family, one more in the first line: of a total, and of a month.
    for (const family of families)
      for (const kind of ['total', 'month']) {
        const found = await cells.findOne({
          _id: new RegExp(`^${kind}\\|${family}\\|`),
          'lines.0': { $exists: true },
        })
        const [line = '', ...others] = found?.lines ?? []
        const [name, amount] = [
          line.slice(0, line.lastIndexOf('|')),
          Number(line.split('|').at(-1)),
        ]
        const planted = [`${name}|${amount + 1}`, ...others]
        await cells.updateOne({ _id: found?._id ?? '' }, { $set: { lines: planted } })
      }
    const found = await check()
    expect(found.map(({ code }) => code)).toEqual(
      families.flatMap(() => ['SUM_DIFFERS', 'SUM_DIFFERS']),
    )
    expect(new Set(found.map(({ what }) => what.split('|')[1]))).toEqual(new Set(families))
    const counted = connection.collection<{ _id: string }>(`sums_plan_2_1_counted`)
    await cells.deleteMany({})
    await counted.deleteMany({})
    await connection.close()
    // Sums of nobody are right by themselves: somebody has to be counted.
    expect((await check()).map(({ code }) => code)).toEqual(['SUMS_BEHIND'])
    await registry.operations.rebuildView({ subscription: 'plan' }, registry.as('operator'))
    await settled(async () => {
      expect((await groups(valueAdded)).total?.value).toBe('405000000')
    })
    expect(await check()).toEqual([])
  }, 60_000)

  test('is not told of days to come', async () => {
    expect(await refusal(groups({ ...valueAdded, asOf: '2999-01-01' }))).toMatchObject({
      code: 'DATE_IN_FUTURE',
    })
  })
})

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { eventually, makePlace, type Place, type RunningService, refusal } from '@seedline/testing'
import { type Asking, askingOf, command } from './testing/registry-calls.ts'
import { startRegistry } from './testing/running-registry.ts'

let place: Place
let running: RunningService
let registry: Asking

beforeAll(async () => {
  place = await makePlace('registry')
  running = await startRegistry(place)
  registry = await askingOf(place, running)
}, 60_000)

afterAll(async () => {
  registry?.close()
  await running?.stop()
  await place?.remove()
}, 30_000)

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

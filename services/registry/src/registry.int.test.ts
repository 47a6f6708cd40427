import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { RegisterEnterpriseRequest } from '@seedline/contracts/registry/v1/enterprise_service'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { eventually, refusal } from '@seedline/testing'
import { makePlace, type Place, type RunningService } from '@seedline/testing/running'
import { addDays, dateInShanghai, newId, systemClock } from '@seedline/values'
import { type Asking, askingOf, command, madeUp, paper } from './testing/registry-calls.ts'
import { startRegistry } from './testing/running-registry.ts'

const [codeA, codeB, codeC, codeD] = [
  '91440399000000019Q',
  '91440399000000027K',
  '91440399000000035E',
  '914403990000000439',
]

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

describe('An enterprise and its ladder', () => {
  test('are read back right after each write, and as of yesterday not there', async () => {
    const registered = await registry.register({ uscc: codeA, nameEn: 'Alpha', district: '440306' })
    expect(registered).toMatchObject({ version: 1, repeatedCommand: false })
    expect(registered.traceId).toMatch(/^[0-9a-f]{32}$/)
    const { id } = registered
    const question = { enterpriseId: id, asOf: undefined, atLeastVersion: 1 }
    expect(
      await registry.enterprises.getEnterprise(question, registry.as('operator')),
    ).toMatchObject({ uscc: codeA, nameEn: 'Alpha', version: 1 })

    const today = dateInShanghai(systemClock())
    const recorded = await registry.record(id, Rung.RUNG_SEED, today)
    expect(await registry.ladder(id, recorded.version)).toMatchObject({
      version: 1,
      rungs: [
        {
          rung: Rung.RUNG_SEED,
          evidence: paper,
          recording: {
            eventType: 'seedline.registry.v1.StageReached',
            recordedBy: { name: 'Test coach', roles: ['coach'] },
            traceId: recorded.traceId,
          },
        },
      ],
    })
    expect((await registry.ladder(id, 0, addDays(today, -1))).rungs).toEqual([])
    const sought = { search: 'ALP', currentRung: Rung.RUNG_SEED, district: '440306' }
    const listed = await eventually(async () => {
      const found = await registry.list(sought)
      return found.total > 0 ? found : undefined
    })
    expect(listed).toMatchObject({
      total: 1,
      enterprises: [{ enterpriseId: id, currentRungOn: today }],
    })
  })

  test('keep corrections, withdrawal and closure visible, with the reasons', async () => {
    const { id } = await registry.register({ uscc: codeB })
    await registry.record(id, Rung.RUNG_SEED, '2018-01-01')
    const [rung] = (await registry.ladder(id, 1)).rungs
    const target = { enterpriseId: id, rungId: rung?.rungId ?? '' }
    const correction = {
      ...target,
      commandId: command(),
      expectedVersion: 1,
      reason: '看错',
      rung: Rung.RUNG_ANGEL,
      reachedOn: '',
      evidence: [],
    }
    await registry.ladders.correctStage(correction, registry.as('coach'))
    const stale = { ...correction, commandId: command(), rung: Rung.RUNG_A }
    const refused = registry.ladders.correctStage(stale, registry.as('coach'))
    expect((await refusal(refused)).code).toBe('STALE_VERSION')
    const withdrawal = {
      ...target,
      commandId: command(),
      expectedVersion: 2,
      reason: '没有发生',
    }
    const { version } = await registry.ladders.withdrawStage(withdrawal, registry.as('coach'))
    expect((await registry.ladder(id, version)).rungs).toMatchObject([
      {
        rung: Rung.RUNG_ANGEL,
        withdrawn: true,
        amendments: [{ reason: '看错' }, { reason: '没有发生' }],
      },
    ])
    const closure = { enterpriseId: id, closedOn: '2024-01-01', reason: '注销', evidence: [] }
    await registry.enterprises.closeEnterprise(
      { commandId: command(), expectedVersion: 1, ...closure },
      registry.as('registrar'),
    )
    const { entries } = await registry.enterprises.getEnterpriseHistory(
      { enterpriseId: id, asOf: undefined },
      registry.as('operator'),
    )
    expect(
      entries.map(({ recording, reason }) => [recording?.eventType.split('.').at(-1), reason]),
    ).toEqual([
      ['EnterpriseRegistered', ''],
      ['StageReached', ''],
      ['StageCorrected', '看错'],
      ['StageWithdrawn', '没有发生'],
      ['EnterpriseClosed', '注销'],
    ])
  })
})

describe('A repeated command', () => {
  test('is answered with the first outcome, and refused with another request', async () => {
    const same = { commandId: command(), uscc: codeC }
    const first = await registry.register(same)
    expect(await registry.register(same)).toEqual({ ...first, repeatedCommand: true })
    const renamed = registry.register({ ...same, nameEn: 'Other' })
    expect((await refusal(renamed)).code).toBe('IDEMPOTENCY_KEY_REUSED')
    const otherCode = registry.register({ ...same, uscc: codeD })
    expect((await refusal(otherCode)).code).toBe('IDEMPOTENCY_KEY_REUSED')
    expect((await registry.register({ uscc: codeD })).repeatedCommand).toBe(false)
  })

  test('that comes many times at once is carried out once', async () => {
    const same = { commandId: command(), uscc: '914403990000000514' }
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => registry.register(same)))
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1)
    expect(outcomes.filter(({ repeatedCommand }) => !repeatedCommand)).toHaveLength(1)
  })

  test('and eight commands for one code lead to one enterprise', async () => {
    const one = { uscc: '9144039900000006XU' }
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => registry.register(one)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('What is refused', () => {
  test('tells every field that is wrong, and stores nothing', async () => {
    const wrong = { uscc: '914403001922038217', district: '999999', foundedOn: 'x' }
    const problem = await refusal(registry.register(wrong))
    expect(problem).toMatchObject({ code: 'REQUEST_INVALID', kind: 'invalid' })
    expect(problem.fields?.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/district DISTRICT_UNKNOWN',
      '/foundedOn DATE_INVALID',
      '/uscc USCC_CHECK_DIGIT_WRONG',
    ])
  })

  test('is a writer without the role, and anybody without a token', async () => {
    const request = RegisterEnterpriseRequest.fromPartial({
      commandId: command(),
      nameZh: '甲',
      provenance: madeUp,
    })
    const { enterprises, operations } = registry
    for (const role of ['coach', 'bank-officer', 'operator']) {
      const tried = enterprises.registerEnterprise(request, registry.as(role))
      expect((await refusal(tried)).kind).toBe('forbidden')
    }
    const nobody = enterprises.registerEnterprise(request, { token: '' })
    expect((await refusal(nobody)).kind).toBe('unauthenticated')
    const delivery = operations.getDelivery({}, registry.as('registrar'))
    expect((await refusal(delivery)).kind).toBe('forbidden')
  })

  test('is the end of an enterprise by anybody but the registrar', async () => {
    const { id } = await registry.register({ nameZh: '未终止企业' })
    const closure = { enterpriseId: id, closedOn: '2024-01-01', reason: '注销', evidence: [] }
    const close = (role: string) =>
      registry.enterprises.closeEnterprise(
        { commandId: command(), expectedVersion: 1, ...closure },
        registry.as(role),
      )
    for (const role of ['fund-manager', 'coach', 'operator'])
      expect(await refusal(close(role))).toMatchObject({
        code: 'ROLE_NOT_ALLOWED',
        kind: 'forbidden',
        facts: { needed_roles: 'registrar' },
      })
    expect(await close('registrar')).toMatchObject({ version: 2 })
  })

  test('is an unknown enterprise, whatever is asked of it', async () => {
    const nobody = newId('Enterprise')
    expect((await refusal(registry.ladder(nobody))).code).toBe('ENTERPRISE_UNKNOWN')
    const recorded = registry.record(nobody, Rung.RUNG_SEED, '2020-01-01')
    expect((await refusal(recorded)).code).toBe('ENTERPRISE_UNKNOWN')
  })
})

describe('An area without a code of GB/T 2260', () => {
  test('is named by its id, and found by it', async () => {
    const { id } = await registry.register({ nameZh: '深汕企业', district: 'SHENSHAN' })
    const found = await eventually(async () => {
      const { enterprises } = await registry.list({ district: 'SHENSHAN' })
      return enterprises.length > 0 ? enterprises : undefined
    })
    expect(found).toMatchObject([{ enterpriseId: id, district: 'SHENSHAN' }])
    const made = registry.register({ nameZh: '甲', district: 'ATLANTIS' })
    expect((await refusal(made)).fields).toMatchObject([{ code: 'DISTRICT_UNKNOWN' }])
  })
})

describe('The list', () => {
  test('goes on page by page without gap or repetition, and says how many there are', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `分页企业${index}`)
    for (const nameZh of names) await registry.register({ nameZh })
    const list = (token: string) => registry.list({ page: { size: 2, token }, search: '分页' })
    await eventually(async () => ((await list('')).total === 5 ? true : undefined))
    const seen: string[] = []
    let token = ''
    do {
      const page = await list(token)
      expect(page.enterprises.length).toBeLessThanOrEqual(2)
      seen.push(...page.enterprises.map(({ nameZh }) => nameZh))
      token = page.nextPageToken
    } while (token !== '')
    expect(seen).toEqual(names)
    expect((await refusal(list('not a token'))).code).toBe('PAGE_TOKEN_INVALID')
  })
})

describe('A registry that is killed', () => {
  test('has every accepted command when it comes back, in streams and read models', async () => {
    const accepted: string[] = []
    for (let index = 0; index < 10; index++)
      accepted.push((await registry.register({ nameZh: `断电企业${index}` })).id)
    await running.kill()
    registry.close()
    running = await startRegistry(place)
    registry = await askingOf(place, running)
    const list = () => registry.list({ search: '断电' })
    await eventually(async () => ((await list()).total === 10 ? true : undefined), 30_000)
    const found = (await list()).enterprises.map(({ enterpriseId }) => enterpriseId)
    expect(found.sort()).toEqual(accepted.sort())
  }, 60_000)

  test('stops in order when it is asked to', async () => {
    const other = await startRegistry(place)
    expect(await other.stop()).toBe(0)
  }, 30_000)
})

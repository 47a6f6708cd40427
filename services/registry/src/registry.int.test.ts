import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { RegisterEnterpriseRequest } from '@seedline/contracts/registry/v1/enterprise_service'
import { Rung } from '@seedline/contracts/values/v1/rung'
import {
  addDays,
  dateInShanghai,
  deriveId,
  newId,
  ProblemError,
  systemClock,
} from '@seedline/values'
import { type FundOutside, fundOutside } from './testing/fund-outside.ts'
import {
  type Clients,
  clientsOf,
  makePlace,
  type Place,
  type RunningRegistry,
  startRegistry,
} from './testing/running-registry.ts'

const codes = [
  '91440399000000019Q',
  '91440399000000027K',
  '91440399000000035E',
  '914403990000000439',
]
const evidence = [{ kind: 'contract', title: '投资协议', url: '', sha256: '' }]
const provenance = {
  source: 'made up',
  confidence: 'CONFIDENCE_UNVERIFIED',
  synthetic: true,
} as const
const command = () => newId('Command')

let place: Place
let running: RunningRegistry
let clients: Clients
let fund: FundOutside
const tokens: Record<string, string> = {}
const as = (role: string) => ({ token: tokens[role] ?? '' })

beforeAll(async () => {
  place = await makePlace()
  for (const role of ['registrar', 'coach', 'bank-officer', 'operator'])
    tokens[role] = await place.signer.token(role)
  ;[running, fund] = await Promise.all([startRegistry(place), fundOutside(place)])
  clients = clientsOf(running)
}, 60_000)

afterAll(async () => {
  clients?.close()
  await Promise.all([running?.stop(), fund?.stop()])
  await place?.remove()
}, 30_000)

const refusal = async (run: Promise<unknown>): Promise<ProblemError['problem']> => {
  try {
    await run
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it was accepted')
}

const eventually = async <T>(ask: () => Promise<T | undefined>, ms = 15_000): Promise<T> => {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came')
}

const register = (change: Partial<RegisterEnterpriseRequest> = {}) =>
  clients.enterprises.registerEnterprise(
    RegisterEnterpriseRequest.fromPartial({
      commandId: command(),
      nameZh: '虚构企业',
      foundedOn: '2015-01-01',
      provenance,
      ...change,
    }),
    as('registrar'),
  )

const record = (enterpriseId: string, rung: Rung, reachedOn: string, more = {}) =>
  clients.ladders.recordStage(
    {
      commandId: command(),
      enterpriseId,
      expectedVersion: 0,
      rung,
      reachedOn,
      evidence,
      outOfOrderReason: '',
      provenance: undefined,
      ...more,
    },
    as('coach'),
  )

const ladder = (enterpriseId: string, atLeastVersion = 0, occurredOn = '') =>
  clients.ladders.getLadder(
    { enterpriseId, asOf: { occurredOn, recordedAt: undefined }, atLeastVersion },
    as('bank-officer'),
  )

const round = (enterpriseId: string, deal: string, change: Partial<RoundClosed> = {}) =>
  RoundClosed.fromPartial({
    dealId: deriveId('Deal', deal, place.database),
    fundId: deriveId('Fund', 'f'),
    enterpriseId,
    round: Rung.RUNG_SEED,
    closedOn: '2020-05-01',
    evidence,
    provenance,
    ...change,
  })

describe('An enterprise and its ladder', () => {
  test('are read back right after each write, listed with the rung, and as of yesterday not there', async () => {
    const registered = await register({
      uscc: codes[0] ?? '',
      nameEn: 'Alpha Carbon',
      district: '440306',
    })
    expect(registered).toMatchObject({ version: 1, repeatedCommand: false })
    expect(registered.traceId).toMatch(/^[0-9a-f]{32}$/)
    const { id } = registered
    const ask = (atLeastVersion: number) =>
      clients.enterprises.getEnterprise(
        { enterpriseId: id, asOf: undefined, atLeastVersion },
        as('operator'),
      )
    expect(await ask(1)).toMatchObject({ uscc: codes[0], nameEn: 'Alpha Carbon', version: 1 })

    const today = dateInShanghai(systemClock())
    const recorded = await record(id, Rung.RUNG_SEED, today)
    expect(await ladder(id, recorded.version)).toMatchObject({
      version: 1,
      rungs: [
        {
          rung: Rung.RUNG_SEED,
          evidence,
          recording: {
            eventType: 'seedline.registry.v1.StageReached',
            recordedBy: { name: 'Test coach', roles: ['coach'] },
            traceId: recorded.traceId,
          },
        },
      ],
    })
    expect((await ladder(id, 0, addDays(today, -1))).rungs).toEqual([])

    const listed = await eventually(async () => {
      const { enterprises, total } = await clients.enterprises.listEnterprises(
        {
          page: undefined,
          search: 'alpha c',
          currentRung: Rung.RUNG_SEED,
          materialField: '',
          district: '440306',
        },
        as('bank-officer'),
      )
      return enterprises.length > 0 ? { enterprises, total } : undefined
    })
    expect(listed).toMatchObject({
      total: 1,
      enterprises: [{ enterpriseId: id, currentRungOn: today }],
    })
  })

  test('keep corrections, withdrawal and closure visible, with the reasons', async () => {
    const { id } = await register({ uscc: codes[1] ?? '' })
    await record(id, Rung.RUNG_SEED, '2018-01-01')
    const [rung] = (await ladder(id, 1)).rungs
    const change = {
      commandId: command(),
      enterpriseId: id,
      expectedVersion: 1,
      rungId: rung?.rungId ?? '',
    }
    const correction = {
      ...change,
      reason: '看错',
      rung: Rung.RUNG_ANGEL,
      reachedOn: '',
      evidence: [],
    }
    await clients.ladders.correctStage(correction, as('coach'))
    const stale = { ...correction, commandId: command(), rung: Rung.RUNG_A }
    expect(await refusal(clients.ladders.correctStage(stale, as('coach')))).toMatchObject({
      code: 'STALE_VERSION',
    })
    const withdrawal = { ...change, commandId: command(), expectedVersion: 2, reason: '没有发生' }
    const withdrawn = await clients.ladders.withdrawStage(withdrawal, as('coach'))
    expect((await ladder(id, withdrawn.version)).rungs).toMatchObject([
      {
        rung: Rung.RUNG_ANGEL,
        withdrawn: true,
        amendments: [{ reason: '看错' }, { reason: '没有发生' }],
      },
    ])
    const closure = {
      commandId: command(),
      enterpriseId: id,
      expectedVersion: 1,
      closedOn: '2024-01-01',
      reason: '注销',
      evidence: [],
    }
    await clients.enterprises.closeEnterprise(closure, as('registrar'))
    const { entries } = await clients.enterprises.getEnterpriseHistory(
      { enterpriseId: id, asOf: undefined },
      as('operator'),
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
    const same = { commandId: command(), uscc: codes[2] ?? '' }
    const first = await register(same)
    expect(await register(same)).toEqual({ ...first, repeatedCommand: true })
    const renamed = register({ ...same, nameEn: 'Other' })
    expect((await refusal(renamed)).code).toBe('IDEMPOTENCY_KEY_REUSED')
    const otherCode = register({ ...same, uscc: '914403990000000514' })
    expect((await refusal(otherCode)).code).toBe('IDEMPOTENCY_KEY_REUSED')
    const free = await register({ uscc: '914403990000000514' })
    expect(free.repeatedCommand).toBe(false)
  })
})

describe('What is refused', () => {
  test('tells every field that is wrong, and stores nothing', async () => {
    const problem = await refusal(
      register({ uscc: '914403001922038217', district: '999999', foundedOn: 'x' }),
    )
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
      provenance,
    })
    for (const role of ['coach', 'bank-officer', 'operator']) {
      const problem = await refusal(clients.enterprises.registerEnterprise(request, as(role)))
      expect(problem.kind).toBe('forbidden')
    }
    const nobody = clients.enterprises.registerEnterprise(request, { token: '' })
    expect((await refusal(nobody)).kind).toBe('unauthenticated')
    const delivery = clients.operations.getDelivery({}, as('registrar'))
    expect((await refusal(delivery)).kind).toBe('forbidden')
  })

  test('is an unknown enterprise, whatever is asked of it', async () => {
    const nobody = newId('Enterprise')
    expect((await refusal(ladder(nobody))).code).toBe('ENTERPRISE_UNKNOWN')
    expect((await refusal(record(nobody, Rung.RUNG_SEED, '2020-01-01'))).code).toBe(
      'ENTERPRISE_UNKNOWN',
    )
  })
})

describe('The list', () => {
  test('goes on page by page without gap or repetition, and says how many there are', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `分页企业${index}`)
    for (const nameZh of names) await register({ nameZh })
    const list = (token: string) =>
      clients.enterprises.listEnterprises(
        {
          page: { size: 2, token },
          search: '分页',
          currentRung: Rung.RUNG_UNSPECIFIED,
          materialField: '',
          district: '',
        },
        as('operator'),
      )
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

describe('A closed round', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

  test('becomes a rung with its evidence, its origin and its trace, and once only', async () => {
    const { id } = await register({ nameZh: '轮次企业' })
    const eventId = await fund.closes(round(id, 'deal-1'), traceparent)
    const { rungs } = await eventually(async () => {
      const found = await ladder(id)
      return found.rungs.length > 0 ? found : undefined
    })
    expect(rungs).toMatchObject([
      {
        rung: Rung.RUNG_SEED,
        reachedOn: '2020-05-01',
        evidence,
        round: { eventId, traceId: '4bf92f3577b34da6a3ce929d0e0e4736' },
        recording: {
          traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
          recordedBy: {
            subject: 'process:registry/record-round-as-stage',
            onBehalfOf: 'user:manager',
          },
        },
      },
    ])
    const replay = { subscription: 'record-round-as-stage', from: '2020-01-01T00:00:00.000Z' }
    await clients.operations.replayFrom(replay, as('operator'))
    await fund.closes(
      round(id, 'deal-2', { round: Rung.RUNG_A, closedOn: '2021-05-01' }),
      traceparent,
    )
    await eventually(async () => ((await ladder(id)).rungs.length > 1 ? true : undefined))
    expect((await ladder(id)).rungs.map(({ rung }) => rung)).toEqual([Rung.RUNG_SEED, Rung.RUNG_A])
  })

  test('is linked to the rung that a coach recorded first', async () => {
    const { id } = await register({ nameZh: '先记企业' })
    await record(id, Rung.RUNG_SEED, '2020-04-28')
    await fund.closes(round(id, 'deal-3'), traceparent)
    const [rung] = await eventually(async () => {
      const { rungs } = await ladder(id)
      return rungs[0]?.round ? rungs : undefined
    })
    expect(rung).toMatchObject({ reachedOn: '2020-04-28', amendments: [{}] })
  })

  test('that the ladder refuses is parked with the refusal, others go on, and a replay succeeds once it is mended', async () => {
    const { id } = await register({ nameZh: '失败企业' })
    await record(id, Rung.RUNG_FAILED, '2019-01-01')
    await fund.closes(round(id, 'deal-4'), traceparent)
    const letter = await eventually(async () => {
      const { deadLetters } = await clients.operations.listDeadLetters(
        { pageSize: 50, pageToken: '' },
        as('operator'),
      )
      return deadLetters.find(({ causeCode }) => causeCode === 'LADDER_ENDED')
    }, 30_000)
    expect(letter).toMatchObject({ subscription: 'record-round-as-stage', attempts: 5 })
    const { rungs } = await ladder(id)
    const withdrawal = {
      commandId: command(),
      enterpriseId: id,
      expectedVersion: 0,
      rungId: rungs[0]?.rungId ?? '',
      reason: '误记',
    }
    await clients.ladders.withdrawStage(withdrawal, as('coach'))
    const again = await clients.operations.replayDeadLetter({ id: letter.id }, as('operator'))
    expect(again).toMatchObject({ handled: true })
    expect((await ladder(id, 3)).rungs.filter(({ withdrawn }) => !withdrawn)).toMatchObject([
      { rung: Rung.RUNG_SEED, round: {} },
    ])
  }, 60_000)
})

describe('A registry that is killed', () => {
  test('has every accepted command when it comes back, in the streams and in the read models', async () => {
    const accepted: string[] = []
    for (let index = 0; index < 10; index++)
      accepted.push((await register({ nameZh: `断电企业${index}` })).id)
    await running.kill()
    clients.close()
    running = await startRegistry(place)
    clients = clientsOf(running)
    await eventually(async () => {
      const { total } = await clients.enterprises.listEnterprises(
        {
          page: undefined,
          search: '断电',
          currentRung: Rung.RUNG_UNSPECIFIED,
          materialField: '',
          district: '',
        },
        as('operator'),
      )
      return total === 10 ? true : undefined
    }, 30_000)
    for (const enterpriseId of accepted)
      expect(
        await clients.enterprises.getEnterprise(
          { enterpriseId, asOf: undefined, atLeastVersion: 1 },
          as('operator'),
        ),
      ).toMatchObject({ version: 1 })
  }, 60_000)

  test('stops in order when it is asked to', async () => {
    const other = await startRegistry(place)
    expect(await other.stop()).toBe(0)
  }, 30_000)
})

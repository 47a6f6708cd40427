import { describe, expect, test } from '@jest/globals'
import {
  type MemoryStore,
  memoryStore,
  memoryView,
  recordedMessages,
  testActor,
} from '@seedline/testing'
import { deriveId, type Instant, instant, localDate, ProblemError } from '@seedline/values'
import type { AsOf } from '@seedline/views'
import { callOf } from '../testing/command-calls.ts'
import { correction, enterpriseId, evidence, profile } from '../testing/enterprise-samples.ts'
import {
  closeEnterprise,
  correctStage,
  recordFormerName,
  renameEnterprise,
  withdrawStage,
} from '../testing/registry-steps.ts'
import { round, stageCorrection } from '../testing/stage-record-samples.ts'
import { correctEnterprise } from '../use-cases/correct-enterprise.ts'
import { recordRound } from '../use-cases/record-round.ts'
import { recordStage } from '../use-cases/record-stage.ts'
import { registerEnterprise } from '../use-cases/register-enterprise.ts'
import { reverseRound } from '../use-cases/reverse-round.ts'
import { getEnterprise } from './enterprise-list/query.ts'
import { enterpriseListView } from './enterprise-list/view.ts'
import { getEnterpriseHistory } from './history/query.ts'
import { knownFundView } from './known-fund/view.ts'
import { getLadder } from './ladder/query.ts'
import { ladderView } from './ladder/view.ts'

const at = (day: number): Instant =>
  instant(`2026-11-${String(day).padStart(2, '0')}T04:00:00.000Z`)
const seedId = deriveId('Rung', 'seed')

/** Registered on the 1st, seed on the 2nd, corrected on the 3rd, renamed on the 4th, closed on the 5th. */
async function story(): Promise<MemoryStore> {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register', { at: at(1) }))
  const seed = {
    enterpriseId,
    rung: 'seed' as const,
    reachedOn: localDate('2019-05-01'),
    evidence: [evidence('agreement')],
    outOfOrderReason: '',
    provenance: null,
  }
  await recordStage(store, seed, callOf('seed', { at: at(2) }))
  const moved = stageCorrection(seedId, { reachedOn: localDate('2019-08-01') })
  await correctStage(store, moved, callOf('moved', { at: at(3) }))
  const renamed = correction({ nameEn: 'Later Ltd' }, 'renamed')
  await correctEnterprise(store, renamed, callOf('renamed', { at: at(4) }))
  const closure = { enterpriseId, closedOn: localDate('2025-01-01'), reason: 'sold', evidence: [] }
  await closeEnterprise(store, closure, callOf('close', { at: at(5) }))
  return store
}

const sourcesOf = (store: MemoryStore, seen = recordedMessages(store)) => ({
  store,
  enterprises: memoryView(enterpriseListView, seen),
  ladders: memoryView(ladderView, seen),
  funds: memoryView(knownFundView, []),
})

const asking = (asOf: AsOf = {}, atLeastVersion = 0, id = enterpriseId) => ({
  enterpriseId: id,
  asOf,
  actor: testActor('registrar'),
  atLeastVersion,
  deadline: new Date(Date.now() + 5000),
})

const refusal = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'answered',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const dates = async (store: MemoryStore, asOf: AsOf) =>
  (await getLadder(sourcesOf(store), asking(asOf))).rungs.map(({ reachedOn }) => reachedOn)

describe('A ladder as of a day', () => {
  test('by when things happened tells what is known now of that day', async () => {
    const store = await story()
    expect(await dates(store, { occurredOn: localDate('2019-08-01') })).toEqual(['2019-08-01'])
    expect(await dates(store, { occurredOn: localDate('2019-07-31') })).toEqual([])
  })

  test('by when things were recorded tells what was known then', async () => {
    const store = await story()
    expect(await dates(store, { recordedAt: at(2) })).toEqual(['2019-05-01'])
    expect(await dates(store, { recordedAt: instant('2026-11-02T03:59:59.999Z') })).toEqual([])
    expect(await dates(store, { recordedAt: at(3) })).toEqual(['2019-08-01'])
  })

  test('by both at once tells what was known then of that day', async () => {
    const store = await story()
    const occurredOn = localDate('2019-06-01')
    expect(await dates(store, { occurredOn, recordedAt: at(2) })).toEqual(['2019-05-01'])
    expect(await dates(store, { occurredOn, recordedAt: at(3) })).toEqual([])
  })

  test('tells nothing of a later closing before its own day: neither the round nor its papers', async () => {
    const store = await story()
    const later = {
      enterpriseId,
      rung: 'seed' as const,
      closedOn: localDate('2020-02-01'),
      evidence: [evidence('second closing')],
      round: round('deal-2'),
      provenance: null,
    }
    await recordRound(store, later, callOf('later', { at: at(6) }))
    const shown = async (day: string) =>
      (await getLadder(sourcesOf(store), asking({ occurredOn: localDate(day) }))).rungs.map(
        ({ rounds, evidence: papers, amendments }) => [
          rounds.length,
          papers.map(({ title }) => title),
          amendments.map(({ reason }) => reason),
        ],
      )
    expect(await shown('2020-01-31')).toEqual([[0, ['agreement'], ['misread']]])
    expect(await shown('2020-02-01')).toEqual([
      [
        1,
        ['agreement', 'second closing'],
        ['misread', 'linked to the closed round that it stands for'],
      ],
    ])
  })

  test('is what the view says when nothing is bounded', async () => {
    const store = await story()
    const sources = sourcesOf(store)
    const now = await getLadder(sources, asking())
    expect(await getLadder(sources, asking({ recordedAt: at(30) }))).toEqual(now)
    expect(now).toMatchObject({ version: 2, rungs: [{ amendments: [{ reason: 'misread' }] }] })
  })
})

describe('The names of an enterprise', () => {
  test('are those of the day asked, and those before are former ones', async () => {
    const store = memoryStore('registry')
    await registerEnterprise(store, profile, callOf('register', { at: at(1) }))
    const change = { evidence: [], provenance: null, nameEn: '' }
    const first = { enterpriseId, until: localDate('2019-01-01'), ...change, nameZh: '最初' }
    await recordFormerName(store, first, callOf('former', { at: at(2) }))
    const second = { enterpriseId, renamedOn: localDate('2022-01-01'), ...change, nameZh: '后来' }
    await renameEnterprise(store, second, callOf('rename', { at: at(3) }))
    const named = async (asOf: AsOf) => {
      const answer = await getEnterprise(sourcesOf(store), asking(asOf))
      return [answer.profile.nameZh, ...answer.formerNames.map(({ until }) => until)]
    }
    expect(await named({})).toEqual(['后来', '2019-01-01', '2022-01-01'])
    const { nameZh } = profile
    for (const [day, expected] of [
      ['2022-01-01', ['后来', '2019-01-01', '2022-01-01']],
      ['2021-12-31', [nameZh, '2019-01-01']],
      ['2019-01-01', [nameZh, '2019-01-01']],
      ['2018-12-31', ['最初']],
    ] as const)
      expect([day, await named({ occurredOn: localDate(day) })]).toEqual([day, expected])
    expect(await named({ recordedAt: at(1) })).toEqual([nameZh])
    expect(await named({ recordedAt: at(2) })).toEqual([nameZh, '2019-01-01'])
  })
})

describe('An enterprise as of a day', () => {
  const known = async (asOf: AsOf) => getEnterprise(sourcesOf(await story()), asking(asOf))

  test('by when things were recorded has the name and rung known then', async () => {
    expect(await known({ recordedAt: at(3) })).toMatchObject({
      version: 1,
      profile: { nameEn: profile.nameEn },
      closedOn: null,
      current: { reachedOn: '2019-08-01' },
    })
    expect(await known({ recordedAt: at(1) })).toMatchObject({ version: 1, current: null })
  })

  test('by when things happened has today’s facts without what came later', async () => {
    expect(await known({ occurredOn: localDate('2024-12-31') })).toMatchObject({
      version: 3,
      profile: { nameEn: 'Later Ltd' },
      closedOn: null,
      current: { rung: 'seed' },
    })
    expect(await known({ occurredOn: localDate('2025-01-01') })).toMatchObject({
      closedOn: '2025-01-01',
    })
    expect(await known({ occurredOn: localDate('2019-01-01') })).toMatchObject({ current: null })
  })

  test('is unknown before it was registered', async () => {
    const before = known({ recordedAt: instant('2026-10-31T00:00:00.000Z') })
    expect(await refusal(before)).toBe('ENTERPRISE_UNKNOWN')
  })

  test('is what the view says when nothing is bounded', async () => {
    expect(await known({ recordedAt: at(30) })).toEqual(await known({}))
    expect(await known({})).toMatchObject({
      version: 3,
      registeredAt: at(1),
      closedOn: '2025-01-01',
      current: { rung: 'seed', reachedOn: '2019-08-01' },
    })
  })
})

describe('Right after a write', () => {
  test('a page reads its own write while the view has seen nothing yet', async () => {
    const sources = sourcesOf(await story(), [])
    expect(await getEnterprise(sources, asking({}, 3))).toMatchObject({ version: 3 })
    expect(await getEnterprise(sources, asking())).toMatchObject({ version: 3 })
    expect(await getLadder(sources, asking({}, 2))).toMatchObject({ version: 2 })
    expect(await getLadder(sources, asking())).toMatchObject({ version: 2 })
  })

  test('a page reads its own write while the view has seen only what came before', async () => {
    const store = await story()
    const before = recordedMessages(store).filter(({ version }) => version === 1)
    const sources = sourcesOf(store, before)
    expect(await getEnterprise(sources, asking({}, 1))).toMatchObject({ version: 1 })
    expect(await getEnterprise(sources, asking({}, 2))).toMatchObject({ version: 3 })
    expect(await getLadder(sources, asking({}, 2))).toMatchObject({ version: 2 })
  })

  test('a version that no write has reached is refused, not waited for without end', async () => {
    const sources = sourcesOf(await story())
    expect(await refusal(getEnterprise(sources, asking({}, 4)))).toBe('VERSION_NOT_REACHED')
    expect(await refusal(getLadder(sources, asking({}, 3)))).toBe('VERSION_NOT_REACHED')
  })
})

describe('An enterprise', () => {
  test('that nobody registered is unknown, and so is its ladder', async () => {
    const sources = sourcesOf(await story())
    const nobody = deriveId('Enterprise', 'nobody')
    expect(await refusal(getEnterprise(sources, asking({}, 0, nobody)))).toBe('ENTERPRISE_UNKNOWN')
    expect(await refusal(getLadder(sources, asking({}, 0, nobody)))).toBe('ENTERPRISE_UNKNOWN')
    expect(await refusal(getEnterpriseHistory(sources, asking({}, 0, nobody)))).toBe(
      'ENTERPRISE_UNKNOWN',
    )
  })

  test('without a rung has an empty ladder', async () => {
    const store = memoryStore('registry')
    await registerEnterprise(store, profile, callOf('register'))
    expect(await getLadder(sourcesOf(store), asking())).toEqual({
      enterpriseId,
      version: 0,
      rungs: [],
    })
  })
})

describe('What was taken back', () => {
  const closedOn = localDate('2019-06-01')
  const toReverse = { enterpriseId, closedOn, round: round(), reason: 'never closed' }

  /** A rung by hand on the 2nd and one by a round on the 3rd; each is gone from the 6th on. */
  async function takenBack(): Promise<MemoryStore> {
    const store = await story()
    const angel = {
      enterpriseId,
      rung: 'angel' as const,
      closedOn: localDate('2020-06-01'),
      evidence: [evidence('agreement')],
      round: round(),
      provenance: null,
    }
    await recordRound(store, angel, callOf('angel', { at: at(5) }))
    await reverseRound(store, toReverse, callOf('reversed', { at: at(6) }))
    const gone = { enterpriseId, rungId: seedId, reason: 'never happened' }
    await withdrawStage(store, gone, callOf('gone', { at: at(6) }))
    return store
  }

  const standingOf = async (store: MemoryStore, asOf: AsOf) =>
    (await getLadder(sourcesOf(store), asking(asOf))).rungs
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ rung }) => rung)

  test('stands as of no day, and as it was known before it stands', async () => {
    const store = await takenBack()
    for (const day of ['2019-05-01', '2019-08-01', '2020-06-01', '2026-11-06'])
      expect(await standingOf(store, { occurredOn: localDate(day) })).toEqual([])
    expect(await standingOf(store, {})).toEqual([])
    expect(await standingOf(store, { recordedAt: at(5) })).toEqual(['seed', 'angel'])
    const then = { recordedAt: at(5), occurredOn: localDate('2019-08-01') }
    expect(await standingOf(store, then)).toEqual(['seed'])
  })

  test('is told in the history on the day of the closing that was reversed', async () => {
    const store = await takenBack()
    const entries = await getEnterpriseHistory(sourcesOf(store), asking())
    expect(
      entries.find(({ recording }) => recording?.eventType.endsWith('StageRoundReversed')),
    ).toMatchObject({ occurredOn: '2019-06-01', reason: 'never closed' })
  })
})

describe('The history', () => {
  test('tells every event of both streams, oldest first, with its reason and its fields', async () => {
    const store = await story()
    const gone = { enterpriseId, rungId: seedId, reason: 'never happened' }
    await withdrawStage(store, gone, callOf('gone', { at: at(6) }))
    const entries = await getEnterpriseHistory(sourcesOf(store), asking())
    expect(
      entries.map(({ recording, occurredOn, reason }) => [
        recording?.eventType.split('.').at(-1),
        occurredOn,
        reason,
      ]),
    ).toEqual([
      ['EnterpriseRegistered', '2026-11-01', ''],
      ['StageReached', '2019-05-01', ''],
      ['StageCorrected', '2026-11-03', 'misread'],
      ['EnterpriseCorrected', '2026-11-04', 'renamed'],
      ['EnterpriseClosed', '2025-01-01', 'sold'],
      ['StageWithdrawn', '2026-11-06', 'never happened'],
    ])
    expect(JSON.parse(entries[1]?.detailsJson ?? '')).toMatchObject({
      rung: 'RUNG_SEED',
      reachedOn: '2019-05-01',
      evidence: [{ kind: 'contract', title: 'agreement' }],
    })
    expect(entries[0]?.recording).toMatchObject({
      recordedBy: { name: '登记员' },
      traceId: '0af7651916cd43dd8448eb211c80319c',
    })
  })

  test('as of a day leaves out what happened or was recorded later', async () => {
    const store = await story()
    const types = async (asOf: AsOf) =>
      (await getEnterpriseHistory(sourcesOf(store), asking(asOf))).map(
        ({ recording }) => recording?.version,
      )
    expect(await types({ recordedAt: at(3) })).toEqual([1, 1, 2])
    expect(await types({ occurredOn: localDate('2025-12-31') })).toEqual([1, 3])
  })
})

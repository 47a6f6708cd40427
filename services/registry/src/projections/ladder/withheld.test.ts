import { describe, expect, test } from '@jest/globals'
import { FundManagerChanged, FundOpened } from '@seedline/contracts/fund/v1/fund_events'
import { allows, fundReaders, roles } from '@seedline/contracts/roles'
import type { Actor } from '@seedline/event-store'
import {
  eventMessages,
  type MemoryStore,
  memoryStore,
  memoryView,
  recordedMessages,
  testActor,
} from '@seedline/testing'
import { localDate } from '@seedline/values'
import { callOf } from '../../testing/command-calls.ts'
import { enterpriseId, evidence, noon, profile } from '../../testing/enterprise-samples.ts'
import { round } from '../../testing/stage-record-samples.ts'
import { recordRound } from '../../use-cases/record-round.ts'
import { recordStage } from '../../use-cases/record-stage.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { reverseRound } from '../../use-cases/reverse-round.ts'
import { getEnterpriseHistory } from '../history/query.ts'
import { knownFundView } from '../known-fund/view.ts'
import { getLadder } from './query.ts'
import { ladderView } from './view.ts'

const { fundId } = round()
const opened = FundOpened.fromPartial({ fundId })

/** The fund that closed the rounds, as its service tells of it: opened by somebody of `own`. */
const fundSays = (...more: readonly { readonly type: string; readonly data: Uint8Array }[]) =>
  eventMessages(
    {
      service: 'fund',
      aggregate: 'fund',
      id: fundId,
      time: noon,
      actor: testActor('fund-manager', { organisation: 'own' }),
    },
    [{ type: 'seedline.fund.v1.FundOpened', data: FundOpened.encode(opened).finish() }, ...more],
  ).map((message) => ({ ...message, origin: { ...message.origin, topic: 'fund' } }))

/** A seed rung by hand that a round is linked to, and a rung of a round alone. */
async function story(): Promise<MemoryStore> {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  const seed = {
    enterpriseId,
    rung: 'seed' as const,
    reachedOn: localDate('2019-05-01'),
    evidence: [evidence('press')],
    outOfOrderReason: '',
    provenance: null,
  }
  await recordStage(store, seed, callOf('seed'))
  const closed = (rung: 'seed' | 'a', closedOn: string, deal: string) =>
    recordRound(
      store,
      {
        enterpriseId,
        rung,
        closedOn: localDate(closedOn),
        evidence: [evidence(`papers of ${deal}`)],
        round: round(deal),
        provenance: null,
      },
      callOf(deal),
    )
  await closed('seed', '2019-06-01', 'deal-1')
  await closed('a', '2021-06-01', 'deal-2')
  return store
}

const reasonOfReversal = 'the investor never paid'

/** The same, and both rounds are taken back, as is one that no rung stood for. */
async function takenBack(): Promise<MemoryStore> {
  const store = await story()
  for (const deal of ['deal-1', 'deal-2', 'deal-3'])
    await reverseRound(
      store,
      {
        enterpriseId,
        round: round(deal),
        closedOn: localDate('2021-06-01'),
        reason: reasonOfReversal,
      },
      callOf(`back ${deal}`),
    )
  return store
}

/** Everything that somebody is told of the ladder and its history. */
async function toldTo(actor: Actor, funds = fundSays(), told = story) {
  const store = await told()
  const ladders = memoryView(ladderView, recordedMessages(store))
  const question = {
    enterpriseId,
    asOf: {},
    atLeastVersion: 0,
    actor,
    deadline: new Date(Date.now() + 5000),
  }
  const sources = { store, ladders, funds: memoryView(knownFundView, funds) }
  return {
    ladder: await getLadder(sources, question),
    history: await getEnterpriseHistory(sources, question),
  }
}

const dealsIn = (told: unknown): boolean =>
  ['papers of deal', reasonOfReversal, round('deal-1').dealId, round('deal-2').dealId, fundId].some(
    (word) => JSON.stringify(told).includes(word),
  )

describe('The papers of a round', () => {
  const overseers = ['registrar', 'statistician', 'operator']

  test.each(roles)(
    'are told to a %s of the managing organisation unless the fund hides deals from it',
    async (role) => {
      const told = await toldTo(testActor(role, { organisation: 'own' }))
      const reads = allows(fundReaders, [role])
      expect(dealsIn(told.ladder)).toBe(reads)
      expect(dealsIn(told.history)).toBe(reads)
    },
  )

  test.each(roles)(
    'are told to a %s of another organisation only who oversees funds',
    async (role) => {
      const told = await toldTo(testActor(role, { organisation: 'other' }))
      expect(dealsIn(told.ladder)).toBe(overseers.includes(role))
      expect(dealsIn(told.history)).toBe(overseers.includes(role))
    },
  )

  test('are told to the enterprise’s own people, and to those of no other', async () => {
    const one = (organisation: string) => testActor('enterprise-officer', { organisation })
    const own = await toldTo(one(profile.uscc ?? ''))
    expect([dealsIn(own.ladder), dealsIn(own.history)]).toEqual([true, true])
    for (const organisation of ['914403990000100223', 'own', '']) {
      const told = await toldTo(one(organisation))
      expect([dealsIn(told.ladder), dealsIn(told.history)]).toEqual([false, false])
    }
  })

  test('are withheld where it is not known who manages the fund', async () => {
    const told = await toldTo(testActor('fund-manager', { organisation: 'own' }), [])
    expect(dealsIn(told)).toBe(false)
  })

  test('go with the fund when it is handed over', async () => {
    const data = FundManagerChanged.encode({
      fundId,
      organisation: 'next',
      reason: 'sold',
    }).finish()
    const after = fundSays({ type: 'seedline.fund.v1.FundManagerChanged', data })
    const of = (organisation: string) => testActor('fund-manager', { organisation })
    expect(dealsIn((await toldTo(of('own'), after)).ladder)).toBe(false)
    expect(dealsIn((await toldTo(of('next'), after)).ladder)).toBe(true)
  })
})

describe('The papers of a round that was taken back', () => {
  const others = (['coach', 'fund-manager', 'bank-officer', 'pilot-operator'] as const).map(
    (role) => testActor(role, { organisation: 'other' }),
  )

  test.each(others)(
    'are told to none but its fund’s: not to a $roles of another',
    async (actor) => {
      const { ladder, history } = await toldTo(actor, fundSays(), takenBack)
      expect(dealsIn(ladder)).toBe(false)
      expect(dealsIn(history)).toBe(false)
      expect(ladder.rungs).toMatchObject([
        { rung: 'seed', evidence: [{ title: 'press' }], withdrawn: false, papersWithheld: true },
        { rung: 'a', evidence: [], withdrawn: true, papersWithheld: true },
      ])
    },
  )

  test('stay with its fund, with the reason', async () => {
    const own = testActor('fund-manager', { organisation: 'own' })
    const { ladder, history } = await toldTo(own, fundSays(), takenBack)
    expect(ladder.rungs).toMatchObject([
      { evidence: [{ title: 'press' }, { title: 'papers of deal-1' }], papersWithheld: false },
      {
        evidence: [{ title: 'papers of deal-2' }],
        amendments: [{ reason: reasonOfReversal }],
        papersWithheld: false,
      },
    ])
    expect(history.map(({ papersWithheld }) => papersWithheld)).not.toContain(true)
    expect(history.at(-1)).toMatchObject({ reason: reasonOfReversal })
  })
})

test('To others a rung still tells its date, what was recorded by hand, and that papers are withheld', async () => {
  const { ladder, history } = await toldTo(testActor('coach', { organisation: 'other' }))
  expect(ladder.rungs).toMatchObject([
    {
      rung: 'seed',
      reachedOn: '2019-05-01',
      evidence: [{ title: 'press' }],
      rounds: [],
      papersWithheld: true,
    },
    { rung: 'a', reachedOn: '2021-06-01', evidence: [], rounds: [], papersWithheld: true },
  ])
  expect(history.map(({ papersWithheld }) => papersWithheld)).toEqual([false, false, true, true])
  expect(JSON.parse(history[1]?.detailsJson ?? '')).toMatchObject({
    evidence: [{ title: 'press' }],
  })
})

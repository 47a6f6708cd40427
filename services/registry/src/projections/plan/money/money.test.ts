import { describe, expect, test } from '@jest/globals'
import { FundKind } from '@seedline/contracts/fund/v1/fund_events'
import { Rung } from '@seedline/contracts/values/v1/rung'
import type { EncodedEvent } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { deliveries, eventMessages, memoryView } from '@seedline/testing'
import { deriveId, localDate } from '@seedline/values'
import { enterpriseEvents } from '../../../enterprise/events.ts'
import { readPlanBook } from '../../../outbound/reference/plan-book.ts'
import { stageRecordEvents } from '../../../stage-record/events.ts'
import {
  duplicateId,
  enterpriseId,
  merged,
  registered,
  takenIn,
} from '../../../testing/enterprise-samples.ts'
import { dealId, dealMessages, fundId, fundMessages } from '../../../testing/financed-samples.ts'
import { reached, round } from '../../../testing/stage-record-samples.ts'
import { enterpriseListView } from '../../enterprise-list/view.ts'
import { knownFundView } from '../../known-fund/view.ts'
import { ladderView } from '../../ladder/view.ts'
import { roundMoneyView } from '../../round-money/view.ts'
import { numbersOf } from '../ask/numbers.ts'
import { everything, type PlanFilter, type PlanSums } from '../ask/question.ts'
import type { PlanContribution } from '../fact.ts'
import type { Dimension } from '../measure.ts'
import { moneySums } from './families.ts'
import { isCounted, moneySource } from './source.ts'

const { funnel } = await readPlanBook()
const otherId = deriveId('Enterprise', 'other')

interface Table<Event> {
  readonly codec: { encode(event: Event): EncodedEvent }
}

const told = <Event>(
  aggregate: string,
  { codec }: Table<Event>,
  id: string,
  ...events: readonly Event[]
): readonly EventMessage[] =>
  eventMessages(
    { service: 'registry', aggregate, id },
    events.map((event) => codec.encode({ ...event, enterpriseId: id })),
  ).map((message) => ({ ...message, origin: { ...message.origin, topic: aggregate } }))

const seed = { type: 'closed', rung: Rung.RUNG_SEED, on: '2020-05-01' } as const
const a = { type: 'closed', rung: Rung.RUNG_A, on: '2022-03-01' } as const

const enterprises = [
  ...told('enterprise', enterpriseEvents, enterpriseId, registered()),
  ...told(
    'enterprise',
    enterpriseEvents,
    otherId,
    registered({ uscc: null, materialField: 'PLM', district: '440307' }),
  ),
]
const ladders = [
  ...told(
    'stage_record',
    stageRecordEvents,
    enterpriseId,
    reached('seed', '2020-05-01', { round: round() }),
    reached('a', '2022-03-01', { round: round('two') }),
    // By hand: nobody knows what it brought.
    reached('b', '2024-01-01'),
  ),
  ...told(
    'stage_record',
    stageRecordEvents,
    otherId,
    reached('seed', '2020-09-01', { round: round('three') }),
  ),
]
const deals = [
  ...dealMessages('one', [{ ...seed, of: { own: 300n, institution: 50n } }]),
  ...dealMessages('two', [{ ...a, of: { own: 1000n, individual: 7n, ownDollars: 9n } }]),
  ...dealMessages('three', [{ ...seed, on: '2020-09-01', of: { own: 40n } }], otherId),
]
const all = [...enterprises, ...ladders, ...deals, ...fundMessages(FundKind.FUND_KIND_SPECIAL)]

function sourceOf(messages: readonly EventMessage[]) {
  const rounds = memoryView(roundMoneyView, messages)
  const keys = [...new Set(messages.map(({ subject }) => subject))]
  return moneySource(
    {
      enterprises: memoryView(enterpriseListView, messages),
      ladders: memoryView(ladderView, messages),
      funds: memoryView(knownFundView, messages),
      rounds: {
        ...rounds,
        find: async (filter) => {
          const [[path = '', { $in }] = ['', { $in: [] }]] = Object.entries(
            filter as Record<string, { $in: string[] }>,
          )
          const known = await rounds.many(keys)
          const found = known.filter(({ data }) => $in.includes(data[path as 'fundId']))
          return { found, nextPageToken: '' }
        },
      },
    },
    funnel,
  )
}

async function contributionsOf(messages: readonly EventMessage[]) {
  const found = await sourceOf(messages).contributions([enterpriseId, otherId, duplicateId])
  return [...found.values()].map(({ data }) => data)
}

/** Sums as they are kept: every step that is due, added up by what is asked for. */
const sumsOf = (contributions: readonly PlanContribution[]): PlanSums => ({
  read: async (asked, day) =>
    asked.map(({ family, by }) => {
      expect(moneySums.totalsBy(family)).toContainEqual([...by])
      return contributions
        .flatMap((one) => moneySums.stepsOf(one))
        .filter((step) => step.family === family && step.day <= day)
        .map(({ group, key, day: on, amount, count }) => ({
          group: by.map((place) => group[place] ?? ''),
          key,
          year: Number(on.slice(0, 4)),
          amount,
          count,
        }))
    }),
  find: () => Promise.reject(new Error('nobody asks')),
  pending: async () => 0,
})

interface Ask {
  readonly by?: readonly Dimension[]
  readonly filter?: Partial<PlanFilter>
  readonly day?: string
  readonly sees?: boolean
}

async function ask(messages: readonly EventMessage[], { by = [], filter, day, sees = true }: Ask) {
  const today = localDate('2026-11-30')
  const asking = {
    day: day === undefined ? today : localDate(day),
    today,
    seesFigures: sees,
    seesRounds: sees,
    seesDeals: sees,
  }
  const question = { measure: 'financing', by, filter: { ...everything, ...filter } } as const
  return numbersOf(sumsOf(await contributionsOf(messages)), question, asking, [])
}

const lines = async (messages: readonly EventMessage[], asked: Ask) => {
  const { by = [] } = asked
  const { groups } = await ask(messages, asked)
  return groups.map(({ filter, amount, enterprises: from }) => [
    ...by.map((one) => filter[one]),
    amount,
    from,
  ])
}

describe('What rounds brought', () => {
  test('is summed up by year, field, stage, rung and kind of money, each enterprise counted once', async () => {
    expect((await ask(all, {})).total).toMatchObject({
      unit: 'CNY',
      amount: 139_700n,
      enterprises: 2,
      roundsWithoutAmount: 1,
    })
    expect(await lines(all, { by: ['year'] })).toEqual([
      [2020, 39_000n, 2],
      [2022, 100_700n, 1],
    ])
    expect(await lines(all, { by: ['field'] })).toEqual([
      ['NEM', 135_700n, 1],
      ['PLM', 4_000n, 1],
    ])
    expect(await lines(all, { by: ['stage'] })).toEqual([
      ['acceleration', 100_700n, 1],
      ['incubation', 39_000n, 2],
    ])
    expect(await lines(all, { by: ['kind'] })).toEqual([
      ['a', 100_700n, 1],
      ['seed', 39_000n, 2],
    ])
    expect(await lines(all, { by: ['money'] })).toEqual([
      ['individual', 700n, 1],
      ['institution', 5_000n, 1],
      ['special', 134_000n, 2],
    ])
    expect(
      await lines(all, { by: ['money'], filter: { stage: 'incubation', year: 2020 } }),
    ).toEqual([
      ['institution', 5_000n, 1],
      ['special', 34_000n, 2],
    ])
  })

  test('adds up to the whole by whatever it is told apart by', async () => {
    const dimensions = ['year', 'field', 'district', 'stage', 'kind', 'money'] as const
    const { total } = await ask(all, {})
    for (const one of dimensions)
      for (const other of dimensions) {
        const { groups } = await ask(all, { by: [...new Set([one, other])] })
        expect(groups.reduce((sum, { amount }) => sum + amount, 0n)).toBe(total.amount)
      }
  })

  test('is told in each currency by itself, and never converted', async () => {
    expect((await ask(all, { filter: { currency: 'USD' } })).total).toMatchObject({
      unit: 'USD',
      amount: 900n,
      enterprises: 1,
    })
  })

  test('is as of an earlier day what had come by then', async () => {
    expect((await ask(all, { day: '2020-08-31' })).total).toMatchObject({
      amount: 35_000n,
      enterprises: 1,
      roundsWithoutAmount: 0,
    })
    expect((await ask(all, { day: '2020-04-30' })).total.amount).toBe(0n)
  })

  test('is gone as of every day once the closing was taken back', async () => {
    const history = [{ ...seed, of: { own: 300n, institution: 50n } }]
    const back = { type: 'reversed', version: 2 } as const
    const others = all.filter(({ subject }) => subject !== dealId('one'))
    const after = [...others, ...dealMessages('one', [...history, back])]
    expect((await ask(after, { day: '2020-08-31' })).total).toMatchObject({
      amount: 0n,
      enterprises: 0,
    })
    expect(await lines(after, { by: ['year'] })).toEqual([
      [2020, 4_000n, 1],
      [2022, 100_700n, 1],
    ])
  })

  test('is of a fund of no recorded kind until somebody says it, and then as of every day', async () => {
    const silent = [...enterprises, ...ladders, ...deals, ...fundMessages()]
    const asked = { by: ['money'], filter: { year: 2020 } } as const
    expect(await lines(silent, asked)).toEqual([
      ['fund', 34_000n, 2],
      ['institution', 5_000n, 1],
    ])
    const said = fundMessages(FundKind.FUND_KIND_SPECIAL, FundKind.FUND_KIND_GUIDANCE)
    expect(await lines([...enterprises, ...ladders, ...deals, ...said], asked)).toEqual([
      ['guidance', 34_000n, 2],
      ['institution', 5_000n, 1],
    ])
  })

  test('under the id of a merged duplicate counts for the one that goes on', async () => {
    const both = [
      ...told(
        'enterprise',
        enterpriseEvents,
        duplicateId,
        registered({ uscc: null, materialField: 'PLM' }),
        { ...merged, survivorId: enterpriseId },
      ),
      ...told('enterprise', enterpriseEvents, enterpriseId, registered(), takenIn()),
      ...dealMessages('one', [{ ...seed, of: { own: 300n } }]),
      ...dealMessages('two', [{ ...a, of: { own: 5n } }], duplicateId),
      ...fundMessages(),
    ]
    expect(await lines(both, { by: ['field'] })).toEqual([['NEM', 30_500n, 1]])
    const [own] = await contributionsOf(both)
    expect(own?.facts.find(({ factId }) => factId === dealId('two'))).toMatchObject({
      recordedUnder: duplicateId,
      amount: '500',
    })
  })

  test('comes to the same however often and in whatever order events arrive', async () => {
    const dimensions = ['year', 'kind', 'money'] as const
    const expected = await lines(all, { by: dimensions })
    for (let seeded = 1; seeded <= 3; seeded++)
      for (const way of deliveries(all, seeded))
        expect(await lines(way.messages, { by: dimensions })).toEqual(expected)
  })

  test('is kept from who may not see it where few enterprises are behind, or by kind of money', async () => {
    expect((await ask(all, { sees: false })).total.withheld).toBe(true)
    const byKind = await ask(all, { by: ['money'], sees: false })
    expect(byKind.groups.every(({ withheld }) => withheld)).toBe(true)
    expect((await ask(all, {})).total.withheld).toBe(false)
  })
})

describe('What is noted', () => {
  const about = (stream: string, version: number, messages = all) =>
    sourceOf(messages).subjectsOf([{ stream, version }])

  test('of a deal is counted for its enterprise, once the read model has it', async () => {
    expect(await about(`deal-${dealId('one')}`, 2)).toEqual([
      { subjects: [enterpriseId], itself: false },
    ])
    expect(await about(`deal-${dealId('one')}`, 3)).toEqual([undefined])
  })

  test('of a fund is counted for all whose rounds it closed', async () => {
    const [found] = await about(`fund-${fundId}`, 2)
    expect(found?.subjects.toSorted()).toEqual([enterpriseId, otherId].toSorted())
    expect(await about(`fund-${fundId}`, 3)).toEqual([undefined])
  })

  test('of whatever was counted is seen up to its version', async () => {
    const found = await sourceOf(all).contributions([enterpriseId])
    expect(found.get(enterpriseId)?.seen).toMatchObject({
      [`enterprise-${enterpriseId}`]: 1,
      [`stage_record-${enterpriseId}`]: 3,
      [`deal-${dealId('one')}`]: 2,
      [`deal-${dealId('two')}`]: 2,
      [`fund-${fundId}`]: 2,
    })
  })
})

test('What rounds brought is counted from enterprises, ladders, deals and funds, and from nothing else of an enterprise', () => {
  const of = (category: string) => isCounted(`${category}-${enterpriseId}`)
  expect(['enterprise', 'stage_record', 'deal', 'fund'].map(of)).toEqual([true, true, true, true])
  expect(['designation', 'figures', 'ip_right'].map(of)).toEqual([false, false, false])
})

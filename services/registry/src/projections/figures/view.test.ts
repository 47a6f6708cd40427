import { describe, expect, test } from '@jest/globals'
import {
  eventMessages,
  foldView,
  memoryStore,
  memoryView,
  recordedMessages,
} from '@seedline/testing'
import { type EnterpriseId, instant, localDate, ProblemError } from '@seedline/values'
import type { AsOf } from '@seedline/views'
import type { FiguresEvent } from '../../figures/events.ts'
import { figuresEvents } from '../../figures/events.ts'
import { figuresToProto } from '../../inbound/grpc/figures-answer.ts'
import { callOf } from '../../testing/command-calls.ts'
import { enterpriseId, profile } from '../../testing/enterprise-samples.ts'
import {
  catalogue,
  restate,
  restated,
  state,
  stated,
  statedBy,
  withdraw,
  withdrawn,
} from '../../testing/figures-samples.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { restateFigures, stateFigures, withdrawFigures } from '../../use-cases/state-figures.ts'
import { getFiguresHistory } from './history.ts'
import { getFigures } from './query.ts'
import { figuresView } from './view.ts'

const year = stated(
  '2024',
  { revenue: '15317.390 万元', headcount: '120 people' },
  { what: 'year' },
)
const again = restated(year, { revenue: ['15317.390 万元', '1.5 亿元'] })
const quarter = stated('2025-Q1', { revenue: '4000' }, { what: 'quarter' })
const story: readonly FiguresEvent[] = [year, again, quarter]

const folded = (events: readonly FiguresEvent[], order?: readonly number[]) => {
  const of = { service: 'registry', aggregate: 'figures', id: enterpriseId }
  const messages = eventMessages(of, events.map(figuresEvents.codec.encode))
  const delivered = order ? order.flatMap((index) => messages[index] ?? []) : messages
  return foldView(figuresView, delivered).get(enterpriseId)
}

describe('What stands of figures', () => {
  test('is each as it was stated last, with the statement that it stands on', () => {
    expect(folded(story)?.standing['2024']).toMatchObject([
      { item: 'headcount', value: '120', unit: 'people', restated: false },
      {
        item: 'revenue',
        value: '1.5',
        unit: '亿元',
        restated: true,
        statementId: again.statementId,
      },
    ])
    expect(folded(story)?.periods).toEqual(['2024', '2025-Q1'])
  })

  test('is the same when events come twice and out of order', () => {
    const all = [...story, withdrawn(again)]
    const disordered = folded(all, [2, 3, 0, 0, 2, 1, 3, 1])
    expect(disordered).toEqual(folded(all))
  })

  test('is what it was before once a restatement is withdrawn, and nothing of a wrong entry', () => {
    const after = folded([...story, withdrawn(again)])
    expect(after?.standing['2024']).toMatchObject([{ item: 'headcount' }, { value: '15317.390' }])
    const none = folded([quarter, withdrawn(quarter)])
    expect(none).toMatchObject({ standing: {}, periods: [] })
    expect(none?.statements).toMatchObject([
      { withdrawn: true, withdrawalReason: 'of another enterprise' },
    ])
  })
})

async function recorded() {
  const store = memoryStore('registry')
  await registerEnterprise(
    store,
    profile,
    callOf('register', { at: instant('2025-01-01T04:00:00.000Z') }),
  )
  const sources = { store, catalogue }
  const on = (day: string) => ({ at: instant(`${day}T04:00:00.000Z`) })
  await stateFigures(
    sources,
    state('2024', { revenue: '100', headcount: '120 people' }),
    callOf('one', on('2025-05-01')),
  )
  const first = statedBy('one')
  await restateFigures(
    sources,
    { ...restate(year, { revenue: '90' }), statementId: first, statedOn: localDate('2025-08-01') },
    callOf('two', on('2025-09-01')),
  )
  return { store, sources, on }
}

const asked = (asOf: AsOf = {}, id: EnterpriseId = enterpriseId) => ({
  enterpriseId: id,
  asOf,
  atLeastVersion: 0,
  deadline: new Date(Date.now() + 5000),
})

describe('Figures as they are asked for', () => {
  test('as of a day are what was stated by then; as recorded, what was known by then', async () => {
    const { store } = await recorded()
    const view = memoryView(figuresView, recordedMessages(store))
    const revenue = async (asOf: AsOf) => {
      const answer = await getFigures({ store, view }, asked(asOf))
      const { figures } = figuresToProto(catalogue, { enterpriseId, period: undefined }, answer)
      return figures.map(({ item, value }) => `${item} ${value}`)
    }
    expect(await revenue({})).toEqual(['revenue 90', 'headcount 120'])
    expect(await revenue({ occurredOn: localDate('2025-07-31') })).toEqual([
      'revenue 100',
      'headcount 120',
    ])
    expect(await revenue({ occurredOn: localDate('2025-04-29') })).toEqual([])
    expect(await revenue({ recordedAt: instant('2025-08-31T00:00:00.000Z') })).toEqual([
      'revenue 100',
      'headcount 120',
    ])
  })

  test('are the same from the view and from the stream, a withdrawal included', async () => {
    const { store, sources, on } = await recorded()
    await withdrawFigures(
      sources,
      { ...withdraw('two'), statementId: statedBy('two') },
      callOf('three', on('2025-10-01')),
    )
    const view = memoryView(figuresView, recordedMessages(store))
    const viewed = await getFigures({ store, view }, asked())
    const folding = await getFigures(
      { store, view },
      asked({ occurredOn: localDate('2026-01-01') }),
    )
    expect(folding).toEqual(viewed)
    expect(viewed.document.standing['2024']).toMatchObject([{}, { item: 'revenue', value: '100' }])
  })

  test('of an enterprise without any are none; of one that nobody registered there are none to ask for', async () => {
    const store = memoryStore('registry')
    const view = memoryView(figuresView, [])
    const code = await getFigures({ store, view }, asked()).catch((error: unknown) =>
      error instanceof ProblemError ? error.problem.code : error,
    )
    expect(code).toBe('ENTERPRISE_UNKNOWN')
    await registerEnterprise(store, profile, callOf('register'))
    expect(await getFigures({ store, view }, asked())).toMatchObject({
      version: 0,
      document: { statements: [] },
    })
    expect(await getFiguresHistory(store, asked())).toEqual([])
  })

  test('have a history that tells what was replaced, by what and why', async () => {
    const { store } = await recorded()
    const history = await getFiguresHistory(store, asked())
    expect(history.map(({ occurredOn, reason }) => [occurredOn, reason])).toEqual([
      ['2025-04-30', ''],
      ['2025-08-01', 'prior-period error'],
    ])
    expect(JSON.parse(history[1]?.detailsJson ?? '')).toMatchObject({
      replacesStatementId: statedBy('one'),
      figures: [{ item: 'revenue', value: '90', wasValue: '100', wasUnit: '万元' }],
    })
  })
})

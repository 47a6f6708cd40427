import { describe, expect, test } from '@jest/globals'
import { deriveId, localDate } from '@seedline/values'
import {
  catalogue,
  doubt,
  figuresSpecification as figures,
  reported,
  restate,
  restated,
  state,
  stated,
  statementId,
  withdraw,
  withdrawn,
} from '../testing/figures-samples.ts'
import { decideWith, figuresEntriesMax } from './decide.ts'
import { inSequence } from './standing.ts'
import { evolve, nothingStated } from './state.ts'

const year = stated('2024', { revenue: '15317.39 万元' }, { what: 'year' })

describe('Stating figures', () => {
  test('records each as it was stated, with its unit, its source and its day', () => {
    figures
      .given()
      .when(state('2024', { revenue: '15317.390 万元', headcount: '120 people' }))
      .then(stated('2024', { revenue: '15317.390 万元', headcount: '120 people' }))
  })

  test('leaves out what the same source said that day, also where it is written in another unit', () => {
    figures
      .given(year)
      .when(state('2024', { revenue: '153173900 元' }))
      .thenNothing()
    figures
      .given(year)
      .when(state('2024', { revenue: '1.531739 亿元', net_profit: '2708.14 万元' }))
      .then(stated('2024', { net_profit: '2708.14 万元' }))
  })

  test('records the same figure once more where it comes from a better source', () => {
    figures
      .given(year)
      .when(state('2024', { revenue: '15317.39 万元' }, { audited: true }))
      .then(stated('2024', { revenue: '15317.39 万元' }, { audited: true }))
    const verified = { ...reported, confidence: 'verified' as const }
    figures
      .given(year)
      .when(state('2024', { revenue: '15317.39 万元' }, { provenance: verified }))
      .then(stated('2024', { revenue: '15317.39 万元' }, { provenance: verified }))
    figures
      .given({ ...year, audited: true })
      .when(state('2024', { revenue: '15317.39 万元' }, { provenance: verified }))
      .thenNothing()
  })

  test('records what another source says, and what was stated on another day: it stands once the first is withdrawn', () => {
    const tax = { ...reported, source: 'tax return' }
    const early = { statedOn: localDate('2025-03-01') }
    for (const more of [{ provenance: tax }, early, { provenance: tax, ...early }]) {
      const second = stated('2024', { revenue: '15317.39 万元' }, { what: 'second', ...more })
      figures
        .given(year)
        .when(state('2024', { revenue: '15317.39 万元' }, { what: 'second', ...more }))
        .then(second)
      const withdrawn = { ...decideWith(catalogue)(withdraw('year'), evolve(nothingStated, year)) }
      const events = withdrawn.ok ? [year, second, ...withdrawn.events] : []
      const { standing } = inSequence(events.reduce(evolve, nothingStated).statements)
      expect(standing.get(second.period)?.get('revenue')?.on.statementId).toBe(second.statementId)
    }
    const { standing } = inSequence(
      [year, stated('2024', { revenue: '15317.39 万元' }, { what: 'early', ...early })]
        .reduce(evolve, nothingStated)
        .statements.filter(({ statedOn }) => statedOn <= '2025-03-31'),
    )
    expect(standing.size).toBe(1)
  })

  test('keeps a figure standing on the better source, whichever is stated later', () => {
    const audited = stated('2024', { revenue: '100' }, { what: 'audited', audited: true })
    const later = stated('2024', { revenue: '100' }, { statedOn: localDate('2026-01-01') })
    const { standing } = inSequence([audited, later].reduce(evolve, nothingStated).statements)
    expect(standing.get(later.period)?.get('revenue')?.on.statementId).toBe(audited.statementId)
  })

  test('is refused where another figure stands for that item and period, which is named', () => {
    figures
      .given(year)
      .when(state('2024', { net_profit: '1', revenue: '15317.40 万元' }))
      .thenRejected('FIGURE_CONTRADICTS', {
        item: 'revenue',
        period: '2024',
        standing: '15317.39 万元',
        given: '15317.40 万元',
        statement_id: year.statementId,
        stated_on: '2025-04-30',
      })
  })

  test('is refused in two units of the same digits, by that name', () => {
    figures
      .given(year)
      .when(state('2024', { revenue: '15317.39 元' }))
      .thenRejected('FIGURE_IN_TWO_UNITS', { given: '15317.39 元', standing: '15317.39 万元' })
  })

  test('names every item that contradicts, by its place in the request', () => {
    const decision = decideWith(catalogue)(
      state('2024', { headcount: '9 people', revenue: '1', net_profit: '2' }),
      [stated('2024', { revenue: '3', net_profit: '4' }, { what: 'before' })].reduce(
        evolve,
        nothingStated,
      ),
    )
    const fields = decision.ok ? [] : (decision.problem.fields ?? [])
    expect(fields.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/figures/1/value', 'FIGURE_CONTRADICTS'],
      ['/figures/2/value', 'FIGURE_CONTRADICTS'],
    ])
  })

  test('of another period stands beside it', () => {
    figures
      .given(year)
      .when(state('2023', { revenue: '12000' }))
      .then(stated('2023', { revenue: '12000' }))
  })

  test('is refused for an enterprise that nobody registered', () => {
    figures
      .given()
      .when(state('2024', { revenue: '1' }, { enterprise: undefined }))
      .thenRejected('ENTERPRISE_UNKNOWN')
  })

  test('is refused before its period is over, in the future, and outside the enterprise’s life', () => {
    const on = (day: string) => ({ statedOn: localDate(day) })
    const stating = (period: string, change: object) =>
      figures.given().when(state(period, { revenue: '1' }, change))
    stating('2024', on('2024-12-30')).thenRejected('PERIOD_NOT_OVER', { ends_on: '2024-12-31' })
    stating('2024-Q3', on('2024-09-29')).thenRejected('PERIOD_NOT_OVER')
    stating('2024', on('2026-11-24')).thenRejected('DATE_IN_FUTURE')
    stating('2017', {}).thenRejected('PERIOD_OUTSIDE_LIFE', { day: '2018-03-01' })
    stating('2018', {}).then(stated('2018', { revenue: '1' }))
    const closed = { enterprise: { foundedOn: null, closedOn: localDate('2023-06-30') } }
    stating('2024', closed).thenRejected('PERIOD_OUTSIDE_LIFE', { day: '2023-06-30' })
    stating('2023', closed).then(stated('2023', { revenue: '1' }))
  })

  test('is refused once the record is full, and nothing is cut from it; a wrong entry can still be taken back', () => {
    const before = evolve(nothingStated, year)
    const full = { ...before, entries: figuresEntriesMax - 40 }
    const decide = decideWith(catalogue)
    const refused = { ok: false, problem: { code: 'HISTORY_FULL' } }
    expect(decide(state('2023', { revenue: '1' }), full)).toMatchObject(refused)
    expect(decide(withdraw('year'), full)).toMatchObject({ ok: true })
    const all = { ...before, entries: figuresEntriesMax }
    expect(decide(withdraw('year'), all)).toMatchObject(refused)
  })
})

describe('Doubtful figures', () => {
  const before = stated('2023', { revenue: '12000', headcount: '80 people' }, { what: 'before' })

  test('are asked about, each by its name and beside what', () => {
    figures
      .given(before)
      .when(state('2024', { revenue: '120000000', headcount: '90 people' }))
      .thenRejected('FIGURES_DOUBTFUL', { items: 'revenue' })
  })

  test('are recorded by the same command that confirms them, and the doubt is kept', () => {
    figures
      .given(before)
      .when(state('2024', { revenue: '60001' }, { confirmed: ['revenue'] }))
      .then(
        stated(
          '2024',
          { revenue: '60001' },
          { doubts: [doubt('FIGURE_JUMPS', 'revenue', '2023', '12000')] },
        ),
      )
  })

  test('are asked about for each item that is not confirmed', () => {
    figures
      .given(before)
      .when(
        state('2024', { revenue: '60001', headcount: '900 people' }, { confirmed: ['headcount'] }),
      )
      .thenRejected('FIGURES_DOUBTFUL', { items: 'revenue' })
  })

  test('are compared with the year after, too, where a year is entered late', () => {
    figures
      .given(before)
      .when(state('2022', { revenue: '2399' }))
      .thenRejected('FIGURES_DOUBTFUL')
    figures
      .given(before)
      .when(state('2022', { revenue: '2400' }))
      .then(stated('2022', { revenue: '2400' }))
  })

  test('a profit that becomes a loss is no reason to ask; one of another order is', () => {
    const profit = stated('2023', { net_profit: '100' }, { what: 'before' })
    figures
      .given(profit)
      .when(state('2024', { net_profit: '-300' }))
      .then(stated('2024', { net_profit: '-300' }))
    figures
      .given(profit)
      .when(state('2024', { net_profit: '1000000' }))
      .thenRejected('FIGURES_DOUBTFUL')
  })

  test('a cash flow that turns from a small minus to a plus is no reason to ask; a wrong unit there is', () => {
    const outflow = stated('2021', { operating_cash_flow: '-70.20' }, { what: 'before' })
    figures
      .given(outflow)
      .when(state('2022', { operating_cash_flow: '2854.26' }))
      .then(stated('2022', { operating_cash_flow: '2854.26' }))
    figures
      .given(outflow)
      .when(state('2022', { operating_cash_flow: '2854260' }))
      .thenRejected('FIGURES_DOUBTFUL')
    figures
      .given(stated('2021', { operating_cash_flow: '70.20' }, { what: 'before' }))
      .when(state('2022', { operating_cash_flow: '2854.26' }))
      .thenRejected('FIGURES_DOUBTFUL')
  })

  test('all quarters that do not make up the year are asked about', () => {
    const quarters = ['Q1', 'Q2', 'Q3'].map((quarter) =>
      stated(`2024-${quarter}`, { net_profit: '10.00' }, { what: quarter }),
    )
    const whole = stated('2024', { net_profit: '30.00' }, { what: 'whole' })
    const last = (value: string, change: object = {}) =>
      figures
        .given(...quarters, whole)
        .when(
          state('2024-Q4', { net_profit: value }, { statedOn: localDate('2025-04-30'), ...change }),
        )
    const on = { statedOn: localDate('2025-04-30') }
    last('0.00').then(stated('2024-Q4', { net_profit: '0.00' }, on))
    last('-1.00').thenRejected('FIGURES_DOUBTFUL', { items: 'net_profit' })
    last('-1.00', { confirmed: ['net_profit'] }).then(
      stated(
        '2024-Q4',
        { net_profit: '-1.00' },
        { ...on, doubts: [doubt('FIGURE_PARTS_DIFFER', 'net_profit', '2024', '30.00')] },
      ),
    )
  })
})

describe('Contradicting figures', () => {
  test('a part above its whole is refused, also where the whole comes later', () => {
    figures
      .given()
      .when(state('2024', { revenue: '100', main_business_revenue: '101' }))
      .thenRejected('FIGURE_ABOVE_ITS_WHOLE', { whole_item: 'revenue' })
    figures
      .given(stated('2024', { rd_staff: '21 people' }, { what: 'staff' }))
      .when(state('2024', { headcount: '20 people' }))
      .thenRejected('FIGURE_ABOVE_ITS_WHOLE', { item: 'rd_staff' })
  })

  test('a part that rounding alone puts above its whole is taken', () => {
    figures
      .given()
      .when(state('2024', { revenue: '1.53 亿元', main_business_revenue: '15304 万元' }))
      .then(stated('2024', { revenue: '1.53 亿元', main_business_revenue: '15304 万元' }))
  })

  test('assets that are not liabilities and equity are refused with all three', () => {
    const assets = stated('2024', { total_assets: '100' }, { what: 'assets' })
    figures
      .given(assets)
      .when(state('2024', { total_liabilities: '40', equity: '61.5' }))
      .thenRejected('FIGURES_OUT_OF_BALANCE', { whole: '100 万元' })
    figures
      .given(assets)
      .when(state('2024', { total_liabilities: '40', equity: '60' }))
      .then(stated('2024', { total_liabilities: '40', equity: '60' }))
    figures
      .given(assets)
      .when(state('2024', { total_liabilities: '40' }))
      .then(stated('2024', { total_liabilities: '40' }))
  })

  test('quarters above their year are refused, whichever comes last', () => {
    const whole = stated('2024', { revenue: '100.00' }, { what: 'whole' })
    const first = stated('2024-Q1', { revenue: '60.00' }, { what: 'Q1' })
    figures
      .given(whole, first)
      .when(state('2024-Q2', { revenue: '40.02' }))
      .thenRejected('FIGURE_PARTS_ABOVE_WHOLE', { period: '2024', whole: '100.00 万元' })
    figures
      .given(first, stated('2024-Q2', { revenue: '40.02' }, { what: 'Q2' }))
      .when(state('2024', { revenue: '100.00' }))
      .thenRejected('FIGURE_PARTS_ABOVE_WHOLE')
    figures
      .given(
        first,
        stated('2024-H2', { revenue: '41' }, { what: 'H2', statedOn: localDate('2025-04-30') }),
      )
      .when(state('2024', { revenue: '100.00' }))
      .thenRejected('FIGURE_PARTS_ABOVE_WHOLE')
  })

  test('a half counts for its quarters, not beside them', () => {
    figures
      .given(
        stated('2024-Q1', { revenue: '30' }, { what: 'Q1' }),
        stated('2024-Q2', { revenue: '30' }, { what: 'Q2' }),
        stated('2024-H1', { revenue: '60' }, { what: 'H1' }),
      )
      .when(state('2024', { revenue: '100' }))
      .then(stated('2024', { revenue: '100' }))
  })

  test('of what may be negative one quarter may be above the year', () => {
    figures
      .given(stated('2024-Q1', { net_profit: '30' }, { what: 'Q1' }))
      .when(state('2024', { net_profit: '5' }))
      .then(stated('2024', { net_profit: '5' }))
  })
})

describe('Restating figures', () => {
  test('names what it replaces and why, and the new figure stands', () => {
    figures
      .given(year)
      .when(restate(year, { revenue: '15000 万元' }))
      .then(restated(year, { revenue: ['15317.39 万元', '15000 万元'] }))
    figures
      .given(year, restated(year, { revenue: ['15317.39 万元', '15000 万元'] }))
      .when(state('2024', { revenue: '15000.00 万元' }, { statedOn: localDate('2026-07-01') }))
      .then(stated('2024', { revenue: '15000.00 万元' }, { statedOn: localDate('2026-07-01') }))
  })

  test('keeps of its items only those that differ', () => {
    const both = stated('2024', { revenue: '100', net_profit: '10' }, { what: 'both' })
    figures
      .given(both)
      .when(restate(both, { revenue: '90', net_profit: '10.00' }))
      .then(restated(both, { revenue: ['100', '90'] }))
    figures
      .given(both)
      .when(restate(both, { revenue: '100' }))
      .thenRejected('NOTHING_TO_CORRECT')
  })

  test('is refused for a statement that is not there, was withdrawn, or does not bear the item', () => {
    figures
      .given()
      .when(restate(year, { revenue: '1' }))
      .thenRejected('STATEMENT_UNKNOWN')
    figures
      .given(year, withdrawn(year))
      .when(restate(year, { revenue: '1' }))
      .thenRejected('STATEMENT_WITHDRAWN')
    figures
      .given(year)
      .when(restate(year, { net_profit: '1' }))
      .thenRejected('FIGURE_NOT_OF_STATEMENT', { stands_on: '' })
    const again = restated(year, { revenue: ['15317.39 万元', '15000 万元'] })
    figures
      .given(year, again)
      .when(restate(year, { revenue: '14000' }, { newStatementId: deriveId('Statement', 'x') }))
      .thenRejected('FIGURE_NOT_OF_STATEMENT', { stands_on: again.statementId })
  })

  test('is not older than what it replaces', () => {
    figures
      .given(year)
      .when(restate(year, { revenue: '1' }, { statedOn: localDate('2025-04-29') }))
      .thenRejected('RESTATED_BEFORE_STATED', { stated_on: '2025-04-30' })
  })

  test('is asked about and refused as a statement is', () => {
    const before = stated('2023', { revenue: '12000' }, { what: 'before' })
    figures
      .given(before, year)
      .when(restate(year, { revenue: '1' }))
      .thenRejected('FIGURES_DOUBTFUL')
    const main = stated('2024', { main_business_revenue: '15000' }, { what: 'main' })
    figures
      .given(year, main)
      .when(restate(year, { revenue: '14000' }))
      .thenRejected('FIGURE_ABOVE_ITS_WHOLE')
  })

  test('a figure that was stated between the two would contradict as of its day, and is refused', () => {
    figures
      .given(year, restated(year, { revenue: ['15317.39 万元', '15000 万元'] }))
      .when(
        state(
          '2024',
          { revenue: '15000 万元' },
          { statedOn: localDate('2026-01-01'), audited: true },
        ),
      )
      .thenRejected('FIGURE_CONTRADICTS', { standing: '15317.39 万元' })
  })
})

describe('Withdrawing figures', () => {
  test('takes a wrong entry back, so that the period can be stated anew', () => {
    figures.given(year).when(withdraw('year')).then(withdrawn(year))
    figures
      .given(year, withdrawn(year))
      .when(state('2024', { revenue: '1' }))
      .then(stated('2024', { revenue: '1' }))
  })

  test('of a restatement lets stand again what it had replaced', () => {
    const again = restated(year, { revenue: ['15317.39 万元', '15000 万元'] })
    figures.given(year, again).when(withdraw('restated')).then(withdrawn(again))
    figures
      .given(year, again, withdrawn(again))
      .when(state('2024', { revenue: '15317.39 万元' }))
      .thenNothing()
  })

  test('is refused while a restatement stands on it, or what follows would contradict', () => {
    const again = restated(year, { revenue: ['15317.39 万元', '15000 万元'] })
    figures
      .given(year, again)
      .when(withdraw('year'))
      .thenRejected('STATEMENT_RESTATED', { restated_by: again.statementId })
    const low = stated('2024', { revenue: '100' }, { what: 'low' })
    const raised = restated(low, { revenue: ['100', '200'] })
    const part = stated('2024', { main_business_revenue: '150' }, { what: 'part' })
    figures
      .given(low, raised, part)
      .when(withdraw('restated'))
      .thenRejected('FIGURE_ABOVE_ITS_WHOLE')
    const audited = stated(
      '2024',
      { revenue: '200' },
      { what: 'audited', audited: true, statedOn: localDate('2026-07-01') },
    )
    figures
      .given(low, raised, audited)
      .when(withdraw('restated'))
      .thenRejected('FIGURE_CONTRADICTS')
  })

  test('is refused for a statement that is not there, or was withdrawn', () => {
    figures
      .given()
      .when(withdraw('year'))
      .thenRejected('STATEMENT_UNKNOWN', { statement_id: statementId('year') })
    figures.given(year, withdrawn(year)).when(withdraw('year')).thenRejected('STATEMENT_WITHDRAWN')
  })
})

/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import type { DuplicateFigures, FiguresStatement, StandingFigure } from '../api/figures.ts'
import { entry } from '../testing/deal.ts'
import { enterprise, reported } from '../testing/enterprise.ts'
import { answering, languages, show, signInAs } from '../testing/show.tsx'
import { FiguresTab } from './figures-tab.tsx'

const now = { occurredOn: '', recordedOn: '' }

const figure = (item: string, change: Partial<StandingFigure> = {}): StandingFigure => ({
  period: '2024',
  item,
  value: '15317.390',
  unit: '万元',
  statementId: 's1',
  statedOn: '2025-04-30',
  audited: false,
  restated: false,
  doubtful: false,
  confidence: 'reported',
  synthetic: true,
  ...change,
})

const statement = (change: Partial<FiguresStatement> = {}): FiguresStatement => ({
  statementId: 's1',
  period: '2024',
  statedOn: '2025-04-30',
  audited: true,
  withdrawn: false,
  doubts: [],
  provenance: reported,
  evidence: [{ kind: 'report', title: 'Annual report 2024' }],
  recording: entry('FiguresStated').recording,
  ...change,
})

async function open(
  figures: readonly StandingFigure[],
  statements: readonly FiguresStatement[] = [statement()],
  language: 'zh' | 'en' = 'en',
  underDuplicates: readonly DuplicateFigures[] = [],
) {
  answering(({ url }) => {
    if (url.includes('/about')) return { body: {} }
    if (/\/enterprises\?/.test(url)) return { body: { items: [], nextPageToken: '' } }
    if (url.endsWith('/enterprises/e2')) return { body: enterprise({ enterpriseId: 'e2' }) }
    return { body: { enterpriseId: 'e1', version: 1, figures, statements, underDuplicates } }
  })
  await show(<FiguresTab id="e1" asOf={now} />, { language })
  await screen.findByTestId('figures')
}

beforeEach(() => signInAs('registrar'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('each figure stands as it was stated, in its unit, by item and period', async () => {
    await open(
      [
        figure('revenue', { audited: true }),
        figure('headcount', { value: '120', unit: 'people', period: '2023' }),
      ],
      undefined,
      language,
    )
    const table = await screen.findByTestId('figures-table')
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual([zh ? '指标' : 'Item', '2023', '2024'])
    within(table).getByText(zh ? '营业收入' : 'revenue')
    within(table).getByText(zh ? '15,317.390 万元' : '15,317.390 10k yuan')
    within(table).getByText(zh ? '120 人' : '120 people')
    within(table).getByText(zh ? '✓ 经审计' : '✓ Audited')
  })

  test('what stands under a merged record is shown under the name of that record', async () => {
    const under = { enterpriseId: 'e2', version: 1, leftOut: false }
    const figures = [figure('headcount', { value: '77', unit: 'people', period: '2022' })]
    await open([figure('revenue')], undefined, language, [
      { ...under, figures },
      { ...under, enterpriseId: 'e3', figures: [] },
      { ...under, enterpriseId: 'e4', figures: [], leftOut: true },
    ])
    const their = within(await screen.findByTestId('under-e2'))
    expect(their.getByRole('heading').textContent).toMatch(
      zh ? /^记录在以下编号名下：/ : /^Recorded under /,
    )
    expect(their.getByRole('link').getAttribute('href')).toBe('/enterprises/e2?tab=figures')
    within(their.getByTestId('their-figures')).getByText(zh ? '77 人' : '77 people')
    expect(screen.getByTestId('figures-table').textContent).not.toContain('77')
    expect(screen.queryByTestId('under-e3')).toBeNull()
    within(screen.getByTestId('under-e4')).getByText(zh ? /内容过多/ : /too much to be shown here/)
  })

  test('what stands under a merged record is shown, too, where nothing is recorded otherwise', async () => {
    const figures = [figure('revenue', { value: '88' })]
    const under = { enterpriseId: 'e2', version: 1, leftOut: false, figures }
    await open([], [], language, [under])
    await screen.findByText(zh ? '还没有填报经营数据。' : 'No figures have been stated yet.')
    within(screen.getByTestId('their-figures')).getByText(/^88/)
  })

  test('where nothing was stated, it says so', async () => {
    await open([], [], language)
    await screen.findByText(zh ? '还没有填报经营数据。' : 'No figures have been stated yet.')
  })
})

test('what was restated, was doubtful or is of little trust is marked in words', async () => {
  await open([figure('revenue', { restated: true, doubtful: true, confidence: 'unverified' })])
  const table = await screen.findByTestId('figures-table')
  within(table).getByText('↻ Restated')
  within(table).getByText('! Doubtful, confirmed')
  expect(within(table).getByTestId('provenance').textContent).toContain('Unverified')
})

test('quarters are shown apart from years', async () => {
  await open([figure('revenue'), figure('revenue', { period: '2025-Q1', value: '4000' })])
  const table = await screen.findByTestId('figures-table')
  expect(within(table).queryByText('2025-Q1')).toBeNull()
  fireEvent.change(screen.getByLabelText('Years'), { target: { value: 'quarter' } })
  await within(await screen.findByTestId('figures-table')).findByText('2025-Q1')
})

test('a statement opens its papers and its doubts, and may be restated and withdrawn', async () => {
  const doubts = [
    {
      item: 'revenue',
      code: 'FIGURE_JUMPS',
      otherPeriod: '2023',
      otherValue: '100',
      otherUnit: '万元',
    },
  ]
  await open([figure('revenue')], [statement({ doubts })])
  const list = await screen.findByTestId('figures-statements')
  fireEvent.click(within(list).getByRole('button'))
  within(list).getByText('Annual report 2024')
  within(list).getByText('revenue: doubtful beside 100 万元 of 2023, confirmed')
  within(list).getByTestId('command-restateFigures')
  within(list).getByTestId('command-withdrawFigures')
})

test('who may not replace what others stated is not offered it', async () => {
  signInAs('coach')
  await open([figure('revenue')])
  screen.getByTestId('command-stateFigures')
  const list = await screen.findByTestId('figures-statements')
  fireEvent.click(within(list).getByRole('button'))
  expect(within(list).queryByTestId('command-restateFigures')).toBeNull()
})

test('a withdrawn statement says why and offers nothing', async () => {
  await open([], [statement({ withdrawn: true, withdrawalReason: 'Of another company' })])
  const list = await screen.findByTestId('figures-statements')
  within(list).getByText('✗ Withdrawn')
  within(list).getByText('Of another company')
  fireEvent.click(within(list).getByRole('button'))
  expect(within(list).queryByTestId('command-withdrawFigures')).toBeNull()
})

test('the form asks for each item with its unit, and for the doubtful items that are right', async () => {
  await open([], [])
  fireEvent.click(screen.getByTestId('command-stateFigures'))
  const form = await screen.findByRole('dialog')
  for (const label of ['Period', 'Stated on', 'Item', 'Value', 'Unit', 'Items confirmed'])
    await within(form).findByLabelText(label)
})

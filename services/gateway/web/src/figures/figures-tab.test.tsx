/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import type { FiguresStatement, StandingFigure } from '../api/figures.ts'
import { entry } from '../testing/deal.ts'
import { reported } from '../testing/enterprise.ts'
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
) {
  answering(({ url }) => {
    if (url.includes('/about')) return { body: {} }
    return { body: { enterpriseId: 'e1', version: 1, figures, statements } }
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

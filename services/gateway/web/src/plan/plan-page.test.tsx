/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useLocation } from 'react-router'
import type { Plan, PlanGroup } from '../api/plan.ts'
import type { ChartData } from '../kit/chart-data.ts'
import { funnel, groups, notStated, number, plan, question, target } from '../testing/plan.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { PlanPage } from './plan-page.tsx'

/** Nothing has a size here to be drawn in: what would be drawn is kept, with what a click does. */
let drawn: { readonly data: ChartData; readonly pick: ((place: number) => void) | undefined }[] = []
jest.unstable_mockModule('../kit/draw-chart.ts', () => ({
  drawChart: (_: unknown, data: ChartData, pick?: (place: number) => void) => {
    drawn.push({ data, pick })
    return () => undefined
  },
}))

const byYear = [
  { year: 2022, number: number() },
  { year: 2023, number: number({ behind: question({ year: 2023 }) }) },
] as PlanGroup[]
const byField = [
  { field: 'NEM', number: number({ behind: question({ field: 'NEM', year: 2023 }) }) },
] as PlanGroup[]
const byDistrict = [
  { district: '440306', number: number({ value: '5', unit: 'count' }) },
  { number: notStated({ withheld: true }) },
] as PlanGroup[]

let calls: readonly Call[]
const askedFor = (part: string) =>
  calls
    .filter(({ url }) => url.includes(part))
    .map(({ url }) => Object.fromEntries(new URL(url, 'http://x').searchParams))

async function open(
  of: { plan?: Plan; groups?: readonly PlanGroup[]; path?: string; language?: 'zh' | 'en' } = {},
) {
  calls = answering(({ url }) => {
    if (url.includes('/plan/funnel')) return { body: funnel() }
    if (url.includes('/plan/groups')) {
      const by = new URL(url, 'http://x').searchParams.get('by')
      const found = by === 'year' ? byYear : by === 'field' ? byField : byDistrict
      return { body: groups(of.groups ?? found) }
    }
    return { body: of.plan ?? plan() }
  })
  const { path = '/plan', language = 'en' } = of
  drawn = []
  await show(
    <>
      <PlanPage />
      <Address />
    </>,
    { path, language },
  )
  await screen.findByTestId('plan-targets')
}

function Address() {
  const { pathname, search } = useLocation()
  return <span data-testid="address">{pathname + search}</span>
}

beforeEach(() => signInAs('statistician'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('a target says in words how it stands, what it came to, and what that rests on', async () => {
    await open({ language })
    const shown = within(screen.getByTestId('target-T-VA-2025'))
    shown.getByText(zh ? '↘ 落后于进度' : '↘ Behind')
    shown.getByText(zh ? '2023 年的实际低于路径。' : 'What 2023 came to lies below the path.')
    const link = shown.getByRole('link', { name: zh ? '410.5 亿元' : 'CNY 41.05 bn' })
    expect(link.getAttribute('href')).toBe('/plan/enterprises?measure=value-added&year=2023')
    expect(shown.getAllByTestId('rests-on')[0]?.textContent).toBe(
      zh
        ? '15 家企业中 12 家已填报 · 部分未经审计、虚构'
        : '12 of 15 have stated it · partly unaudited, synthetic',
    )
  })

  test('the path stands by year with what happened, and what nobody stated is no nought', async () => {
    await open({ language })
    const [, of2022, of2023] = within(screen.getByTestId('plan-path')).getAllByRole('row')
    within(of2022 as HTMLElement).getByText(zh ? '369.82 亿元' : 'CNY 36.98 bn')
    within(of2023 as HTMLElement).getByText(zh ? '无人填报' : 'Not stated')
    within(of2023 as HTMLElement).getByText(zh ? '? 未知' : '? Unknown')
  })

  test('each task names the agencies that answer for it', async () => {
    await open({ language })
    within(await screen.findByTestId('plan-tasks')).getByText(
      zh ? '市科技创新委、市发展改革委' : 'Science Commission; Reform Commission',
    )
  })

  test('the funnel tells how many came how far, how fast, and how many are still there', async () => {
    await open({ language })
    const steps = within(await screen.findByTestId('funnel-steps'))
    steps.getByText(zh ? '研发 → 孵化' : 'Research → Incubation')
    steps.getByText('7 (77.78 %)')
    steps.getByText('400')
    const cohorts = within(screen.getByTestId('funnel-cohorts'))
    cohorts.getByText('7 (87.5 %)')
    fireEvent.click(cohorts.getByRole('button'))
    cohorts.getByText(zh ? '2021 年末存续 7 家（87.5 %）' : 'End of 2021: 7 still there (87.5 %)')
  })

  test('where nothing is on record, it says what to enter and where', async () => {
    await open({ language, groups: [], plan: plan({ path: [] }) })
    const hints = await screen.findAllByText(zh ? /导入经营数据文件/ : /import a file of them/)
    expect(hints).toHaveLength(2)
    const [link] = screen.getAllByRole('link', { name: zh ? '导入' : 'Import' })
    expect(link?.getAttribute('href')).toBe('/import?about=figures')
  })
})

test('what is withheld says so, and why', async () => {
  await open({ plan: plan({ targets: [target({ actual: notStated({ withheld: true }) })] }) })
  const link = within(screen.getByTestId('plan-targets')).getByText('Withheld')
  expect(link.getAttribute('title')).toContain('So few enterprises')
})

test('what is told in three digits alone says so', async () => {
  await open({ plan: plan({ targets: [target({ actual: number({ rounded: true }) })] }) })
  const link = within(screen.getByTestId('plan-targets')).getByText(/≈ CNY 41.05 bn/)
  expect(link.getAttribute('title')).toContain('three digits')
})

test('a target that a person judges has no bar', async () => {
  const { value: _, unit: __, actual: ___, ...rest } = target({ state: 'for-a-person' })
  await open({ plan: plan({ targets: [rest as ReturnType<typeof target>] }) })
  const shown = within(screen.getByTestId('plan-targets'))
  shown.getByText('☞ For a person to judge')
  expect(shown.queryByRole('img')).toBeNull()
})

test('a target for each of its fields shows each by itself', async () => {
  const parts = [{ field: 'NEM', state: 'met' as const, actual: number() }]
  await open({ plan: plan({ targets: [target({ parts, fields: ['NEM'] })] }) })
  within(screen.getByTestId('plan-targets')).getByRole('img', {
    name: 'New energy materials · Met',
  })
})

test('figures are shown of the latest year that is stated, and the others by field and district with it', async () => {
  await open()
  await screen.findByTestId('plan-by-district')
  expect(askedFor('/plan/groups')).toEqual([
    { measure: 'value-added', by: 'year' },
    { measure: 'value-added', by: 'field', year: '2023' },
    { measure: 'value-added', by: 'district', year: '2023' },
    { measure: 'value-added', by: 'stage', year: '2023' },
  ])
  const fields = within(screen.getByTestId('plan-by-field'))
  const link = fields.getAllByRole('link')[0]
  expect(link?.getAttribute('href')).toBe(
    '/plan/enterprises?measure=value-added&year=2023&field=NEM',
  )
})

test('what the address asks for is asked, as of its day', async () => {
  await open({ path: '/plan?measure=rounds&field=NEM&district=440306&year=2022&asOf=2024-06-30' })
  await screen.findByTestId('plan-by-kind')
  const narrowed = { field: 'NEM', district: '440306', asOf: '2024-06-30' }
  expect(askedFor('/plan?')).toEqual([{ asOf: '2024-06-30' }])
  expect(askedFor('/plan/funnel')).toEqual([narrowed])
  expect(askedFor('/plan/groups')).toEqual([
    { measure: 'rounds', by: 'year', ...narrowed },
    ...['field', 'district', 'stage', 'kind'].map((by) => ({
      measure: 'rounds',
      by,
      year: '2022',
      ...narrowed,
    })),
  ])
})

test('the drawn districts say the same as the table beside them', async () => {
  await open()
  const table = within(await screen.findByTestId('plan-by-district'))
  table.getByText('District not on record')
  screen.getByRole('link', { name: /^Bao'an 5 · Bao'an District · R&D and design/ })
})

test('the charts draw the path as a line beside the bars, and a gap where nothing is known', async () => {
  await open()
  await waitFor(() => expect(drawn.length).toBeGreaterThanOrEqual(4))
  expect(drawn.find(({ data }) => data.series.some((one) => one.drawn === 'line'))?.data).toEqual({
    places: ['2022', '2023'],
    unit: 'CNY M',
    series: [
      { name: 'Actual', values: [41_050, null] },
      { name: 'On the path', values: [36_982, 42_213], drawn: 'line' },
    ],
  })
})

test('a bar that is clicked opens the enterprises behind it', async () => {
  await open()
  await waitFor(() => expect(drawn.length).toBeGreaterThanOrEqual(4))
  act(() => drawn.find(({ data }) => data.places.includes('New energy materials'))?.pick?.(0))
  await waitFor(() =>
    expect(screen.getByTestId('address').textContent).toBe(
      '/plan/enterprises?measure=value-added&year=2023&field=NEM',
    ),
  )
})

test('another measure is asked for when it is chosen', async () => {
  await open()
  fireEvent.change(await screen.findByLabelText('Measure'), { target: { value: 'carriers' } })
  await waitFor(() =>
    expect(askedFor('/plan/groups')).toContainEqual({ measure: 'carriers', by: 'district' }),
  )
})

test('the funnel is asked of one cohort where one is chosen, and others stay to be chosen', async () => {
  await open()
  const choice = await screen.findByLabelText('First rung in any year')
  fireEvent.change(choice, { target: { value: '2020' } })
  await waitFor(() => expect(askedFor('/plan/funnel')).toEqual([{}, { cohort: '2020' }]))
})

test('what is granted is told apart by level, and narrowed to provincial or above', async () => {
  await open({ path: '/plan?measure=designations&level=provincial-plus' })
  await screen.findByTestId('plan-by-level')
  const narrowed = { measure: 'designations', level: 'provincial-plus' }
  expect(askedFor('/plan/groups')).toContainEqual({ ...narrowed, by: 'level' })
  expect(askedFor('/plan/groups')).toContainEqual({ ...narrowed, by: 'stage' })
})

test('what rounds brought is told by rung and by kind of money, with what is recorded nowhere', async () => {
  await open({ path: '/plan?measure=financing' })
  await screen.findByTestId('plan-by-money')
  for (const by of ['year', 'field', 'district', 'stage', 'kind', 'money'])
    expect(askedFor('/plan/groups')).toContainEqual({ measure: 'financing', by })
  const note = await screen.findByTestId('money-note')
  expect(note.textContent).toContain('The plan names (sections): Special fund (3.3, 6.2).')
  expect(note.textContent).toContain('nothing here records: Public money (6.2).')
})

test('where no round brought anything, it says what is to be recorded, and no nought', async () => {
  await open({ path: '/plan?measure=financing', groups: [] })
  await screen.findByText(/Close the rounds of deals/)
  expect(screen.queryByTestId('plan-by-field')).toBeNull()
})

test('facts that came a moment ago are told of', async () => {
  await open({ plan: plan({ notYetCounted: 4 }) })
  expect(screen.getByTestId('not-yet-counted').textContent).toContain('Facts of 4 enterprises')
})

test('a page that can’t be answered says so and may be asked again', async () => {
  answering(() => ({ status: 503, body: { code: 'AWAY', title: 'Away', status: 503 } }))
  await show(<PlanPage />, { path: '/plan' })
  await waitFor(() => expect(screen.getAllByText('Try again')).toHaveLength(3))
})

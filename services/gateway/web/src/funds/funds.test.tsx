/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Fund } from '../api/funds.ts'
import { reported } from '../testing/enterprise.ts'
import { answering, languages, show, signInAs } from '../testing/show.tsx'
import { FundPage } from './fund-page.tsx'
import { FundsPage } from './funds-page.tsx'

const yuan = (amount: string) => ({ currency: 'CNY', amount }) as const
const fund: Fund = {
  fundId: 'f1',
  version: 1,
  nameZh: '演示基金',
  nameEn: 'Demo Fund',
  currency: 'CNY',
  generalPartner: 'Capital Ltd',
  managedBy: 'first',
  openedOn: '2024-01-10',
  totalCommitted: yuan('60000000.00'),
  invested: yuan('2000000.00'),
  available: yuan('58000000.00'),
  byPartnerKind: [{ partnerKind: 'government', percent: '100.0000' }],
  commitments: [
    {
      partnerId: 'city',
      partnerName: 'City',
      partnerKind: 'government',
      amount: yuan('60000000.00'),
      committedOn: '2024-01-10',
      evidence: [],
    },
  ],
  provenance: reported,
}

beforeEach(() => signInAs('fund-manager'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('a fund is told with its capital in words and who gave it', async () => {
    answering(() => ({ body: { items: [fund] } }))
    await show(<FundsPage />, { language })
    const row = within(await screen.findByTestId('funds'))
    expect(
      row.getByRole('link', { name: zh ? '演示基金' : 'Demo Fund' }).getAttribute('href'),
    ).toBe('/funds/f1')
    expect(row.getAllByText(zh ? 'CNY 6,000 万' : 'CNY 60 M').length).toBeGreaterThan(0)
    row.getByText(zh ? /政府.* 100.0000 %/ : /Government.* 100.0000 %/)
  })

  test('without any fund, it says so', async () => {
    answering(() => ({ body: { items: [] } }))
    await show(<FundsPage />, { language })
    await screen.findByText(zh ? '没有您可以查看的基金。' : 'There is no fund that you may see.')
  })

  test('a fund’s page tells its exact capital, each commitment, and leads to its deals', async () => {
    answering(() => ({ body: fund }))
    await show(<FundPage />, { language, path: '/funds/f1', route: '/funds/:fundId' })
    await screen.findByText('CNY 58,000,000.00')
    within(screen.getByTestId('commitments')).getByText('City')
    expect(screen.getByRole('link', { name: zh ? '项目' : 'Deals' }).getAttribute('href')).toBe(
      '/deals?fundId=f1',
    )
  })
})

test.each([
  ['first', true],
  ['First ', true],
  ['second', false],
])(
  'forms of a fund that %s manages are offered to people of the first: %s',
  async (managedBy, offered) => {
    answering(() => ({ body: { ...fund, managedBy } }))
    await show(<FundPage />, { language: 'en', path: '/funds/f1', route: '/funds/:fundId' })
    await screen.findByText('CNY 58,000,000.00')
    for (const id of ['addCommitment', 'setFundPolicy', 'changeFundManager'])
      expect(screen.queryByTestId(`command-${id}`) !== null).toBe(offered)
    expect(screen.queryByText(/Managed by another organisation/) === null).toBe(offered)
  },
)

test('a hand-over that waits for a second person is told', async () => {
  answering(() => ({ body: { ...fund, handOverAsked: 'next management' } }))
  await show(<FundPage />, { language: 'en', path: '/funds/f1', route: '/funds/:fundId' })
  await screen.findByText('next management')
})

test('a commitment is reversed from its row, by name, and by who may', async () => {
  const calls = answering(({ method }) =>
    method === 'POST' ? { body: { id: 'f1', version: 2, eventIds: ['e'] } } : { body: fund },
  )
  await show(<FundPage />, { language: 'en', path: '/funds/f1', route: '/funds/:fundId' })
  fireEvent.click(await screen.findByTestId('command-reverseCommitment'))
  expect((await screen.findByTestId('consequences')).textContent).toContain('City never made this')
  fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'Misread' } })
  fireEvent.change(screen.getByLabelText('Title of the evidence'), { target: { value: 'Page 3' } })
  fireEvent.mouseDown(screen.getByLabelText('Kind of evidence'))
  const selector = '.ant-select-item-option-content'
  fireEvent.click((await screen.findAllByText('Contract', { selector })).at(-1) as HTMLElement)
  fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true))
  const [sent] = calls.filter(({ method }) => method === 'POST')
  expect(sent?.url).toBe('/api/v1/funds/f1/commitments/city/reversal')
  expect(sent?.headers.get('If-Match')).toBe('"1"')
})

test('who may only read is offered no reversal', async () => {
  signInAs('bank-officer')
  answering(() => ({ body: fund }))
  await show(<FundPage />, { language: 'en', path: '/funds/f1', route: '/funds/:fundId' })
  await screen.findByTestId('commitments')
  expect(screen.queryByTestId('command-reverseCommitment')).toBeNull()
})

test('a fund that there is not is told with its code', async () => {
  answering(() => ({
    status: 404,
    body: { code: 'FUND_UNKNOWN', title: 'No such fund', status: 404 },
  }))
  await show(<FundPage />, { path: '/funds/f9', route: '/funds/:fundId' })
  await screen.findByText('FUND_UNKNOWN')
})

test('funds of all pages are told, however few fit one', async () => {
  answering(({ url }) => ({
    body: url.includes('pageToken=next')
      ? { items: [{ ...fund, fundId: 'f2', nameEn: 'Second Fund' }] }
      : { items: [fund], nextPageToken: 'next' },
  }))
  await show(<FundsPage />, { language: 'en' })
  const row = within(await screen.findByTestId('funds'))
  row.getByRole('link', { name: 'Demo Fund' })
  row.getByRole('link', { name: 'Second Fund' })
})

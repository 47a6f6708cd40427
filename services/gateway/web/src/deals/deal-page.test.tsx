/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Deal } from '../api/deals.ts'
import { deal, entry } from '../testing/deal.ts'
import { answering, languages, show, signInAs } from '../testing/show.tsx'
import { DealPage } from './deal-page.tsx'

const enterprise = { enterpriseId: 'e1', nameZh: '演示材料', nameEn: 'Demo Materials' }
const fund = { fundId: 'f1', nameZh: '演示基金', nameEn: 'Demo Fund' }

async function open(of: Deal, language: 'zh' | 'en' = 'en', search = '') {
  answering(({ url }) => {
    if (url.startsWith('/api/v1/deals/d1')) return { body: of }
    if (url.startsWith('/api/v1/enterprises?')) return { body: { items: [enterprise], total: 1 } }
    if (url.startsWith('/api/v1/funds')) return { body: { items: [fund] } }
    return { body: {} }
  })
  await show(<DealPage />, { language, path: `/deals/d1${search}`, route: '/deals/:dealId' })
  await screen.findByTestId('deal')
  await screen.findByText(language === 'zh' ? '演示材料' : 'Demo Materials')
}

const commands = () =>
  screen.queryAllByTestId(/^command-/).map((button) => button.dataset.testid?.slice(8))

const closing: Deal['closing'] = {
  closedOn: '2026-10-12',
  sharePrice: { currency: 'CNY', amount: '2.50' },
  subscriptions: [
    {
      holderId: 'f1',
      fundId: 'f1',
      holderName: 'Demo Fund',
      holderKind: 'fund',
      shares: '8000000',
    },
  ],
  evidence: [{ kind: 'contract', title: 'Agreement' }],
}

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('a deal tells its round, its enterprise, its fund, its state and its amounts', async () => {
    signInAs('fund-manager')
    await open(deal(), language)
    const shown = screen.getByTestId('deal')
    expect(within(shown).getByRole('heading').textContent).toBe(
      zh ? 'A 轮 · 演示材料' : 'Series A · Demo Materials',
    )
    expect(
      within(shown)
        .getByRole('link', { name: zh ? '演示基金' : 'Demo Fund' })
        .getAttribute('href'),
    ).toBe('/funds/f1')
    expect(screen.getByTestId('status-approved').textContent).toContain(zh ? '已获批' : 'Approved')
    within(shown).getByText('CNY 20,000,000.00')
    within(shown).getByText('0af7651916cd43dd8448eb211c80319c')
  })

  test('a closed deal tells its closing, with the price as it was printed', async () => {
    const history = [...deal().history, entry('RoundClosed')]
    await open(deal({ status: 'closed', closing, history }), language)
    const shown = screen.getByTestId('closing')
    within(shown).getByText('CNY 2.50')
    within(shown).getByText('8,000,000')
    within(shown).getByText(zh ? '合同 · 纸质存档' : 'Contract · kept on paper')
  })
})

test.each([
  ['screening', ['startDueDiligence', 'approveDeal', 'declineDeal', 'withdrawDeal']],
  ['approved', ['closeRound', 'declineDeal', 'withdrawDeal', 'reverseApproval']],
  ['closed', ['reverseRound']],
  ['declined', []],
] as const)(
  'of a deal in %s a fund manager may do what is possible then',
  async (status, possible) => {
    signInAs('fund-manager')
    await open(deal({ status }))
    expect(commands()).toEqual(possible)
  },
)

test('who may only read is offered nothing', async () => {
  signInAs('bank-officer')
  await open(deal())
  expect(commands()).toEqual([])
})

test('the past can’t be changed', async () => {
  signInAs('fund-manager')
  await open(deal(), 'en', '?asOf=2026-09-20')
  expect(commands()).toEqual([])
})

test('what is done with a deal is decided on the version that is shown, and after a change on the new one', async () => {
  signInAs('fund-manager')
  const stale = { code: 'STALE_VERSION', title: 'Changed meanwhile.', status: 412 }
  let version = 3
  const calls = answering(({ method, url }) => {
    if (method === 'POST') {
      version += 1
      return { status: 412, body: stale }
    }
    if (url.startsWith('/api/v1/deals/d1')) return { body: deal({ version }) }
    return { body: { items: [] } }
  })
  const sent = () => calls.filter(({ method }) => method === 'POST')
  await show(<DealPage />, { path: '/deals/d1', route: '/deals/:dealId' })
  fireEvent.click(await screen.findByTestId('command-declineDeal'))
  fireEvent.change(await screen.findByLabelText('Reason'), { target: { value: 'Too early' } })
  const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  const asked = () => calls.filter(({ url }) => url.startsWith('/api/v1/deals/d1')).length
  submit()
  await screen.findByText('STALE_VERSION')
  await waitFor(() => expect(asked()).toBe(3))
  submit()
  await waitFor(() => expect(sent()).toHaveLength(2))
  expect(sent().map(({ headers }) => headers.get('If-Match'))).toEqual(['"3"', '"4"'])
})

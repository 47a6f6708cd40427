/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { deal } from '../testing/deal.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { DealsPage } from './deals-page.tsx'

let calls: readonly Call[]
const answerWith = (items: readonly unknown[], nextPageToken?: string) => {
  calls = answering(({ url }) => {
    if (url.startsWith('/api/v1/deals')) return { body: { items, nextPageToken } }
    if (url.startsWith('/api/v1/funds')) {
      return { body: { items: [{ fundId: 'f1', nameZh: '演示基金', nameEn: 'Demo Fund' }] } }
    }
    return { body: { items: [], total: 0 } }
  })
}
const asked = () => calls.filter(({ url }) => url.startsWith('/api/v1/deals')).map(({ url }) => url)

beforeEach(() => signInAs('fund-manager'))

describe.each(languages)('in %s', (language) => {
  test('a deal leads to its page, and tells state and amount', async () => {
    answerWith([deal()])
    await show(<DealsPage />, { language, path: '/deals' })
    const link = await screen.findByRole('link', { name: language === 'zh' ? 'A 轮' : 'Series A' })
    expect(link.getAttribute('href')).toBe('/deals/d1')
    screen.getByTestId('status-approved')
    screen.getByText(language === 'zh' ? 'CNY 2,000 万' : 'CNY 20 M')
  })

  test('without any deal, and with none that matches, it says which', async () => {
    answerWith([])
    await show(<DealsPage />, { language, path: '/deals' })
    await screen.findByText(
      language === 'zh' ? '没有您可以查看的项目。' : 'There is no deal that you may see.',
    )
    await show(<DealsPage />, { language, path: '/deals?status=closed' })
    await screen.findByText(language === 'zh' ? '没有符合条件的项目。' : 'No deal matches.')
  })
})

test('a filter asks for what it says, from the first page', async () => {
  answerWith([deal()], 'next')
  await show(<DealsPage />, { path: '/deals?pageToken=t2' })
  await screen.findByRole('link', { name: 'Series A' })
  expect(asked().at(-1)).toContain('pageToken=t2')
  fireEvent.change(screen.getByLabelText('All states'), { target: { value: 'closed' } })
  await waitFor(() => expect(asked().at(-1)).toContain('status=closed'))
  expect(asked().at(-1)).not.toContain('pageToken')
})

test('an enterprise’s deals are asked for by its id, and the filter can be taken away', async () => {
  answerWith([deal()])
  await show(<DealsPage />, { path: '/deals?enterpriseId=e1' })
  await screen.findByRole('link', { name: 'Series A' })
  expect(asked()[0]).toContain('enterpriseId=e1')
})

/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import type { PlanEnterprise } from '../api/plan.ts'
import { behind } from '../testing/plan.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { BehindPage } from './behind-page.tsx'

const address =
  '/plan/enterprises?measure=value-added&year=2023&field=NEM&district=440306&asOf=2024-06-30'

let calls: readonly Call[]
async function open(
  items: readonly PlanEnterprise[],
  path = address,
  language: 'zh' | 'en' = 'en',
) {
  calls = answering(() => ({ body: { items, nextPageToken: 'p2' } }))
  await show(<BehindPage />, { path, language })
}

beforeEach(() => signInAs('statistician'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('each enterprise stands with what it contributes, and leads to its page as of the day', async () => {
    await open([behind()], address, language)
    const table = within(await screen.findByTestId('plan-enterprises'))
    const link = table.getByRole('link', {
      name: zh ? '演示·旅程材料有限公司' : 'Journey Materials',
    })
    expect(link.getAttribute('href')).toBe('/enterprises/e1?asOf=2024-06-30')
    table.getByText(zh ? '120,000,000元' : 'CNY 120,000,000')
    expect(screen.getByTestId('narrowed').textContent).toBe(
      zh
        ? '2023 · 新能源材料 · 宝安区 · 截至 2024-06-30'
        : "2023 · New energy materials · Bao'an District · as of 2024-06-30",
    )
  })

  test('it opens to the facts that count, with how far each is trusted', async () => {
    await open([behind()], address, language)
    const table = within(await screen.findByTestId('plan-enterprises'))
    fireEvent.click(table.getByRole('button'))
    table.getByText(
      zh
        ? /经营数据 · 2023 · 120,000,000元 · 未经审计/
        : /Figures · 2023 · CNY 120,000,000 · Unaudited/,
    )
    expect(table.getByTestId('provenance').textContent).toContain(zh ? '虚构' : 'Synthetic')
  })
})

test('the question is the one of the address', async () => {
  await open([behind()])
  await screen.findByTestId('plan-enterprises')
  const asked = calls.find(({ url }) => url.includes('/plan/enterprises'))
  const { searchParams } = new URL(asked?.url ?? '', 'http://x')
  expect(Object.fromEntries(searchParams)).toEqual({
    measure: 'value-added',
    year: '2023',
    field: 'NEM',
    district: '440306',
    asOf: '2024-06-30',
  })
  screen.getByRole('button', { name: 'Next page' })
  const back = screen.getByRole('link', { name: /Back to the action plan/ })
  expect(back.getAttribute('href')).toBe(address.replace('/enterprises', ''))
})

test('a carrier whose host is not on record leads nowhere', async () => {
  const { enterpriseId: _, nameZh: __, nameEn: ___, ...rest } = behind()
  await open([rest], '/plan/enterprises?measure=carriers')
  const table = within(await screen.findByTestId('plan-enterprises'))
  table.getByText('Host not on record')
  expect(table.queryByRole('link')).toBeNull()
})

test('a figure that is withheld says so', async () => {
  const { value: _, ...rest } = behind({ withheld: true, facts: [] })
  await open([rest])
  within(await screen.findByTestId('plan-enterprises')).getByText('Withheld')
})

test('where nobody is behind a number, it says so', async () => {
  await open([])
  await screen.findByText('No enterprise matches.')
})

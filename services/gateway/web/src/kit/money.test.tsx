/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { describe, expect, test } from '@jest/globals'
import { languages, show } from '../testing/show.tsx'
import { Money, Price } from './money.tsx'

const amount = { currency: 'CNY', amount: '275000000.00' }

describe.each(languages)('in %s', (language) => {
  test('an amount in words keeps its exact digits for the pointer', async () => {
    const { container } = await show(<Money short of={amount} />, { language })
    expect(container.textContent).toBe(language === 'zh' ? 'CNY 2.75 亿' : 'CNY 275 M')
    expect(container.querySelector('[title]')?.getAttribute('title')).toBe('CNY 275,000,000.00')
  })

  test('an exact amount is written with all its digits', async () => {
    const { container } = await show(<Money of={amount} />, { language })
    expect(container.textContent).toBe('CNY 275,000,000.00')
  })

  test('where there is no price, the page says so', async () => {
    const { container } = await show(<Price of={undefined} none="–" />, { language })
    expect(container.textContent).toBe('–')
  })
})

test('a price shows every digit that was recorded', async () => {
  const { container } = await show(<Price of={{ currency: 'CNY', amount: '0.0333333333' }} />)
  expect(container.textContent).toBe('CNY 0.0333333333')
})

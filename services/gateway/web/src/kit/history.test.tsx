/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import { deal } from '../testing/deal.ts'
import { answering, languages, show } from '../testing/show.tsx'
import { History } from './history.tsx'

beforeEach(() => {
  answering(() => ({ body: {} }))
})

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('the newest comes first, by its name', async () => {
    await show(<History entries={deal().history} />, { language })
    const [, first, second] = screen.getAllByRole('row')
    expect(first?.textContent).toContain(zh ? '投委会批准' : 'Approved by the committee')
    expect(first?.textContent).toContain('CNY 20,000,000.00')
    expect(second?.textContent).toContain(zh ? '开始尽职调查' : 'Due diligence started')
  })

  test('a line opens to readable details; the raw event stays behind a fold', async () => {
    await show(<History entries={deal().history} />, { language })
    fireEvent.click(screen.getAllByRole('button')[0] as HTMLElement)
    const label = screen.getByText(zh ? '批准金额' : 'Approved amount')
    expect(label.nextElementSibling?.textContent).toBe('CNY 20,000,000.00')
    const raw = screen.getByText(zh ? '原始记录' : 'As it was recorded')
    const fold = raw.closest('details')
    expect(fold?.open).toBe(false)
    expect(within(fold as HTMLElement).getByText(/minorUnits/)).toBeTruthy()
  })

  test('where nothing was recorded, it says so', async () => {
    await show(<History entries={[]} />, { language })
    screen.getByText(zh ? '没有变更记录。' : 'Nothing has been recorded.')
  })
})

test('ids in the details lead to what they stand for', async () => {
  await show(<History entries={deal().history} />)
  fireEvent.click(screen.getAllByRole('button')[0] as HTMLElement)
  expect(screen.getByRole('link', { name: 'd1' }).getAttribute('href')).toBe('/deals/d1')
})

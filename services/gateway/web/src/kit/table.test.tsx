/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import type { Deal } from '../api/deals.ts'
import { deal } from '../testing/deal.ts'
import { languages, show } from '../testing/show.tsx'
import { DataTable, useColumn } from './table.tsx'

function Deals(props: { rows: readonly Deal[]; expand?: boolean }) {
  const column = useColumn<Deal>('Deal')
  return (
    <DataTable
      rows={props.rows}
      rowKey={(row) => row.dealId}
      columns={[column('status'), column('proposedAmount'), column('openedOn', { wide: true })]}
      {...(props.expand ? { expand: (row: Deal) => `more of ${row.dealId}` } : {})}
    />
  )
}

const many = (count: number) => Array.from({ length: count }, (_, at) => deal({ dealId: `d${at}` }))

describe.each(languages)('in %s', (language) => {
  test('columns are headed by the fields’ labels, and cells told by their kind', async () => {
    await show(<Deals rows={[deal()]} />, { language })
    const heads = screen.getAllByRole('columnheader').map((head) => head.textContent)
    expect(heads).toEqual(
      language === 'zh'
        ? ['状态', '拟投金额', '立项日期']
        : ['Status', 'Proposed amount', 'Opened on'],
    )
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells).toEqual([
      language === 'zh' ? '已获批' : 'Approved',
      'CNY 22,000,000.00',
      '2026-07-04',
    ])
  })
})

test('figures stand at the right, and a telephone leaves out what is marked', async () => {
  await show(<Deals rows={[deal()]} />)
  const [, amount, opened] = screen.getAllByRole('cell')
  expect(amount?.className).toBe('number')
  expect(opened?.className).toBe('wide-only')
})

test('a row opens to more and closes again', async () => {
  await show(<Deals rows={many(2)} expand />)
  expect(screen.queryByText(/more of/)).toBeNull()
  fireEvent.click(screen.getAllByRole('button', { name: 'Open' })[1] as HTMLElement)
  screen.getByText('more of d1')
  const opener = screen.getByRole('button', { name: 'Close' })
  expect(opener.getAttribute('aria-expanded')).toBe('true')
  fireEvent.click(opener)
  expect(screen.queryByText(/more of/)).toBeNull()
})

test('fifty rows are shown at once; of fifty-one the last is asked for', async () => {
  const rows = () => screen.getAllByRole('row').length - 1
  await show(<Deals rows={many(50)} />)
  expect(rows()).toBe(50)
  expect(screen.queryByRole('button')).toBeNull()
  await show(<Deals rows={many(51)} />)
  expect(rows()).toBe(50)
  fireEvent.click(screen.getByRole('button', { name: /1 more/ }))
  expect(rows()).toBe(51)
})

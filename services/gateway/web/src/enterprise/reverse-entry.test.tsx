/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { HistoryEntry } from '../api/enterprises.ts'
import { History } from '../kit/history.tsx'
import { entry } from '../testing/deal.ts'
import { capTable } from '../testing/enterprise.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { ReverseEntry } from './reverse-entry.tsx'

const onTable = (type: string, version: number, more: Partial<HistoryEntry> = {}): HistoryEntry => {
  const made = entry(type, { quantity: '100' })
  const eventId = `cap_table-e1@${version}`
  return { ...made, recording: { ...made.recording, version, eventId }, ...more }
}

const outcome = { id: 'e1', version: 9, eventIds: ['e'], traceId: 't', repeated: false }
const inTheWay = {
  status: 422,
  body: { code: 'REVERSAL_IN_THE_WAY', title: 'Entry 6 could not have happened', status: 422 },
}

async function open(
  entries: readonly HistoryEntry[],
  { language = 'en', refused = false }: { language?: 'zh' | 'en'; refused?: boolean } = {},
): Promise<readonly Call[]> {
  const calls = answering(({ method, url }) => {
    if (method === 'POST') return { body: outcome }
    if (url.includes('/reversals/preview'))
      return refused ? inTheWay : { body: capTable({ holders: [] }) }
    return { body: capTable() }
  })
  await show(
    <History
      entries={entries}
      actions={(one) => <ReverseEntry enterpriseId="e1" entry={one} entries={entries} />}
    />,
    { language },
  )
  // The newest comes first.
  for (const row of screen.getAllByRole('row').slice(1))
    fireEvent.click(row.querySelector('button') as HTMLElement)
  return calls
}

beforeEach(() => signInAs('fund-manager'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('an entry is reversed with a reason, once it has been shown what would change', async () => {
    const calls = await open([onTable('StockIssued', 5)], { language })
    fireEvent.click(await screen.findByTestId('command-reverseTransactions'))
    const follows = await screen.findByTestId('reversal-follows')
    await waitFor(() => expect(follows.textContent).toContain('Founder8,500,000 → 0'))
    expect(follows.textContent).toContain(zh ? '冲销不可撤回' : 'A reversal is final')
    fireEvent.change(document.querySelector('textarea[id$="reason"]') as Element, {
      target: { value: 'misread' },
    })
    fireEvent.click(screen.getByRole('button', { name: zh ? '提交' : 'Submit' }))
    await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true))
    const sent = calls.find(({ method }) => method === 'POST')
    expect(sent?.url).toContain('/enterprises/e1/cap-table/reversals')
    expect(sent?.body).toEqual({ versions: [5], reason: 'misread' })
    const asked = calls.find(({ url }) => url.includes('preview'))
    expect(asked?.url).toContain('versions=5')
  })

  test('what was reversed says so and is not offered again', async () => {
    await open([onTable('StockIssued', 5, { reversedBy: 'cap_table-e1@6' })], { language })
    screen.getByText(zh ? '✗ 已冲销' : '✗ Reversed')
    screen.getByText('cap_table-e1@6')
    expect(screen.queryByTestId('command-reverseTransactions')).toBeNull()
  })
})

test('what is in the way is said before anything is sent', async () => {
  const calls = await open([onTable('StockIssued', 5)], { refused: true })
  fireEvent.click(await screen.findByTestId('command-reverseTransactions'))
  await screen.findByText('Entry 6 could not have happened')
  expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
})

test('reversals, places of rounds, shares of rounds and what is of no cap table are not offered', async () => {
  const ofRound = entry('StockIssued', { dealId: 'd1' })
  await open([
    onTable('TransactionsReversed', 2, { details: { versions: [1] } }),
    onTable('RoundReserved', 3, { details: { dealId: 'd1' } }),
    onTable('StockIssued', 4, { details: ofRound.details }),
    entry('StageReached', {}),
  ])
  expect(screen.queryByTestId('command-reverseTransactions')).toBeNull()
})

test('who may not record on a cap table is offered nothing', async () => {
  signInAs('bank-officer')
  await open([onTable('StockIssued', 5)])
  expect(screen.queryByTestId('command-reverseTransactions')).toBeNull()
})

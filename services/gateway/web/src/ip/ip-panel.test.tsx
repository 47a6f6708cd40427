/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { IpRight } from '../api/ip-rights.ts'
import { entry } from '../testing/deal.ts'
import { enterprise } from '../testing/enterprise.ts'
import { ipRight } from '../testing/ip-right.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { IpPanel } from './ip-panel.tsx'

const now = { occurredOn: '', recordedOn: '' }
const outcome = { id: 'p1', version: 4, eventIds: ['e'], traceId: 't', repeated: false }
let calls: readonly Call[]

async function open(
  items: readonly IpRight[],
  { language = 'en' as 'zh' | 'en', asOf = now, search = '' } = {},
) {
  calls = answering(({ method, url }) => {
    if (method === 'POST') return { body: outcome }
    const [path = ''] = url.split('?')
    if (path.endsWith('/history')) return { body: { items: [entry('IpGranted')] } }
    if (path.endsWith('/ip-rights')) return { body: { items, total: items.length } }
    return { body: items[0] }
  })
  await show(<IpPanel enterprise={enterprise()} asOf={asOf} />, {
    language,
    path: `/enterprises/e1${search}`,
  })
}

beforeEach(() => signInAs('registrar'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('a right is told with its status, its term and the fee that is due', async () => {
    await open([ipRight()], { language })
    const table = await screen.findByTestId('ip-rights')
    within(table).getByText('202310000001.5')
    within(table).getByText(new RegExp(zh ? '授权有效' : 'In force'))
    within(table).getByText(new RegExp(zh ? '质押' : 'Pledged'))
    within(table).getByText('2043-01-09')
    within(table).getByText('2026-10-09')
    within(table).getByText(new RegExp(zh ? '滞纳期' : 'In grace'))
  })

  test('where nothing is recorded, or nothing matches, it says so', async () => {
    await open([], { language })
    await screen.findByText(zh ? '还没有知识产权的记录。' : /No right of intellectual property/)
    await open([], { language, search: '?kind=design' })
    await screen.findByText(zh ? '没有符合条件的知识产权。' : 'No right matches.')
  })
})

test('the term that no source tells is unknown, not empty', async () => {
  const { expiresOn: _, ...right } = ipRight()
  await open([right])
  await screen.findByText('Unknown')
})

test('a right opens to its owners, its pledge and its record', async () => {
  await open([ipRight()])
  fireEvent.click(await screen.findByRole('button', { name: 'A made-up process' }))
  const details = await screen.findByTestId('ip-right')
  const owner = await within(details).findByRole('link', { name: 'Journey Materials 60 %' })
  expect(owner.getAttribute('href')).toBe('/enterprises/e1')
  within(details).getByText('A university')
  within(details).getByText('A bank')
  within(details).getByText(/since 2025-01-01 · until 2027-01-01/)
  await within(details).findByTestId('history')
})

test('what happened is recorded by the form of its sort, on the version that is seen', async () => {
  await open([ipRight()])
  fireEvent.click(await screen.findByRole('button', { name: 'A made-up process' }))
  fireEvent.change(await screen.findByLabelText('Record what happened …'), {
    target: { value: 'IpPledgeReleased' },
  })
  fireEvent.click(screen.getByTestId('command-recordIpFacts'))
  fireEvent.change(await screen.findByLabelText('Reference'), { target: { value: 'Y1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true))
  const sent = calls.find(({ method }) => method === 'POST')
  expect(sent).toMatchObject({
    url: '/api/v1/ip-rights/p1/facts',
    body: { facts: [{ type: 'pledge-released', reference: 'Y1' }] },
  })
  expect(sent?.headers.get('If-Match')).toBe('"3"')
})

test('the past is asked for as the page says, and can’t be added to', async () => {
  await open([ipRight()], { asOf: { occurredOn: '2025-01-01', recordedOn: '' } })
  await screen.findByTestId('ip-rights')
  expect(calls.find(({ url }) => url.includes('/ip-rights?'))?.url).toContain('asOf=2025-01-01')
  expect(screen.queryByTestId('command-registerIpRight')).toBeNull()
})

test('who may only read is offered nothing to record', async () => {
  signInAs('bank-officer')
  await open([ipRight()])
  fireEvent.click(await screen.findByRole('button', { name: 'A made-up process' }))
  await screen.findByTestId('history')
  expect(screen.queryByTestId('command-registerIpRight')).toBeNull()
  expect(screen.queryByLabelText('Record what happened …')).toBeNull()
})

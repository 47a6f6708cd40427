/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { Deal } from '../api/deals.ts'
import { deal } from '../testing/deal.ts'
import { answering, type Call, show, signInAs } from '../testing/show.tsx'
import { DealPage } from './deal-page.tsx'

const fund = { fundId: 'f1', nameZh: '演示基金', nameEn: 'Demo Fund' }
const holders = [{ holderId: 'h-1', name: 'Lin', quantity: '1', percent: '100', securities: [] }]
const outcome = { id: 'd1', version: 4, eventIds: ['e'], traceId: 't', repeated: false }

let shown: Deal

function opened(post: () => { status?: number; body: unknown }): Promise<readonly Call[]> {
  const calls = answering(({ method, url }) => {
    if (method === 'POST') return post()
    if (url.startsWith('/api/v1/deals/d1')) return { body: shown }
    if (url.includes('/cap-table')) return { body: { holders } }
    return { body: { items: url.startsWith('/api/v1/funds') ? [fund] : [] } }
  })
  return show(<DealPage />, { path: '/deals/d1', route: '/deals/:dealId' }).then(() => calls)
}

const begin = async (id: string) => {
  fireEvent.click(await screen.findByTestId(`command-${id}`))
  await screen.findByRole('button', { name: 'Submit' })
}
const write = (label: string, at: number, value: string) =>
  fireEvent.change(screen.getAllByLabelText(label)[at] as HTMLElement, { target: { value } })
const choose = async (label: string, at: number, option: string) => {
  fireEvent.mouseDown(screen.getAllByLabelText(label)[at] as HTMLElement)
  const selector = '.ant-select-item-option-content'
  const choices = await screen.findAllByText(option, { selector })
  fireEvent.click(choices.at(-1) as HTMLElement)
}
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
const sent = (calls: readonly Call[]) => calls.filter(({ method }) => method === 'POST')

beforeEach(() => {
  signInAs('fund-manager')
  shown = deal()
})

test('who else subscribes is told by name: a holder there is keeps its id, a new one gets one', async () => {
  const calls = await opened(() => ({ body: outcome }))
  await waitFor(() => expect(calls.some(({ url }) => url.includes('/cap-table'))).toBe(true))
  await begin('closeRound')
  await screen.findByLabelText('Name of the holder')
  expect(screen.queryByLabelText('Holder id')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Add: Subscriptions' }))
  fireEvent.click(screen.getByRole('button', { name: 'Add: Subscriptions' }))
  fireEvent.change(document.querySelector('input[id$="sharePrice"]') as Element, {
    target: { value: '2.50' },
  })
  for (const [at, name] of ['演示基金', 'Lin', 'Wang'].entries()) {
    if (at > 0) write('Name of the holder', at, name)
    write('Shares', at, '100')
    write('Amount', at, '250')
  }
  write('Title of the evidence', 0, 'Agreement')
  await choose('Kind of holder', 1, 'Individual')
  await choose('Kind of holder', 2, 'Individual')
  await choose('Kind of evidence', 0, 'Contract')
  submit()
  await waitFor(() => expect(sent(calls)).toHaveLength(1))
  const [closing] = sent(calls).map(
    ({ body }) => body as { subscriptions: Record<string, unknown>[] },
  )
  expect(closing?.subscriptions.map(({ holderId, holderName }) => [holderName, holderId])).toEqual([
    ['演示基金', undefined],
    ['Lin', 'h-1'],
    ['Wang', 'Wang'],
  ])
})

test('a form that was begun stays when the deal goes on meanwhile, and its refusal stands below it', async () => {
  const calls = await opened(() => ({
    status: 409,
    body: { code: 'DEAL_ENDED', title: 'The deal has ended.', status: 409 },
  }))
  await begin('declineDeal')
  write('Reason', 0, 'Too early')
  shown = deal({ status: 'closed', version: 4 })
  submit()
  const refusal = await screen.findByText('DEAL_ENDED')
  await screen.findByTestId('status-closed')
  expect((screen.getByLabelText('Reason') as HTMLInputElement).value).toBe('Too early')
  const form = document.querySelector('form') as HTMLFormElement
  expect(form.compareDocumentPosition(refusal)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  expect(sent(calls)).toHaveLength(1)
  expect(screen.queryByTestId('command-declineDeal')).toBeNull()
})

test('what was written is not lost by Esc alone', async () => {
  await opened(() => ({ body: outcome }))
  const asked = jest.spyOn(globalThis, 'confirm').mockReturnValueOnce(false)
  await begin('declineDeal')
  write('Reason', 0, 'Too early')
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(asked).toHaveBeenCalledTimes(1)
  screen.getByLabelText('Reason')
  asked.mockReturnValueOnce(true)
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByLabelText('Reason')).toBeNull())
  expect(document.activeElement?.getAttribute('data-testid')).toBe('command-declineDeal')
})

test('a reversal says what will be otherwise, and sends reason and papers alone', async () => {
  shown = deal({ status: 'closed' })
  const calls = await opened(() => ({ body: outcome }))
  await begin('reverseRound')
  expect((await screen.findByTestId('consequences')).textContent).toContain('may be closed anew')
  write('Reason', 0, 'The wrong deal')
  write('Title of the evidence', 0, 'Minutes')
  await choose('Kind of evidence', 0, 'Resolution')
  submit()
  await waitFor(() => expect(sent(calls)).toHaveLength(1))
  expect(sent(calls)).toMatchObject([
    {
      url: '/api/v1/deals/d1/closing/reversal',
      body: { reason: 'The wrong deal', evidence: [{ kind: 'resolution', title: 'Minutes' }] },
    },
  ])
})

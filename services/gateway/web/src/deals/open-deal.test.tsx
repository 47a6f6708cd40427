/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { answering, show, signInAs } from '../testing/show.tsx'
import { OpenDeal } from './open-deal.tsx'

const fund = { fundId: 'f1', nameZh: '演示基金', nameEn: 'Demo Fund' }
const outcome = { id: 'd1', version: 1, eventIds: ['e'], traceId: 't', repeated: false }

const opening = async () => {
  const calls = answering(({ method }) =>
    method === 'POST' ? { body: outcome } : { body: { items: [fund] } },
  )
  await show(<OpenDeal enterpriseId="e1" />)
  return calls
}

const choose = async (label: string, option: string) => {
  fireEvent.mouseDown(screen.getByLabelText(label))
  fireEvent.click(await screen.findByText(option, { selector: '.ant-select-item-option-content' }))
}

test('a fund manager opens a deal with the enterprise, for a fund and a round chosen by name', async () => {
  signInAs('fund-manager')
  const calls = await opening()
  fireEvent.click(screen.getByTestId('command-openDeal'))
  await screen.findByLabelText('Fund')
  await choose('Fund', 'Demo Fund')
  await choose('Round', 'Series A')
  fireEvent.change(screen.getByLabelText('Proposed amount'), { target: { value: '20,000,000' } })
  fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true))
  const sent = calls.find(({ method }) => method === 'POST')
  expect(sent).toMatchObject({
    url: '/api/v1/deals',
    body: {
      enterpriseId: 'e1',
      fundId: 'f1',
      round: 'a',
      proposedAmount: { currency: 'CNY', amount: '20000000' },
    },
  })
})

test('who may not open one is offered nothing, and the funds are not asked for', async () => {
  signInAs('bank-officer')
  const calls = await opening()
  expect(screen.queryByTestId('command-openDeal')).toBeNull()
  expect(calls).toEqual([])
})

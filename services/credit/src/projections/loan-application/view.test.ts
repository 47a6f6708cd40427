import { expect, test } from '@jest/globals'
import { deliveries, eventMessages, foldView } from '@seedline/testing'
import { loanEvents } from '../../loan-application/events.ts'
import {
  loanApplicationId as id,
  on,
  repaid,
  submitted,
  untilDrawn,
} from '../../testing/loan-samples.ts'
import { answerOf } from './answer.ts'
import { loanApplicationView } from './view.ts'

const of = { service: 'credit', aggregate: 'loan_application', id } as const
const reversed = {
  type: 'LoanEntryReversed',
  loanApplicationId: id,
  entryVersion: 7,
  reversedOn: on('2026-06-30'),
  reason: '录错',
  evidence: [],
} as const
const told = [...untilDrawn, repaid('2026-02-10', 1), repaid('2026-02-11', 103_600), reversed]
const messages = eventMessages(
  of,
  told.map((event) => loanEvents.codec.encode(event)),
)

test('a loan can be read as it stands on a day, and a repayment that was taken back only in its history', () => {
  const document = foldView(loanApplicationView, messages).get(id)
  if (document === undefined) throw new Error('there is no document')
  const answer = answerOf(document, { day: on('2026-03-12'), requirements: [] })
  expect(answer).toMatchObject({
    status: 'LOAN_APPLICATION_STATUS_DRAWN',
    standing: 'LOAN_STANDING_OVERDUE',
    overdueDays: 2,
    overdue: { minorUnits: 10_330_000n },
    outstanding: { minorUnits: 110_000_000n },
    repayments: [{ version: 8, paidOn: '2026-02-11' }],
    receivedOn: '2026-06-30',
    version: 9,
  })
  expect(answer.schedule).toHaveLength(12)
  expect(answer.history.map(({ reversedBy }) => reversedBy !== '')).toEqual(
    told.map((_, index) => index === 6),
  )
})

test('each event twice and in any order leads to the same document', () => {
  const once = foldView(loanApplicationView, messages).get(id)
  expect(once?.receivedOn).toBe(submitted.type === 'LoanSubmitted' ? submitted.submittedOn : '')
  for (const { messages: delivered } of deliveries(messages))
    expect(foldView(loanApplicationView, delivered).get(id)).toEqual(once)
})

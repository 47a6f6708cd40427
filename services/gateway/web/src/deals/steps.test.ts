import { describe, expect, test } from '@jest/globals'
import { operation, schemaOf } from '../contract/contract.ts'
import { deal, entry } from '../testing/deal.ts'
import { commandsIn, offeredOf, stepsOf } from './steps.ts'

describe('the way of a deal', () => {
  test('tells the days of what was done, and what is still before it', () => {
    expect(stepsOf(deal())).toEqual([
      { status: 'screening', on: '2026-07-04' },
      { status: 'due-diligence', on: '2026-07-28' },
      { status: 'approved', on: '2026-09-17' },
      { status: 'closed' },
    ])
  })

  test('of a declined deal ends there', () => {
    const history = [entry('DealOpened', {}, '2026-01-01'), entry('DealDeclined', {}, '2026-02-01')]
    expect(stepsOf(deal({ status: 'declined', history })).map(({ status }) => status)).toEqual([
      'screening',
      'declined',
    ])
  })

  test('does not show what was taken back, and goes on from where that leads', () => {
    const opened = [entry('DealOpened', {}, '2026-01-01'), entry('DealApproved', {}, '2026-02-01')]
    const reversed = [
      ...opened,
      entry('RoundClosed', {}, '2026-03-01'),
      entry('RoundReversed', {}, '2026-03-01'),
    ]
    expect(stepsOf(deal({ history: reversed }))).toEqual(stepsOf(deal({ history: opened })))
    const history = [...reversed, entry('ApprovalReversed', {}, '2026-02-01')]
    expect(stepsOf(deal({ status: 'screening', history })).map(({ on }) => on)).toEqual([
      '2026-01-01',
      undefined,
      undefined,
      undefined,
    ])
  })

  test('that skipped due diligence does not show it', () => {
    const history = [entry('DealOpened'), entry('DealApproved')]
    expect(stepsOf(deal({ history })).map(({ status }) => status)).toEqual([
      'screening',
      'approved',
      'closed',
    ])
  })
})

test('every state of the contract says what may be done in it, by commands that there are', () => {
  expect(Object.keys(commandsIn).sort()).toEqual([...(schemaOf('DealStatus').enum ?? [])].sort())
  for (const id of Object.values(commandsIn).flat()) expect(operation(id).request).toBeDefined()
})

test('a decline or a withdrawal is taken back only where no approval was there before', () => {
  expect(offeredOf(deal({ status: 'declined' }))).toEqual([])
  const { approvedAmount: _, ...unapproved } = deal({ status: 'withdrawn' })
  expect(offeredOf(unapproved)).toEqual(['reopenDeal'])
})

import { describe, expect, test } from '@jest/globals'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { deliveries, foldView } from '@seedline/testing'
import { dealId, dealMessages } from '../../testing/financed-samples.ts'
import { roundMoneyView as view } from './view.ts'

const closed = { type: 'closed', rung: Rung.RUNG_SEED, on: '2020-05-01' } as const
const first = { ...closed, of: { own: 300n, institution: 50n, individual: 20n } }
const again = { ...closed, on: '2020-06-01', of: { own: 200n } }

const after = (...history: Parameters<typeof dealMessages>[1]) =>
  foldView(view, dealMessages('d', history)).get(dealId('d'))

describe('What a round brought', () => {
  test('is told by the kind of its subscribers, to the minor unit', () => {
    expect(after(first)?.closing).toMatchObject({
      rung: 'seed',
      closedOn: '2020-05-01',
      confidence: 'reported',
      parts: [
        { from: 'own-fund', currency: 'CNY', minor: 30_000n },
        { from: 'institution', minor: 5_000n },
        { from: 'individual', minor: 2_000n },
      ],
    })
  })

  test('is nothing once the closing is taken back, and what is closed anew counts by itself', () => {
    expect(after()?.closing).toBe(null)
    expect(after(first, { type: 'reversed', version: 2 })?.closing).toBe(null)
    expect(after(first, { type: 'reversed', version: 2 }, again)?.closing).toMatchObject({
      closedOn: '2020-06-01',
      parts: [{ from: 'own-fund', minor: 20_000n }],
    })
  })

  test('stays where another closing is taken back', () => {
    expect(after(first, { type: 'reversed', version: 9 })?.closing).toMatchObject({
      closedOn: '2020-05-01',
    })
  })

  test('comes to the same however often and in whatever order events arrive', () => {
    const messages = dealMessages('d', [first, { type: 'reversed', version: 2 }, again])
    const expected = foldView(view, messages)
    for (let seeded = 1; seeded <= 20; seeded++)
      for (const way of deliveries(messages, seeded))
        expect(foldView(view, way.messages)).toEqual(expected)
  })
})

import { describe, expect, test } from '@jest/globals'
import { deliveries } from './deliveries.ts'

const messages = [1, 2, 3, 4, 5, 6, 7, 8]

describe('the ways of delivery', () => {
  test('hold every message at least once, whatever the way', () => {
    for (const way of deliveries(messages, 42)) {
      expect([...new Set(way.messages)].sort()).toEqual(messages)
    }
  })

  test('include every message twice in an order other than the first one', () => {
    const way = deliveries(messages, 42).at(-1)
    expect(way?.messages).toHaveLength(2 * messages.length)
    expect(way?.messages.filter((_, index) => index % 2 === 0)).not.toEqual(messages)
  })

  test('are the same for the same seed, and others for another', () => {
    expect(deliveries(messages, 7)).toEqual(deliveries(messages, 7))
    expect(deliveries(messages, 7)[3]?.messages).not.toEqual(deliveries(messages, 8)[3]?.messages)
  })
})

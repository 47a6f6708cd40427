import { expect, test } from '@jest/globals'
import { balanceTable } from './balance-table.ts'

test('each of many deals keeps the balance that was last written for it, and no other', () => {
  const table = balanceTable()
  const deals = Array.from({ length: 2500 }, (_, deal) => deal)
  for (const deal of deals) {
    table.change(`deal-${deal}`, (balance) => {
      balance.promised = 2 ** 52 + deal
      balance.rest = -(2n ** 62n) - BigInt(deal)
    })
  }
  for (const deal of deals) {
    table.change(`deal-${deal}`, (balance) => {
      balance.unplacedAt = balance.promised - 1
    })
  }
  const kept = [...table.all()].map(([dealId, { promised, rest, unplacedAt, issued }]) => {
    return [dealId, promised, rest, unplacedAt, issued]
  })
  expect(kept).toEqual(
    deals.map((deal) => {
      const promised = 2 ** 52 + deal
      return [`deal-${deal}`, promised, -(2n ** 62n) - BigInt(deal), promised - 1, 0]
    }),
  )
})

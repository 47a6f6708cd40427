import { describe, expect, test } from '@jest/globals'
import { UnknownEventType } from '@seedline/event-store'
import { localDate, numericOfUnits } from '@seedline/values'
import fc from 'fast-check'
import { holderKinds } from '../facts/holder-kind.ts'
import {
  cancelled,
  converted,
  exercised,
  granted,
  holder,
  issued,
  plan,
  poolAdjusted,
  split,
  stockClass,
  transferred,
  vestingStarted,
} from '../testing/cap-table-samples.ts'
import { expectKept } from '../testing/codec.ts'
import { dealId, provenance, resolution } from '../testing/samples.ts'
import { capTableCodec, capTableEventJson } from './codec.ts'
import { type CapTableEvent, stockClassTypes } from './events.ts'

const events: readonly CapTableEvent[] = [
  ...stockClassTypes.map((type) => stockClass('c', type, '12.5')),
  stockClass('c'),
  ...holderKinds.map((kind) => ({ ...holder('ann'), kind })),
  issued('s1', 'ann', '1.0000000001'),
  issued('s1', 'ann', '1', { sharePrice: undefined, currency: undefined }),
  issued('s1', 'ann', '1', { dealId, evidence: [resolution], provenance }),
  transferred('s1', 'bob', '1', { balanceSecurityId: 's1-rest' }),
  cancelled('s1', '1'),
  split(23n, 2n),
  converted('a', 'b', '36000000'),
  plan('100'),
  poolAdjusted('80'),
  granted('o1', 'ann', '1', { expiresOn: localDate('2032-12-31') }),
  granted('o1', 'ann', '1', { exercisePrice: undefined, currency: undefined }),
  exercised('o1', '1', ['a', 'b']),
  vestingStarted('o1'),
]

describe("A cap table's events", () => {
  test.each(events.map((event) => ({ event })))('keep everything: $event.type', ({ event }) => {
    expectKept(capTableCodec, event)
  })

  test('keep a price of zero apart from none', () => {
    const free = { ...issued('s1', 'ann', '1'), sharePrice: numericOfUnits(0n) }
    expectKept(capTableCodec, free)
    expect(JSON.parse(capTableEventJson(free))).toMatchObject({ sharePrice: '0' })
  })

  test('keep any quantity, to the tenth digit', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 28n), (units) => {
        expectKept(capTableCodec, { ...issued('s', 'a', '1'), quantity: numericOfUnits(units) })
      }),
    )
  })

  test.each(['seedline.fund.v1.Nothing', 'StockIssued', 'seedline.fund.v1.constructor'])(
    'of the type %s are refused, not guessed',
    (type) => {
      expect(() => capTableCodec.decode(type, new Uint8Array())).toThrow(UnknownEventType)
    },
  )
})

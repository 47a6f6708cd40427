import { describe, expect, test } from '@jest/globals'
import { UnknownEventType } from '@seedline/event-store'
import { financingRungs } from '@seedline/facts'
import { expectKept } from '../testing/codec.ts'
import {
  dealApproved,
  dealDeclined,
  dealOpened,
  dealWithdrawn,
  dueDiligenceStarted,
  price,
  roundClosed,
} from '../testing/deal-samples.ts'
import { dealCodec, dealEventJson } from './codec.ts'
import type { DealEvent } from './events.ts'

const events: readonly DealEvent[] = [
  ...financingRungs.map((round) => ({ ...dealOpened, round })),
  dueDiligenceStarted,
  dealApproved,
  dealDeclined,
  dealWithdrawn,
  roundClosed,
  { ...roundClosed, preMoney: undefined, provenance: undefined },
  { ...roundClosed, sharePrice: price('53.90') },
]

describe("A deal's events", () => {
  test.each(events.map((event) => ({ event })))('keep everything: $event.type', ({ event }) => {
    expectKept(dealCodec, event)
  })

  test('keep the printed digits of a price in what a history shows', () => {
    const json = JSON.parse(dealEventJson({ ...roundClosed, sharePrice: price('53.90') }))
    expect(json).toMatchObject({ sharePrice: '53.90', round: 'RUNG_SEED' })
  })

  test('of a type that nobody knows are refused, not guessed', () => {
    expect(() => dealCodec.decode('seedline.fund.v1.Nothing', new Uint8Array())).toThrow(
      UnknownEventType,
    )
  })

  test('at no financing rung are refused', () => {
    const { data } = dealCodec.encode(dealOpened)
    const listed = Uint8Array.from(data)
    // Field 4 (round), varint 1 (seed) → 16 (listed).
    const at = listed.findIndex((byte, index) => byte === 0x20 && listed[index + 1] === 1)
    listed[at + 1] = 16
    expect(() => dealCodec.decode('seedline.fund.v1.DealOpened', listed)).toThrow('RUNG_LISTED')
  })
})

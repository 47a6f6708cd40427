import { describe, expect, test } from '@jest/globals'
import { FundOpened } from '@seedline/contracts/fund/v1/fund_events'
import { UnknownEventType } from '@seedline/event-store'
import fc from 'fast-check'
import { expectKept } from '../testing/codec.ts'
import { committed, fundOpened, invested, released, reserved } from '../testing/fund-samples.ts'
import { fundId, resolution } from '../testing/samples.ts'
import { fundCodec, fundEventJson } from './codec.ts'
import { type FundEvent, partnerKinds, releaseReasons } from './events.ts'

const events: readonly FundEvent[] = [
  fundOpened,
  { ...fundOpened, targetSize: undefined, provenance: undefined },
  ...partnerKinds.map((kind) => committed(kind, '1.00', { evidence: [resolution] })),
  reserved('1.00', { expectedDealVersion: 3 }),
  invested('1.00'),
  ...releaseReasons.map((reason) => released('1.00', reason)),
]

describe("A fund's events", () => {
  test.each(events.map((event) => ({ event })))('keep everything: $event.type', ({ event }) => {
    expectKept(fundCodec, event)
  })

  test('keep any amount that travels', () => {
    const minors = fc.bigInt(-(2n ** 63n) + 1n, 2n ** 63n - 1n)
    fc.assert(
      fc.property(minors, (minor) => {
        expectKept(fundCodec, { ...invested('1.00'), amount: { currency: 'CNY', minor } })
      }),
    )
  })

  test('bear the full name of their message, which any language can decode', () => {
    const { type, data } = fundCodec.encode(fundOpened)
    expect(type).toBe('seedline.fund.v1.FundOpened')
    expect(FundOpened.decode(data)).toMatchObject({ fundId, currency: 'CNY' })
    expect(JSON.parse(fundEventJson(fundOpened))).toMatchObject({ fundId, openedOn: '2023-03-01' })
  })

  test('of a type that nobody knows are refused, not guessed', () => {
    expect(() => fundCodec.decode('seedline.fund.v1.Nothing', new Uint8Array())).toThrow(
      UnknownEventType,
    )
  })

  test('that lack what every such event has are refused', () => {
    expect(() => fundCodec.decode('seedline.fund.v1.CapitalInvested', new Uint8Array())).toThrow()
  })
})

import { describe, expect, test } from '@jest/globals'
import { partnerKind } from '@seedline/contracts/operations'
import fc from 'fast-check'
import { fund } from '../../fund/aggregate.ts'
import type { FundEvent } from '../../fund/events.ts'
import { committed, fundOpened, invested, released, reserved } from '../../testing/fund-samples.ts'
import { fundId, noon, otherDealId } from '../../testing/samples.ts'
import { guardedFold, messagesOf } from '../../testing/views.ts'
import { presentFund } from './present.ts'
import { fundView } from './view.ts'

const answerTo = (...events: readonly FundEvent[]) => {
  const [document] = guardedFold(fundView, messagesOf(fund, fundId, events)).values()
  if (document?.data === undefined) throw new Error('There is no document')
  return presentFund(document.data)
}

describe('The fund that is read', () => {
  test('has one share for each kind of partner, and they sum to exactly 100 %', () => {
    const answer = answerTo(
      fundOpened,
      committed('government', '1.00', { partnerId: 'a' }),
      committed('institutional', '1.00', { partnerId: 'b' }),
      committed('enterprise', '1.00', { partnerId: 'c' }),
    )
    expect(answer).toMatchObject({
      version: 4,
      recordedAt: noon,
      totalCommitted: { currency: 'CNY', minorUnits: 300n },
      byPartnerKind: [
        { partnerKind: 'PARTNER_KIND_GOVERNMENT', percent: '33.3334' },
        { partnerKind: 'PARTNER_KIND_INSTITUTIONAL', percent: '33.3333' },
        { partnerKind: 'PARTNER_KIND_ENTERPRISE', percent: '33.3333' },
      ],
    })
  })

  test('has no shares before anybody committed', () => {
    expect(answerTo(fundOpened)).toMatchObject({
      byPartnerKind: [],
      totalCommitted: { minorUnits: 0n },
      available: { minorUnits: 0n },
    })
  })

  test('has shares that sum to exactly 100 % and amounts that sum to the total, whatever was committed', () => {
    const commitments = fc.array(
      fc.tuple(fc.constantFrom(...partnerKind.names), fc.bigInt(1n, 10n ** 14n)),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(commitments, (made) => {
        const answer = answerTo(
          fundOpened,
          ...made.map(([kind, minor], index) =>
            committed(kind, '1.00', {
              partnerId: `p${index}`,
              amount: { currency: 'CNY', minor },
            }),
          ),
        )
        const total = made.reduce((sum, [, minor]) => sum + minor, 0n)
        const percents = answer.byPartnerKind.map(({ percent }) => BigInt(percent.replace('.', '')))
        expect(percents.reduce((sum, percent) => sum + percent, 0n)).toBe(1_000_000n)
        const amounts = answer.byPartnerKind.map(({ amount }) => amount?.minorUnits ?? 0n)
        expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(total)
        expect(answer.totalCommitted?.minorUnits).toBe(total)
      }),
    )
  })

  test('tells where its capital has gone', () => {
    const events = [fundOpened, committed('government', '100.00')]
    expect(answerTo(...events, reserved('60.00'))).toMatchObject({
      reserved: { minorUnits: 6000n },
      invested: { minorUnits: 0n },
      available: { minorUnits: 4000n },
    })
    const closed = [reserved('60.00'), invested('50.00'), released('10.00', 'closed-for-less')]
    expect(answerTo(...events, ...closed, reserved('5.00', { dealId: otherDealId }))).toMatchObject(
      {
        reserved: { minorUnits: 500n },
        invested: { minorUnits: 5000n },
        available: { minorUnits: 4500n },
      },
    )
    expect(answerTo(...events, reserved('60.00'), released('60.00', 'declined'))).toMatchObject({
      available: { minorUnits: 10000n },
    })
  })
})

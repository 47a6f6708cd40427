import { describe, expect, test } from '@jest/globals'
import { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import { Deal } from '@seedline/contracts/fund/v1/deal_service'
import { moneyJson } from '@seedline/contracts/kinds'
import { GetDeliveryResponse } from '@seedline/contracts/operations/v1/operations_service'
import {
  Enterprise,
  GetEnterpriseHistoryResponse,
  ListEnterprisesResponse,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { CommandOutcome } from '@seedline/contracts/values/v1/values'
import { parseMoney } from '@seedline/values'
import fc from 'fast-check'
import { faultsBy } from '../testing/faults-by.ts'
import * as protos from '../testing/protos.ts'
import { messageNamed } from './descriptors.ts'
import { schemaOf } from './schema.ts'
import { showing } from './show.ts'

const shown = (name: string, found: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(showing(messageNamed(`seedline.${name}`))({ ...found })))

describe('an answer', () => {
  const cases: [string, fc.Arbitrary<object>][] = [
    ['registry.v1.Enterprise', protos.enterprise],
    ['registry.v1.Ladder', protos.ladder],
    ['fund.v1.CapTable', protos.capTable],
    ['fund.v1.Fund', protos.fund],
    ['fund.v1.Deal', protos.deal],
  ]
  test.each(cases)('of a %s has the shape that the document promises', (name, found) => {
    const faults = faultsBy(schemaOf(messageNamed(`seedline.${name}`)))
    fc.assert(fc.property(found, (proto) => expect(faults(shown(name, proto))).toEqual([])))
  })

  test.each(cases)('of a %s leaves out what is empty, and makes nothing up', (name, found) => {
    fc.assert(
      fc.property(found, (proto) => !JSON.stringify(shown(name, proto)).includes('UNSPECIFIED')),
    )
  })

  test('leaves out texts that may be empty, messages and enumerations that are not there', () => {
    expect(shown('fund.v1.Deal', Deal.fromPartial({ dealId: 'd', version: 1 }))).toEqual({
      dealId: 'd',
      version: 1,
      fundId: '',
      enterpriseId: '',
      history: [],
    })
  })

  test('leaves out a value that only a newer service knows', () => {
    const found = { ...Enterprise.fromPartial({}), currentRung: 'UNRECOGNIZED' }
    expect(shown('registry.v1.Enterprise', found)).not.toHaveProperty('currentRung')
  })
})

describe('money', () => {
  test('goes to a service and comes back as the same amount, to the last digit', () => {
    fc.assert(
      fc.property(protos.money, (proto) => {
        const { currency, amount } = moneyJson(proto)
        const parsed = parseMoney(currency, amount)
        expect(parsed.ok && parsed.value.minor).toBe(proto.minorUnits)
      }),
    )
  })

  test.each([
    ['CNY', -5n, '-0.05'],
    ['CNY', 1234n, '12.34'],
    ['JPY', 5n, '5'],
  ])('in %s of %s minor units is %s', (currency, minorUnits, amount) => {
    const deal = shown(
      'fund.v1.Deal',
      Deal.fromPartial({ proposedAmount: { currency, minorUnits } }),
    )
    expect(deal.proposedAmount).toEqual({ currency, amount })
  })
})

describe('a price', () => {
  const securityOf = (more: object) => {
    const table = CapTable.fromPartial({
      holders: [{ securities: [{ securityId: 's', currency: 'CNY', ...more }] }],
    })
    const { holders } = shown('fund.v1.CapTable', table) as {
      readonly holders: readonly { readonly securities: readonly object[] }[]
    }
    return holders[0]?.securities[0]
  }

  test('is one object with its currency, and keeps the digits it was printed with', () => {
    const security = securityOf({ sharePrice: '1.50' })
    expect(security).toMatchObject({ sharePrice: { currency: 'CNY', amount: '1.50' } })
    expect(security).not.toHaveProperty('currency')
  })

  test('of 0 is a real one; one that no source gave is left out', () => {
    expect(securityOf({ sharePrice: '0' })).toMatchObject({
      sharePrice: { currency: 'CNY', amount: '0' },
    })
    expect(securityOf({ sharePrice: '' })).not.toHaveProperty('sharePrice')
  })

  test('of a closed round is in the currency of its subscriptions', () => {
    const subscriptions = [{ amount: { currency: 'HKD', minorUnits: 1n } }]
    const deal = Deal.fromPartial({ closing: { dealId: 'd', sharePrice: '2', subscriptions } })
    const { closing } = shown('fund.v1.Deal', deal)
    expect(closing).toMatchObject({ sharePrice: { currency: 'HKD', amount: '2' } })
    expect(closing).not.toHaveProperty('dealId')
    const nobody = Deal.fromPartial({ closing: { sharePrice: '2', subscriptions: [] } })
    expect(shown('fund.v1.Deal', nobody).closing).not.toHaveProperty('sharePrice')
  })
})

describe('a list', () => {
  test('shows its entries as items, and a next page only where there is one', () => {
    const list = ListEnterprisesResponse.fromPartial({ enterprises: [{ enterpriseId: 'e' }] })
    const answer = shown('registry.v1.ListEnterprisesResponse', list)
    expect(answer).toMatchObject({ items: [{ enterpriseId: 'e' }], total: 0 })
    expect(answer).not.toHaveProperty('nextPageToken')
    const more = shown('registry.v1.ListEnterprisesResponse', { ...list, nextPageToken: 'n' })
    expect(more.nextPageToken).toBe('n')
  })

  test('of events shows their fields as JSON, whatever the names in them', () => {
    const entries = [
      { occurredOn: '2024-05-20', detailsJson: '{"__proto__":1,"amount":"1"}' },
      { detailsJson: '' },
    ]
    const found = GetEnterpriseHistoryResponse.fromPartial({ entries } as never)
    const { items } = shown('registry.v1.GetEnterpriseHistoryResponse', found) as {
      readonly items: readonly { readonly details: object }[]
    }
    expect(items.map(({ details }) => JSON.stringify(details))).toEqual([
      '{"__proto__":1,"amount":"1"}',
      '{}',
    ])
  })
})

test('an offset of 64 bits is text, for no digit may be lost; a count is a number', () => {
  const partitions = [{ committedOffset: 9_007_199_254_740_993n, endOffset: 1n, lag: 7n }]
  const found = GetDeliveryResponse.fromPartial({ subscriptions: [{ name: 's', partitions }] })
  expect(shown('operations.v1.GetDeliveryResponse', found)).toMatchObject({
    pendingCommits: 0,
    subscriptions: [{ partitions: [{ committedOffset: '9007199254740993', lag: 7 }] }],
  })
})

test('the outcome of a command says whether it is a repeated one', () => {
  const found = CommandOutcome.fromPartial({ id: 'x', version: 2, repeatedCommand: true })
  expect(shown('values.v1.CommandOutcome', found)).toEqual({
    id: 'x',
    version: 2,
    eventIds: [],
    repeated: true,
    traceId: '',
  })
})

test('an answer that says nothing says that it is done', () => {
  expect(shown('operations.v1.PauseSubscriptionResponse', {})).toEqual({ done: true })
})

import { describe, expect, jest, test } from '@jest/globals'
import { Subscription } from '../gen/seedline/fund/v1/deal_events.ts'
import { collecting } from '../operations/index.ts'
import { readAlone, through } from '../testing/through.ts'
import * as kinds from './index.ts'

type AnyKind = kinds.AnyKind

const uuid = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const cny = (amount: unknown) => ({ currency: 'CNY', amount })
const paper = { kind: 'resolution', title: 't' }
const price = kinds.priceIn('p', 'c')
const subscription = kinds.object(Subscription, {
  fundId: kinds.optional(kinds.id('Fund')),
  holderId: kinds.optional(kinds.givenId('Of the holder.'), ''),
  holderName: kinds.line(200),
  holderKind: kinds.holderKind,
  shares: kinds.quantity,
  amount: kinds.money,
})

describe('JSON of another shape is refused by the kind of', () => {
  const others = (text: string) =>
    [1, true, null, [], {}].map((json): [unknown, string[]] => [json, [`/x ${text}`]])
  const cases: [string, AnyKind, [unknown, string[]][]][] = [
    ['a line', kinds.line(), others('TEXT_EXPECTED')],
    ['prose', kinds.prose(), others('TEXT_EXPECTED')],
    ['an id', kinds.id('Deal'), others('ID_MALFORMED')],
    ['a given id', kinds.givenId('x'), others('ID_MALFORMED')],
    ['a date', kinds.date, others('DATE_INVALID')],
    ['an instant', kinds.instant, others('INSTANT_INVALID')],
    ['a currency', kinds.currency, others('CURRENCY_UNKNOWN')],
    ['a quantity', kinds.quantity, others('DECIMAL_NOT_A_STRING')],
    ['a rung', kinds.rung, others('VALUE_NOT_IN_LIST')],
    [
      'a list',
      kinds.list(kinds.line(), { max: 1 }),
      [
        ['a', ['/x LIST_EXPECTED']],
        [{}, ['/x LIST_EXPECTED']],
      ],
    ],
    [
      'a flag',
      kinds.flag('x'),
      [
        ['true', ['/x BOOLEAN_EXPECTED']],
        [0, ['/x BOOLEAN_EXPECTED']],
      ],
    ],
    [
      'an object',
      subscription,
      [
        [[], ['/x OBJECT_EXPECTED']],
        [null, ['/x OBJECT_EXPECTED']],
      ],
    ],
    [
      'evidence',
      kinds.evidence,
      [
        ['x', ['/x OBJECT_EXPECTED']],
        [{ ...paper, kind: 1 }, ['/x/kind VALUE_NOT_IN_LIST']],
      ],
    ],
    [
      'money',
      kinds.money,
      [
        ['5', ['/x MONEY_EXPECTED']],
        [5, ['/x MONEY_EXPECTED']],
        [{}, ['/x/currency FIELD_MISSING', '/x/amount FIELD_MISSING']],
        [
          { currency: 1, amount: 2 },
          ['/x/currency CURRENCY_UNKNOWN', '/x/amount AMOUNT_NOT_A_STRING'],
        ],
        [{ ...cny('1'), more: 1 }, ['/x/more FIELD_UNKNOWN']],
        [cny('1e3'), ['/x/amount AMOUNT_MALFORMED']],
        [cny('0.001'), ['/x/amount AMOUNT_TOO_PRECISE']],
        [cny('99999999999999999999'), ['/x/amount AMOUNT_TOO_LARGE']],
        [{ currency: 'RMB', amount: '1' }, ['/x/currency CURRENCY_UNKNOWN']],
      ],
    ],
    [
      'a whole number',
      kinds.whole({ min: 1, max: 9 }),
      [
        ['1', ['/x NUMBER_MALFORMED']],
        [1.5, ['/x NUMBER_MALFORMED']],
        [2 ** 31, ['/x NUMBER_OUT_OF_RANGE']],
        [0, ['/x NUMBER_OUT_OF_RANGE']],
        [10, ['/x NUMBER_OUT_OF_RANGE']],
      ],
    ],
    [
      'a whole number of 64 bits',
      kinds.wholeInt64({ min: 1, max: 9 }),
      [
        [2 ** 53, ['/x NUMBER_MALFORMED']],
        ['1', ['/x NUMBER_MALFORMED']],
        [0, ['/x NUMBER_OUT_OF_RANGE']],
        [10, ['/x NUMBER_OUT_OF_RANGE']],
      ],
    ],
  ]
  test.each(
    cases.flatMap(([what, kind, given]) =>
      given.map(([json, faults]) => [what, json, faults, kind] as const),
    ),
  )('%s, %j: %j', (_what, json, faults, kind) => {
    expect(through(kind, json).faults).toEqual(faults)
  })
})

describe('a value that may not be is refused by the kind of', () => {
  const cases: [string, AnyKind, unknown, string][] = [
    ['a line', kinds.line(3), '', '/x TEXT_EMPTY'],
    ['a line', kinds.line(3), ' \t ', '/x TEXT_EMPTY'],
    ['a line', kinds.line(3), 'four', '/x TEXT_TOO_LONG'],
    ['a line', kinds.line(), 'a\nb', '/x TEXT_HAS_CONTROL_CHARACTERS'],
    ['a line', kinds.line(), 'a\ud800', '/x TEXT_HAS_CONTROL_CHARACTERS'],
    ['a line', kinds.line(), 'a\u200bb', '/x TEXT_HAS_INVISIBLE_CHARACTERS'],
    ['prose', kinds.prose(3), 'four', '/x TEXT_TOO_LONG'],
    ['prose', kinds.prose(), 'a\u0000', '/x TEXT_HAS_CONTROL_CHARACTERS'],
    ['an id', kinds.id('Deal'), 'abc', '/x ID_MALFORMED'],
    ['a given id', kinds.givenId('x'), 'x'.repeat(129), '/x TEXT_TOO_LONG'],
    ['text of a form', kinds.formed(/^a$/, 'DISTRICT_MALFORMED'), 'b', '/x DISTRICT_MALFORMED'],
    ['a date', kinds.date, '2023-02-29', '/x DATE_INVALID'],
    ['an instant', kinds.instant, '2023-02-28', '/x INSTANT_INVALID'],
    ['a currency', kinds.currency, 'cny', '/x CURRENCY_UNKNOWN'],
    ['a quantity', kinds.quantity, '1,000', '/x NUMERIC_MALFORMED'],
    ['a quantity', kinds.quantity, '9'.repeat(60), '/x NUMERIC_TOO_LARGE'],
    ['a rung', kinds.rung, 'z', '/x VALUE_NOT_IN_LIST'],
    ['some rungs', kinds.among(kinds.rung, ['seed']), 'listed', '/x VALUE_NOT_IN_LIST'],
    ['a list', kinds.list(kinds.line(), { min: 1, max: 1 }), [], '/x LIST_EMPTY'],
    ['a list', kinds.list(kinds.line(), { max: 1 }), ['a', 'b'], '/x LIST_TOO_LONG'],
    ['a list', kinds.list(kinds.line(), { max: 2 }), ['a', ''], '/x/1 TEXT_EMPTY'],
    ['evidence', kinds.evidence, { ...paper, kind: 'rumour' }, '/x/kind VALUE_NOT_IN_LIST'],
    ['evidence', kinds.evidence, { ...paper, url: 'ftp://x' }, '/x/url URL_MALFORMED'],
    ['evidence', kinds.evidence, { ...paper, sha256: 'AB' }, '/x/sha256 SHA256_MALFORMED'],
    ['evidence', kinds.evidence, { ...paper, title: 'x'.repeat(301) }, '/x/title TEXT_TOO_LONG'],
    [
      'a price that may be left out',
      kinds.optionalPriceIn('p', 'c'),
      cny('-0.01'),
      '/x/amount PRICE_NEGATIVE',
    ],
    ['a price', price, { currency: 'X', amount: '1' }, '/x/currency CURRENCY_UNKNOWN'],
    ['what may be left out', kinds.optional(kinds.line()), '', '/x TEXT_EMPTY'],
    ['a number that may be left out', kinds.atLeastVersion, 0, '/x NUMBER_OUT_OF_RANGE'],
    ['a correction', kinds.changed(kinds.date), '', '/x DATE_INVALID'],
  ]
  test.each(cases.map(([what, kind, json, fault]) => [what, json, fault, kind] as const))(
    '%s, %j: %s',
    (_what, json, fault, kind) => {
      expect(through(kind, json).faults).toEqual([fault])
    },
  )

  test('text at its longest, and lists at theirs, pass', () => {
    expect(through(kinds.line(3), 'thr').faults).toEqual([])
    expect(through(kinds.prose(3), 'a\nb').faults).toEqual([])
    expect(through(kinds.givenId('x'), 'x'.repeat(128)).faults).toEqual([])
    expect(through(kinds.list(kinds.line(), { min: 1, max: 1 }), ['a']).faults).toEqual([])
    expect(through(kinds.whole({ min: 1, max: 9 }), 1).faults).toEqual([])
    expect(through(kinds.whole({ min: 1, max: 9 }), 9).faults).toEqual([])
  })
})

test('A text of many combining marks is refused for its length, before it costs their square to normalise', () => {
  const marks = `a${'\u0301'.repeat(60_000)}${'\u0316'.repeat(60_000)}`
  const normalize = jest.spyOn(String.prototype, 'normalize')
  expect(readAlone(kinds.givenId('x'), marks).faults).toEqual(['/x TEXT_TOO_LONG'])
  expect(normalize).not.toHaveBeenCalled()
  normalize.mockRestore()
})

describe('protobuf that no gateway made', () => {
  test.each<[string, AnyKind, unknown, string[]]>([
    ['no amount', kinds.money, undefined, ['/x AMOUNT_MISSING']],
    [
      'no currency',
      kinds.money,
      { currency: '', minorUnits: 1n },
      ['/x/currency CURRENCY_UNKNOWN'],
    ],
    [
      'the one amount without an opposite',
      kinds.money,
      { currency: 'CNY', minorUnits: -(2n ** 63n) },
      ['/x/minorUnits AMOUNT_TOO_LARGE'],
    ],
    ['no instant', kinds.instant, undefined, ['/x INSTANT_INVALID']],
    ['no rung', kinds.rung, 'RUNG_UNSPECIFIED', ['/x VALUE_NOT_IN_LIST']],
    ['a rung of tomorrow', kinds.rung, 'UNRECOGNIZED', ['/x VALUE_NOT_IN_LIST']],
    ['no object', subscription, undefined, ['/x FIELD_MISSING']],
    [
      'a currency without a price',
      kinds.optionalPriceIn('p', 'c'),
      { p: '', c: 'CNY' },
      ['/x/currency CURRENCY_WITHOUT_PRICE'],
    ],
    [
      'a price without a currency',
      kinds.optionalPriceIn('p', 'c'),
      { p: '1', c: '' },
      ['/x/currency CURRENCY_UNKNOWN'],
    ],
    ['a page of 201', kinds.page, { size: 201, token: '' }, ['/x/pageSize NUMBER_OUT_OF_RANGE']],
    ['a page of -1', kinds.page, { size: -1, token: '' }, ['/x/pageSize NUMBER_OUT_OF_RANGE']],
    [
      'a long page token',
      kinds.page,
      { size: 1, token: 'x'.repeat(2001) },
      ['/x/pageToken TEXT_TOO_LONG'],
    ],
    [
      'a date that is none',
      kinds.asOf,
      { occurredOn: 'x', recordedAt: undefined },
      ['/x/asOf DATE_INVALID'],
    ],
    [
      'no case',
      kinds.oneOf('transaction', { issueStock: subscription }) as never,
      { transaction: undefined },
      ['/x TRANSACTION_MISSING'],
    ],
  ])('with %s is refused', (_what, kind, proto, faults) => {
    expect(readAlone(kind, proto).faults).toEqual(faults)
  })

  test('hears of every fault of an object in the order of its fields', () => {
    const proto = Subscription.fromPartial({ fundId: 'x', shares: '1e6', holderName: '' })
    expect(readAlone(subscription, proto, '').faults).toEqual([
      '/fundId ID_MALFORMED',
      '/holderName TEXT_EMPTY',
      '/holderKind VALUE_NOT_IN_LIST',
      '/shares NUMERIC_MALFORMED',
      '/amount AMOUNT_MISSING',
    ])
  })
})

describe('an object', () => {
  test('takes no member that it does not name, and not what objects inherit', () => {
    const given = {
      holderName: '甲',
      holderKind: 'founder',
      shares: '1',
      amount: cny('1.00'),
    }
    expect(through(subscription, given, '').faults).toEqual([])
    const json = JSON.parse(
      `{"__proto__":{"fundId":"${uuid}"},"constructor":1,${JSON.stringify(given).slice(1)}`,
    )
    expect(through(subscription, json, '').faults).toEqual([
      '/__proto__ FIELD_UNKNOWN',
      '/constructor FIELD_UNKNOWN',
    ])
  })

  test('that stands among the members of another takes only its own', () => {
    const faults = collecting()
    const kind = kinds.spread(subscription)
    const json = { holderName: '甲', holderKind: 'fund', shares: '1', amount: cny('1'), more: 1 }
    expect(kind.spread).toEqual(Object.keys(subscription.schema.properties as object))
    expect(kind.fromJson(json, '', faults)).toMatchObject({ holderName: '甲' })
    expect(faults.found).toEqual([])
  })
})

test('faults are collected up to a bound', () => {
  const faults = collecting()
  const long = Array.from({ length: 80 }, () => 1)
  kinds.list(kinds.line(), { max: 100 }).fromJson(long, '', faults)
  expect(faults.found).toHaveLength(50)
})

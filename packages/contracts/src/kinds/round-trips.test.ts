import { describe, expect, test } from '@jest/globals'
import { currencies } from '@seedline/values'
import fc from 'fast-check'
import { StockIssued, StockTransferred } from '../gen/seedline/fund/v1/cap_table_events.ts'
import { Subscription } from '../gen/seedline/fund/v1/deal_events.ts'
import { dealStatus, partnerKind, stockClassType } from '../operations/index.ts'
import { readAlone, through } from '../testing/through.ts'
import * as kinds from './index.ts'

type AnyKind = kinds.AnyKind

const digits = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n })
const places = (at: number) => (units: bigint) => {
  const sign = units < 0n ? '-' : ''
  const text = String(units < 0n ? -units : units).padStart(at + 1, '0')
  return at === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -at)}.${text.slice(-at)}`
}
const decimal = fc
  .tuple(digits, fc.integer({ min: 0, max: 10 }))
  .map(([units, at]) => places(at)(units))
const price = decimal.map((text) => text.replace('-', ''))
const code = fc.constantFrom(...currencies)
const money = fc.oneof(
  digits.map((units) => ({ currency: 'CNY', amount: places(2)(units) })),
  digits.map((units) => ({ currency: 'JPY', amount: places(0)(units) })),
)
const word = fc.constantFrom('深圳新材', 'Acme (Shenzhen)', '甲', 'a=b', 'é')
const uuid = fc.uuid()
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))
const instant = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString())
const paper = fc.record(
  {
    kind: fc.constantFrom('resolution', 'contract', 'payment-proof', 'registration', 'other'),
    title: word,
    url: fc.constant('https://example.org/a?b=c'),
    sha256: fc.constant('a'.repeat(64)),
  },
  { requiredKeys: ['kind', 'title'] },
)
const provenance = fc.record({
  source: word,
  confidence: fc.constantFrom('verified', 'reported', 'unverified'),
  synthetic: fc.boolean(),
})
const subscription = kinds.object(Subscription, {
  fundId: kinds.optional(kinds.id('Fund')),
  holderId: kinds.optional(kinds.givenId('Of the holder.'), ''),
  holderName: kinds.line(200),
  holderKind: kinds.holderKind,
  shares: kinds.quantity,
  amount: kinds.money,
})
const written = fc.record(
  {
    fundId: uuid,
    holderId: word,
    holderName: word,
    holderKind: fc.constantFrom(...kinds.holderKind.names),
    shares: decimal,
    amount: money,
  },
  { requiredKeys: ['holderName', 'holderKind', 'shares', 'amount'] },
)

const cases: [string, AnyKind, fc.Arbitrary<unknown>][] = [
  ['a line', kinds.line(), word],
  ['prose', kinds.prose(), fc.constantFrom('一\n二', 'one\ttwo')],
  ['text of a form', kinds.formed(/^[0-9]{6}$/, 'DISTRICT_MALFORMED'), fc.constant('440309')],
  ['an id', kinds.id('Deal'), uuid],
  ['an id that its sender chose', kinds.givenId('x'), word],
  ['a date', kinds.date, date],
  ['an instant', kinds.instant, instant],
  ['a currency', kinds.currency, code],
  ['a quantity', kinds.quantity, decimal],
  ['a share price', kinds.sharePrice, decimal],
  ['money', kinds.money, money],
  ['a price in two fields', kinds.priceIn('p', 'c'), fc.record({ currency: code, amount: price })],
  [
    'a price that may be absent',
    kinds.optionalPriceIn('p', 'c'),
    fc.record({ currency: code, amount: price }),
  ],
  ['a whole number', kinds.whole({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })],
  [
    'a whole number of 64 bits',
    kinds.wholeInt64({ min: 1, max: 10 ** 9 }),
    fc.integer({ min: 1, max: 10 ** 9 }),
  ],
  ['a flag', kinds.flag('x'), fc.boolean()],
  ['a rung', kinds.rung, fc.constantFrom(...kinds.rung.names)],
  ['a kind of holder', kinds.holderKind, fc.constantFrom(...kinds.holderKind.names)],
  ['a kind of partner', partnerKind, fc.constantFrom(...partnerKind.names)],
  ['a status of a deal', dealStatus, fc.constantFrom(...dealStatus.names)],
  ['a type of stock class', stockClassType, fc.constantFrom(...stockClassType.names)],
  ['some of the rungs', kinds.among(kinds.rung, ['seed', 'a']), fc.constantFrom('seed', 'a')],
  ['evidence', kinds.evidence, paper],
  ['pieces of evidence', kinds.evidences(5), fc.array(paper, { maxLength: 5 })],
  ['provenance', kinds.provenance, provenance],
  ['an object', subscription, written],
  ['a list', kinds.list(subscription, { max: 3 }), fc.array(written, { maxLength: 3 })],
  ['what may be left out', kinds.optional(kinds.line(), null), word],
  ['money that may be left out', kinds.optional(kinds.money), money],
  ['what a correction may change', kinds.changed(kinds.date), fc.oneof(date, fc.constant(null))],
  ['what has another name in the message', kinds.inField('id', kinds.line()), word],
  [
    'one of several',
    kinds.oneOf('transaction', {
      transferStock: kinds.object(StockTransferred, {
        enterpriseId: kinds.unlisted,
        securityId: kinds.givenId('x'),
        quantity: kinds.quantity,
        toHolderId: kinds.givenId('x'),
        resultingSecurityId: kinds.optional(kinds.givenId('x'), ''),
        balanceSecurityId: kinds.optional(kinds.givenId('x'), ''),
        transferredOn: kinds.date,
        sharePrice: kinds.optionalPriceIn('sharePrice', 'currency'),
      }),
    }) as unknown as AnyKind,
    fc.record(
      {
        type: fc.constant('transfer-stock'),
        securityId: word,
        quantity: decimal,
        toHolderId: word,
        balanceSecurityId: word,
        transferredOn: date,
        sharePrice: fc.record({ currency: code, amount: price }),
      },
      { requiredKeys: ['type', 'securityId', 'quantity', 'toHolderId', 'transferredOn'] },
    ),
  ],
]

describe('A name is kept code point by code point', () => {
  test.each([
    ['a compatibility ideograph (U+FA10, not U+585A)', '平\uFA10新材'],
    ['a rare Han character beyond the first plane', '\u{20BB7}野\u{2F80F}'],
    ['a Hangul or Latin letter in parts', 'Cafe\u0301'],
    ['a sign of width', 'ＡＢＣ（深圳）'],
    ['a form of a character', '葛\u{E0100}'],
  ])('%s', (_, name) => {
    for (const kind of [kinds.line(), kinds.prose()])
      expect(through(kind, `  ${name} `)).toMatchObject({ value: name, faults: [] })
  })

  test('and an id, which is compared and not read, is one however it is composed', () => {
    expect(through(kinds.givenId('x'), 'e\u0301')).toMatchObject({ value: 'é', faults: [] })
  })
})

describe('from JSON to protobuf, to the domain, and back', () => {
  test.each(cases)('%s stays what it is', (_what, kind, json) => {
    fc.assert(
      fc.property(json, (given) => {
        const { value, faults } = through(kind, given)
        expect(faults).toEqual([])
        const proto = kind.toProto(value)
        expect(kind.recorded(proto)).toEqual(value)
        expect(readAlone(kind, proto)).toEqual({ proto, value, faults: [] })
        expect(kind.toProto(kind.recorded(proto))).toEqual(proto)
      }),
    )
  })

  test('an object arrives whole, as its bytes carry it', () => {
    fc.assert(
      fc.property(written, (given) => {
        const { value } = through(subscription, given)
        const proto = subscription.toProto(value as never) as Subscription
        expect(Subscription.decode(Subscription.encode(proto).finish())).toEqual(proto)
      }),
    )
  })

  test('a price keeps the digits it was printed with', () => {
    const { proto } = through(kinds.priceIn('p', 'c'), { currency: 'CNY', amount: '1.50' })
    expect(proto).toEqual({ p: '1.50', c: 'CNY' })
    const { value } = readAlone(kinds.sharePrice, '1.50')
    expect(value && kinds.sharePrice.toProto(value)).toBe('1.50')
  })

  test('text is trimmed, before it is decided on', () => {
    expect(through(kinds.line(), '  名 ').value).toBe('名')
    expect(through(kinds.date, '2024-05-20').value).toBe('2024-05-20')
    expect(through(kinds.id('Deal'), '6F1D7D5E-9A3B-5C1D-8E2F-0A1B2C3D4E5F').value).toBe(
      '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f',
    )
    expect(through(kinds.instant, '2024-05-20T08:30:00+08:00').value).toBe(
      '2024-05-20T00:30:00.000Z',
    )
  })
})

describe('what is left out', () => {
  test('is undefined, or what is said instead', () => {
    expect(readAlone(kinds.optional(kinds.date), '').value).toBeUndefined()
    expect(readAlone(kinds.optional(kinds.date, null), '').value).toBeNull()
    expect(readAlone(kinds.optional(kinds.line(), ''), '').value).toBe('')
    expect(readAlone(kinds.optional(kinds.money), undefined).value).toBeUndefined()
    expect(readAlone(kinds.optional(kinds.rung), 'RUNG_UNSPECIFIED').value).toBeUndefined()
    expect(readAlone(kinds.optionalPriceIn('p', 'c'), { p: '', c: '' }).value).toBeUndefined()
    expect(readAlone(kinds.atLeastVersion, 0).value).toBe(0)
    for (const kind of [
      kinds.optional(kinds.date),
      kinds.optional(kinds.date, null),
    ] as AnyKind[]) {
      expect(kind.toProto(kind.recorded(''))).toBe('')
    }
  })

  test('by a correction leaves the field; null empties it', () => {
    const kind = kinds.changed(kinds.date)
    expect(readAlone(kind, undefined).value).toBeUndefined()
    expect(readAlone(kind, '').value).toBeNull()
    expect([kind.toProto(undefined), kind.toProto(null)]).toEqual([undefined, ''])
    expect([kind.recorded(undefined), kind.recorded('')]).toEqual([undefined, null])
  })
})

describe('what was recorded', () => {
  test('is taken as it is where it is text, whatever commands may be given now', () => {
    const long = 'x'.repeat(300)
    expect(kinds.line(200).recorded(long)).toBe(long)
    expect(kinds.recordedText.recorded(' a\n')).toBe(' a\n')
    expect(
      kinds.provenance.recorded({
        source: '',
        confidence: 'CONFIDENCE_UNSPECIFIED',
        synthetic: false,
      }),
    ).toEqual({
      source: '',
      confidence: 'unstated',
      synthetic: false,
    })
  })

  test.each<[string, () => unknown]>([
    ['a date', () => kinds.date.recorded('2024-02-30')],
    ['an amount', () => kinds.money.recorded(undefined)],
    ['a currency', () => kinds.money.recorded({ currency: 'RMB', minorUnits: 1n })],
    ['a quantity', () => kinds.quantity.recorded('1e6')],
    ['a rung', () => kinds.rung.recorded('RUNG_UNSPECIFIED')],
    ['a rung of tomorrow', () => kinds.rung.recorded('UNRECOGNIZED' as 'RUNG_SEED')],
    ['one of some rungs', () => kinds.among(kinds.rung, ['seed']).recorded('RUNG_LISTED')],
    ['a part', () => subscription.recorded(undefined)],
  ])('stops the reader where %s cannot be read', (_what, read) => {
    expect(read).toThrow(/recorded|can't be read|none of/i)
  })

  test('of evidence keeps a kind that this version does not know as another one', () => {
    const stored = { kind: 'hologram', title: 't', url: '', sha256: '' }
    expect(kinds.evidence.recorded(stored).kind).toBe('other')
  })
})

test('an event with a price that no source gave comes back without one', () => {
  const issued = StockIssued.fromPartial({ sharePrice: '', currency: '' })
  const kind = kinds.optionalPriceIn('sharePrice', 'currency')
  expect(kind.recorded(issued)).toBeUndefined()
  expect(kind.toProto(undefined)).toEqual({ sharePrice: '', currency: '' })
})

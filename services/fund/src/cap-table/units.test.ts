import { describe, expect, test } from '@jest/globals'
import { entryOf, valuesOf } from '@seedline/event-store'
import { specification } from '@seedline/testing'
import { formatNumeric, localDate } from '@seedline/values'
import {
  converted,
  granted,
  holder,
  issued,
  plan,
  record,
  split,
  stockClass,
} from '../testing/cap-table-samples.ts'
import { decide } from './decide.ts'
import type { CapTableEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { type CapTableState, emptyCapTable } from './state.ts'

const table = specification({ initial: emptyCapTable, decide, evolve })
const people = [holder('ann'), holder('bob')] as const
const common = stockClass('common', 'common', '1000')
const shares = [common, ...people, issued('s1', 'ann', '100'), issued('s2', 'bob', '31')] as const
const capital = [
  stockClass('capital', 'registered-capital'),
  stockClass('common'),
  ...people,
  issued('c1', 'ann', '700', { stockClassId: 'capital' }),
  issued('c2', 'bob', '300', { stockClassId: 'capital' }),
] as const

const after = (...events: readonly CapTableEvent[]): CapTableState =>
  events.reduce(evolve, emptyCapTable)

const quantities = (state: CapTableState): Record<string, string> =>
  Object.fromEntries(
    valuesOf(state.securities).map(({ id, quantity }) => [id, formatNumeric(quantity)]),
  )

describe('Splitting a class', () => {
  test('multiplies its securities, its authorised shares, plans and options', () => {
    const before = [...shares, plan('50'), granted('o1', 'bob', '20')]
    table
      .given(...before)
      .when(record(split(3n, 2n, { ratioNumerator: 4n })))
      .then(split(4n, 2n))
    const state = after(...before, split(4n, 2n))
    expect(quantities(state)).toEqual({ s1: '200', s2: '62' })
    expect(entryOf(state.classes, 'common')?.authorized).toEqual({ units: 2000n * 10n ** 10n })
    expect(entryOf(state.plans, 'plan')).toMatchObject({ reserved: { units: 100n * 10n ** 10n } })
    expect(entryOf(state.grants, 'o1')).toMatchObject({ outstanding: { units: 40n * 10n ** 10n } })
  })

  test('keeps whole shares whole: the odd one goes to the largest remainder', () => {
    // 10:105 as in the capital reserve of 688758: 11.5 for one.
    const before = [
      stockClass('common'),
      ...people,
      issued('s1', 'ann', '33'),
      issued('s2', 'bob', '31'),
    ]
    table
      .given(...before)
      .when(record(split(23n, 2n)))
      .then(split(23n, 2n))
    // 379.5 and 356.5 in all 736: both remainders are a half, so the earlier holder gets it.
    expect(quantities(after(...before, split(23n, 2n)))).toEqual({ s1: '380', s2: '356' })
  })

  test("rounds a holder's account, not each certificate", () => {
    const before = [
      stockClass('common'),
      ...people,
      issued('a1', 'ann', '1'),
      issued('b1', 'bob', '1'),
      issued('a2', 'ann', '1'),
      issued('a3', 'ann', '1'),
    ]
    // 1.5 for one: ann's 3 become 4.5, bob's 1 becomes 1.5, together 6.
    const state = after(...before, split(3n, 2n))
    const anns = valuesOf(state.securities).filter(({ holderId }) => holderId === 'ann')
    expect(anns.reduce((sum, { quantity }) => sum + quantity.units, 0n)).toBe(5n * 10n ** 10n)
    expect(quantities(state).b1).toBe('1')
  })

  test('is refused where the total is not whole', () => {
    table
      .given(...shares)
      .when(record(split(3n, 2n)))
      .thenRejected('SPLIT_NOT_EXACT', {
        stock_class_id: 'common',
        numerator: '3',
        denominator: '2',
      })
  })

  test('is refused where somebody would be left with nothing', () => {
    const before = [
      stockClass('common'),
      ...people,
      issued('s1', 'ann', '99'),
      issued('s2', 'bob', '1'),
    ]
    table
      .given(...before)
      .when(record(split(1n, 10n)))
      .thenRejected('SPLIT_NOT_EXACT')
  })

  test('of registered capital is exact to ten digits or refused', () => {
    const halved = split(1n, 8n, { stockClassId: 'capital' })
    table
      .given(...capital)
      .when(record(halved))
      .then(halved)
    expect(quantities(after(...capital, halved))).toEqual({ c1: '87.5', c2: '37.5' })
    const third = split(1n, 7n, { stockClassId: 'capital' })
    table
      .given(...capital)
      .when(record(third))
      .thenRejected('SPLIT_NOT_EXACT')
  })

  test('is refused where the options or the authorised shares have no exact result', () => {
    const before = [stockClass('common'), ...people, issued('s1', 'ann', '3'), plan('10')]
    table
      .given(...before)
      .when(record(split(1n, 3n)))
      .thenRejected('SPLIT_NOT_EXACT')
  })

  test.each([
    [0n, 1n],
    [1n, 0n],
    [-2n, 1n],
    [2n, -1n],
  ])('needs a ratio above zero, not %s:%s', (numerator, denominator) => {
    table
      .given(...shares)
      .when(record(split(numerator, denominator)))
      .thenRejected('SPLIT_RATIO_NOT_POSITIVE')
  })

  test('needs a class that is known', () => {
    table
      .given()
      .when(record(split(2n, 1n)))
      .thenRejected('STOCK_CLASS_UNKNOWN')
  })

  test('is not dated before any security of the class, nor is anything after it before it', () => {
    table
      .given(...shares)
      .when(record(split(2n, 1n, { splitOn: localDate('2019-12-31') })))
      .thenRejected('DATE_OUT_OF_ORDER')
    table
      .given(...shares, split(2n, 1n))
      .when(record(issued('s3', 'ann', '1', { issuedOn: localDate('2021-12-31') })))
      .thenRejected('DATE_OUT_OF_ORDER', { since: '2022-01-01' })
  })

  test('of a class without stock still multiplies what is authorised', () => {
    table
      .given(common)
      .when(record(split(2n, 1n)))
      .then(split(2n, 1n))
  })
})

describe('Converting a class', () => {
  test('gives holders of registered capital their part of the new shares, the total exact', () => {
    const event = converted('capital', 'common', '10000001')
    table
      .given(...capital)
      .when(record(event))
      .then(event)
    const state = after(...capital, event)
    // 7,000,000.7 and 3,000,000.3
    expect(quantities(state)).toEqual({ c1: '7000001', c2: '3000000' })
    expect(entryOf(state.securities, 'c1')).toMatchObject({
      classId: 'common',
      issuedQuantity: { units: 700n * 10n ** 10n },
      since: '2022-01-01',
    })
    expect(state.unitsChangedOn).toBe('2022-01-01')
  })

  test('needs two classes that are known and differ', () => {
    const into = (from: string, to: string) =>
      table.given(...capital).when(record(converted(from, to, '1000')))
    into('gold', 'common').thenRejected('STOCK_CLASS_UNKNOWN', { stock_class_id: 'gold' })
    into('capital', 'gold').thenRejected('STOCK_CLASS_UNKNOWN', { stock_class_id: 'gold' })
    into('capital', 'capital').thenRejected('CLASS_CONVERTED_TO_ITSELF')
    into('common', 'capital').thenRejected('CLASS_EMPTY', { stock_class_id: 'common' })
  })

  test('needs a whole total above zero that leaves nobody with nothing', () => {
    const to = (total: string) =>
      table.given(...capital).when(record(converted('capital', 'common', total)))
    to('0').thenRejected('QUANTITY_NOT_POSITIVE')
    to('1000.5').thenRejected('CONVERSION_TOTAL_NOT_WHOLE', { total_quantity: '1000.5' })
    to('1').thenRejected('CONVERSION_TOO_COARSE', { total_quantity: '1' })
  })

  test('keeps to the authorised shares of the new class', () => {
    table
      .given(...capital, stockClass('tight', 'common', '999'))
      .when(record(converted('capital', 'tight', '1000')))
      .thenRejected('EXCEEDS_AUTHORIZED_SHARES', { would_be: '1000' })
  })

  test('takes a plan along where the total stays, and is refused where it changes', () => {
    const before = [...shares, stockClass('new'), plan('50'), granted('o1', 'bob', '20')]
    const same = converted('common', 'new', '131')
    table
      .given(...before)
      .when(record(same))
      .then(same)
    expect(entryOf(after(...before, same).plans, 'plan')?.classId).toBe('new')
    table
      .given(...before)
      .when(record(converted('common', 'new', '262')))
      .thenRejected('CLASS_HAS_OPTIONS', { stock_plan_ids: 'plan' })
  })

  test('is not dated before any security of the class', () => {
    table
      .given(...capital)
      .when(record(converted('capital', 'common', '1000', '2019-06-01')))
      .thenRejected('DATE_OUT_OF_ORDER')
  })

  test('is not undone by a later record of earlier shares', () => {
    table
      .given(...capital, converted('capital', 'common', '1000'), stockClass('other'))
      .when(
        record(
          issued('s3', 'ann', '1', { stockClassId: 'other', issuedOn: localDate('2021-12-31') }),
        ),
      )
      .thenRejected('DATE_OUT_OF_ORDER', { what: 'joint-stock conversion' })
  })
})

describe('Registered capital and shares', () => {
  test('are never outstanding side by side', () => {
    table
      .given(...capital)
      .when(record(issued('s1', 'ann', '1')))
      .thenRejected('UNITS_MIXED', { registered_capital: 'capital', shares: 'common' })
  })

  test('may follow one another within one request', () => {
    const second = stockClass('more', 'registered-capital')
    const third = issued('c3', 'ann', '10', { stockClassId: 'more' })
    const first = converted('capital', 'common', '1000')
    table
      .given(...capital, second, third)
      .when(record(first))
      .thenRejected('UNITS_MIXED')
    const last = converted('more', 'common', '10')
    table
      .given(...capital, second, third)
      .when(record(first, last))
      .then(first, last)
  })
})

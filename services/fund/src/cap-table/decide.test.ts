import { describe, expect, test } from '@jest/globals'
import { deriveId, localDate } from '@seedline/values'
import {
  cancelled,
  holder,
  issued,
  record,
  specified,
  stockClass,
  transferred,
} from '../testing/cap-table-samples.ts'
import { tomorrow } from '../testing/samples.ts'
import { decide } from './decide.ts'
import { emptyCapTable } from './state.ts'
import { bounds } from './whole.ts'

const table = specified
const common = stockClass('common', 'common', '1000')
const founded = [common, holder('ann'), holder('bob'), issued('s1', 'ann', '100')] as const
const given = table.given(...founded)

describe('Recording transactions', () => {
  test('records all of them in order, each building on those before', () => {
    table
      .given()
      .when(record(...founded))
      .then(...founded)
  })

  test('records none when one is wrong, and says which', () => {
    given
      .when(record(holder('eve'), issued('s2', 'eve', '10'), issued('s2', 'bob', '10')))
      .thenRejected('SECURITY_ID_TAKEN', { security_id: 's2', transaction: '2' })
  })

  test('renames a stakeholder', () => {
    const renamed = { ...holder('ann'), name: 'Ann Lee' }
    given.when(record(renamed)).then(renamed)
  })

  test('defines a class once', () => {
    given.when(record(common)).thenRejected('STOCK_CLASS_DEFINED_TWICE', {
      stock_class_id: 'common',
    })
  })

  test('stops before the table no longer fits one answer', () => {
    const many = Array.from({ length: bounds['stock classes'] }, (_, index) =>
      stockClass(`class-${index}`),
    )
    given
      .when(record(...many))
      .thenRejected('CAP_TABLE_FULL', { what: 'stock classes', max: '100' })
    // No repetition mends it.
    const full = decide(record(common, ...many), emptyCapTable)
    expect(full).toMatchObject({ problem: { kind: 'refused' } })
  })
})

describe('Issuing stock', () => {
  test('needs a class and a holder that are known', () => {
    given
      .when(record(issued('s2', 'bob', '1', { stockClassId: 'gold' })))
      .thenRejected('STOCK_CLASS_UNKNOWN', { stock_class_id: 'gold' })
    given
      .when(record(issued('s2', 'eve', '1')))
      .thenRejected('HOLDER_UNKNOWN', { holder_id: 'eve' })
  })

  test('takes a new id, also after the security that bore it is gone', () => {
    given.when(record(issued('s1', 'bob', '1'))).thenRejected('SECURITY_ID_TAKEN')
    table
      .given(...founded, cancelled('s1', '100'))
      .when(record(issued('s1', 'bob', '1')))
      .thenRejected('SECURITY_ID_TAKEN')
  })

  test.each(['0', '-1'])('needs a quantity above zero, not %s', (quantity) => {
    given.when(record(issued('s2', 'bob', quantity))).thenRejected('QUANTITY_NOT_POSITIVE')
  })

  test('keeps to the authorised shares of its class', () => {
    given.when(record(issued('s2', 'bob', '900'))).then(issued('s2', 'bob', '900'))
    given
      .when(record(issued('s2', 'bob', '900.0000000001')))
      .thenRejected('EXCEEDS_AUTHORIZED_SHARES', {
        authorized: '1000',
        would_be: '1000.0000000001',
      })
  })

  test('may have a price of zero, and none', () => {
    const free = issued('s2', 'bob', '1', { sharePrice: undefined, currency: undefined })
    given.when(record(free)).then(free)
  })

  test('is refused in the future', () => {
    given
      .when(record(issued('s2', 'bob', '1', { issuedOn: tomorrow })))
      .thenRejected('DATE_IN_FUTURE', { date: tomorrow })
  })
})

describe('Transferring stock', () => {
  test('of all of a security leaves no balance', () => {
    given.when(record(transferred('s1', 'bob', '100'))).then(transferred('s1', 'bob', '100'))
  })

  test('of a part leaves a balance security, whose id is derived when none is given', () => {
    given.when(record(transferred('s1', 'bob', '40'))).then(
      transferred('s1', 'bob', '40', {
        balanceSecurityId: deriveId('Security', 's1', 'balance'),
      }),
    )
    const named = transferred('s1', 'bob', '40', { balanceSecurityId: 's1-rest' })
    given.when(record(named)).then(named)
  })

  test('may go on with what it made and with what it left', () => {
    const first = transferred('s1', 'bob', '40', { balanceSecurityId: 's1-rest' })
    const second = transferred('s1-rest', 'bob', '60')
    const third = transferred('s1-moved', 'ann', '40', { resultingSecurityId: 's1-back' })
    given.when(record(first, second, third)).then(first, second, third)
  })

  test('takes no more than there is, and more than nothing', () => {
    given
      .when(record(transferred('s1', 'bob', '100.0000000001')))
      .thenRejected('QUANTITY_EXCEEDS_SECURITY', { security_id: 's1', outstanding: '100' })
    given.when(record(transferred('s1', 'bob', '0'))).thenRejected('QUANTITY_NOT_POSITIVE')
  })

  test('needs a security that is outstanding and a holder that is known', () => {
    given.when(record(transferred('s9', 'bob', '1'))).thenRejected('SECURITY_UNKNOWN')
    given
      .when(record(transferred('s1', 'bob', '100'), transferred('s1', 'bob', '1')))
      .thenRejected('SECURITY_UNKNOWN', { security_id: 's1', transaction: '1' })
    given.when(record(transferred('s1', 'eve', '1'))).thenRejected('HOLDER_UNKNOWN')
  })

  test('makes securities with new ids', () => {
    given
      .when(record(transferred('s1', 'bob', '1', { resultingSecurityId: 's1' })))
      .thenRejected('SECURITY_ID_TAKEN')
    given
      .when(record(transferred('s1', 'bob', '1', { balanceSecurityId: 's1' })))
      .thenRejected('SECURITY_ID_TAKEN')
    given
      .when(record(transferred('s1', 'bob', '1', { balanceSecurityId: 's1-moved' })))
      .thenRejected('SECURITY_ID_TAKEN')
  })

  test('names no balance security where nothing remains', () => {
    given
      .when(record(transferred('s1', 'bob', '100', { balanceSecurityId: 's1-rest' })))
      .thenRejected('BALANCE_SECURITY_UNEXPECTED')
  })

  test('is not dated before the security was issued', () => {
    const early = { transferredOn: localDate('2019-12-31') }
    given.when(record(transferred('s1', 'bob', '1', early))).thenRejected('DATE_OUT_OF_ORDER', {
      date: '2019-12-31',
      since: '2020-01-01',
    })
  })
})

describe('Cancelling stock', () => {
  test('takes all or leaves a balance', () => {
    given.when(record(cancelled('s1', '100'))).then(cancelled('s1', '100'))
    given
      .when(record(cancelled('s1', '1')))
      .then(cancelled('s1', '1', { balanceSecurityId: deriveId('Security', 's1', 'balance') }))
  })

  test('takes no more than there is, of what is there, with a new id for the rest', () => {
    given.when(record(cancelled('s1', '101'))).thenRejected('QUANTITY_EXCEEDS_SECURITY')
    given.when(record(cancelled('s9', '1'))).thenRejected('SECURITY_UNKNOWN')
    given
      .when(record(cancelled('s1', '1', { balanceSecurityId: 's1' })))
      .thenRejected('SECURITY_ID_TAKEN')
    given
      .when(record(cancelled('s1', '100', { balanceSecurityId: 'rest' })))
      .thenRejected('BALANCE_SECURITY_UNEXPECTED')
  })
})

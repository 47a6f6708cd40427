import { describe, test } from '@jest/globals'
import { specification } from '@seedline/testing'
import { localDate } from '@seedline/values'
import {
  exercised,
  granted,
  holder,
  issued,
  plan,
  poolAdjusted,
  record,
  stockClass,
  vestingStarted,
} from '../testing/cap-table-samples.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { emptyCapTable } from './state.ts'

const table = specification({ initial: emptyCapTable, decide, evolve })
const base = [stockClass('common'), holder('ann'), plan('100')] as const
const given = table.given(...base)
const withGrant = table.given(...base, granted('o1', 'ann', '80'))

describe('A stock plan', () => {
  test('is defined once, on a class that is known, for more than nothing', () => {
    given.when(record(plan('1'))).thenRejected('STOCK_PLAN_DEFINED_TWICE')
    table
      .given()
      .when(record(plan('1')))
      .thenRejected('STOCK_CLASS_UNKNOWN')
    table
      .given(stockClass('common'))
      .when(record(plan('0')))
      .thenRejected('QUANTITY_NOT_POSITIVE')
  })

  test('may shrink to what was granted', () => {
    withGrant.when(record(poolAdjusted('80'))).then(poolAdjusted('80'))
    withGrant
      .when(record(poolAdjusted('79')))
      .thenRejected('EXCEEDS_PLAN_POOL', { needed: '80', reserved: '79' })
  })

  test('is adjusted after it was approved, if it is known', () => {
    given.when(record(poolAdjusted('80', '2020-12-31'))).thenRejected('DATE_OUT_OF_ORDER')
    table
      .given()
      .when(record(poolAdjusted('1')))
      .thenRejected('STOCK_PLAN_UNKNOWN')
  })
})

describe('Granting options', () => {
  test('takes from the pool, to the last one', () => {
    withGrant.when(record(granted('o2', 'ann', '20'))).then(granted('o2', 'ann', '20'))
    withGrant
      .when(record(granted('o2', 'ann', '20.0000000001')))
      .thenRejected('EXCEEDS_PLAN_POOL', { needed: '100.0000000001', reserved: '100' })
  })

  test('gives nothing back to the pool when they are exercised', () => {
    table
      .given(...base, granted('o1', 'ann', '80'), exercised('o1', '80'))
      .when(record(granted('o2', 'ann', '21')))
      .thenRejected('EXCEEDS_PLAN_POOL')
  })

  test('needs a plan and a holder that are known, a new id, and more than nothing', () => {
    table
      .given(holder('ann'))
      .when(record(granted('o1', 'ann', '1')))
      .thenRejected('STOCK_PLAN_UNKNOWN', { stock_plan_id: 'plan' })
    given.when(record(granted('o1', 'eve', '1'))).thenRejected('HOLDER_UNKNOWN')
    withGrant.when(record(granted('o1', 'ann', '1'))).thenRejected('SECURITY_ID_TAKEN')
    given.when(record(granted('o1', 'ann', '0'))).thenRejected('QUANTITY_NOT_POSITIVE')
  })

  test('is not dated before the plan was approved', () => {
    given
      .when(record(granted('o1', 'ann', '1', { issuedOn: localDate('2020-12-31') })))
      .thenRejected('DATE_OUT_OF_ORDER', { what: 'Plan 2021' })
  })
})

describe('Exercising options', () => {
  test('takes no more than is outstanding', () => {
    withGrant.when(record(exercised('o1', '80'))).then(exercised('o1', '80'))
    withGrant.when(record(exercised('o1', '81'))).thenRejected('QUANTITY_EXCEEDS_SECURITY')
    withGrant
      .when(record(exercised('o1', '50'), exercised('o1', '31')))
      .thenRejected('QUANTITY_EXCEEDS_SECURITY', { outstanding: '30', transaction: '1' })
  })

  test('may name a resulting security that no issuance bears', () => {
    const event = exercised('o1', '25', ['resultant-security-id-1'])
    withGrant.when(record(event)).then(event)
  })

  test('must fit the securities that it names', () => {
    const given = table.given(
      ...base,
      granted('o1', 'ann', '80'),
      issued('s1', 'ann', '25'),
      issued('s2', 'ann', '5'),
    )
    given.when(record(exercised('o1', '25', ['s1']))).then(exercised('o1', '25', ['s1']))
    given
      .when(record(exercised('o1', '30', ['s1', 's2'])))
      .then(exercised('o1', '30', ['s1', 's2']))
    given
      .when(record(exercised('o1', '24', ['s1'])))
      .thenRejected('EXERCISE_QUANTITY_MISMATCH', { exercised: '24', issued: '25' })
    given.when(record(exercised('o1', '26', ['s1']))).thenRejected('EXERCISE_QUANTITY_MISMATCH')
    // What is not known yet may hold the rest, but nothing may hold more.
    given
      .when(record(exercised('o1', '26', ['s1', 'later'])))
      .then(exercised('o1', '26', ['s1', 'later']))
    given
      .when(record(exercised('o1', '24', ['s1', 'later'])))
      .thenRejected('EXERCISE_QUANTITY_MISMATCH')
    given
      .when(record(exercised('o1', '50', ['s1', 's1'])))
      .thenRejected('EXERCISE_QUANTITY_MISMATCH')
  })

  test('needs a grant that is known, more than nothing, and a day after the grant', () => {
    withGrant.when(record(exercised('o9', '1'))).thenRejected('SECURITY_UNKNOWN')
    withGrant.when(record(exercised('o1', '0'))).thenRejected('QUANTITY_NOT_POSITIVE')
    withGrant
      .when(record(exercised('o1', '1', [], '2021-01-31')))
      .thenRejected('DATE_OUT_OF_ORDER', { since: '2021-02-01' })
  })
})

describe('The start of vesting', () => {
  test('may lie before the grant, once per condition', () => {
    withGrant.when(record(vestingStarted('o1'))).then(vestingStarted('o1'))
    withGrant
      .when(record(vestingStarted('o1'), vestingStarted('o1')))
      .thenRejected('VESTING_ALREADY_STARTED', { vesting_condition_id: 'start' })
    withGrant
      .when(record(vestingStarted('o1'), vestingStarted('o1', 'other')))
      .then(vestingStarted('o1'), vestingStarted('o1', 'other'))
  })

  test('is of a security that is known', () => {
    withGrant.when(record(vestingStarted('o9'))).thenRejected('SECURITY_UNKNOWN')
  })
})

import { describe, expect, test } from '@jest/globals'
import { fieldNamed } from '../../contract/field.ts'
import { faultOf } from './fault.ts'

const reason = fieldNamed('DeclineDeal', 'reason')
const amount = fieldNamed('ApproveDeal', 'approvedAmount')
const money = (written: string) => ({ currency: 'CNY', amount: written })

describe('a text', () => {
  test('may have as many characters as the contract says, and not one more', () => {
    expect(faultOf(reason, 'x'.repeat(2000), true)).toBeUndefined()
    expect(faultOf(reason, 'x'.repeat(2001), true)).toEqual({ key: 'form.tooLong', most: 2000 })
  })

  test('counts a character outside the basic plane once', () => {
    expect(faultOf(reason, '𠮷'.repeat(2000), true)).toBeUndefined()
  })

  test('of blanks alone is none', () => {
    expect(faultOf(reason, '  ', true)).toEqual({ key: 'form.required' })
    expect(faultOf(reason, '  ', false)).toBeUndefined()
  })

  test('must have the form that the contract gives', () => {
    const uscc = fieldNamed('RegisterEnterprise', 'uscc')
    expect(faultOf(uscc, '91440399000000019Q', false)).toBeUndefined()
    expect(faultOf(uscc, '9144039900000001', false)).toEqual({ key: 'form.malformed' })
    expect(faultOf(reason, 'a\u0007b', true)).toEqual({ key: 'form.malformed' })
  })
})

describe('an amount', () => {
  test.each(['5000000', '5000000.00', '5,000,000.00', ' 12 '])('%j is one', (written) => {
    expect(faultOf(amount, money(written), true)).toBeUndefined()
  })

  test.each(['five', '1.', '1.2.3', '1e6', '٣'])('%j is none', (written) => {
    expect(faultOf(amount, money(written), true)).toEqual({ key: 'form.notADecimal' })
  })

  test('whose currency alone is chosen is missing', () => {
    expect(faultOf(amount, money(''), true)).toEqual({ key: 'form.required' })
    expect(faultOf(amount, undefined, true)).toEqual({ key: 'form.required' })
  })
})

test('a list has as many entries as the contract allows, at both ends', () => {
  const subscriptions = fieldNamed('CloseRound', 'subscriptions')
  const entries = (count: number) => Array.from({ length: count }, () => ({}))
  expect(faultOf(subscriptions, entries(0), true)).toEqual({ key: 'form.tooFew', fewest: 1 })
  expect(faultOf(subscriptions, entries(1), true)).toBeUndefined()
  expect(faultOf(subscriptions, entries(200), true)).toBeUndefined()
  expect(faultOf(subscriptions, entries(201), true)).toEqual({ key: 'form.tooMany', most: 200 })
})

test('a date is a day of the calendar', () => {
  const closedOn = fieldNamed('CloseRound', 'closedOn')
  expect(faultOf(closedOn, '2024-02-29', true)).toBeUndefined()
  expect(faultOf(closedOn, '2026-02-29', true)).toEqual({ key: 'form.notADay' })
})

test('a link is an address', () => {
  const url = fieldNamed('Evidence', 'url')
  expect(faultOf(url, 'https://example.org/a', false)).toBeUndefined()
  expect(faultOf(url, 'example', false)).toEqual({ key: 'form.malformed' })
})

test('a needed yes or no that nobody touched is no, and not missing', () => {
  const audited = fieldNamed('StateFigures', 'audited')
  expect(audited.required).toBe(true)
  expect(faultOf(audited, undefined, true)).toBeUndefined()
})

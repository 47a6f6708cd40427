import { describe, expect, test } from '@jest/globals'
import { fieldsOf } from '../../contract/field.ts'
import { toRequest } from './request.ts'

const closing = fieldsOf('CloseRound')

test('what was left empty is left out, and what was written is trimmed', () => {
  expect(
    toRequest(fieldsOf('RegisterEnterprise'), { nameZh: ' 演示 ', nameEn: '', uscc: undefined }),
  ).toEqual({
    nameZh: '演示',
  })
})

test('an amount loses the commas that people write, and none is sent without a number', () => {
  const values = {
    preMoney: { currency: 'CNY', amount: '' },
    sharePrice: { currency: 'CNY', amount: '1,234.50' },
  }
  expect(toRequest(closing, values)).toEqual({
    sharePrice: { currency: 'CNY', amount: '1234.50' },
    subscriptions: [],
    evidence: [],
  })
})

test('a price keeps the digits it was written with', () => {
  const price = { currency: 'CNY', amount: '2.50' }
  expect(toRequest(closing, { sharePrice: price }).sharePrice).toEqual(price)
})

describe('an entry of a list', () => {
  test('of which nothing was written is left out, whatever the form had chosen', () => {
    const evidence = [{ kind: 'resolution' }, { kind: 'contract', title: 'Agreement', url: '' }]
    expect(toRequest(closing, { evidence }).evidence).toEqual([
      { kind: 'contract', title: 'Agreement' },
    ])
  })

  test('keeps what the page filled in without asking', () => {
    const subscriptions = [{ fundId: 'f', holderName: 'Fund', holderKind: 'fund', shares: '1,000' }]
    expect(toRequest(closing, { subscriptions }).subscriptions).toEqual([
      { fundId: 'f', holderName: 'Fund', holderKind: 'fund', shares: '1000' },
    ])
  })
})

describe('an optional group', () => {
  test('is left out when a choice and a tick alone are made', () => {
    const provenance = { confidence: 'reported', synthetic: true, source: ' ' }
    expect(toRequest(closing, { provenance })).not.toHaveProperty('provenance')
  })

  test('is sent whole when something of it is written: what wasn’t ticked is no', () => {
    const provenance = { confidence: 'reported', source: 'Register' }
    expect(toRequest(closing, { provenance }).provenance).toEqual({
      source: 'Register',
      confidence: 'reported',
      synthetic: false,
    })
  })
})

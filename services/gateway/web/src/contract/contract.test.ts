import { describe, expect, test } from '@jest/globals'
import { addressOf, mayCall, operation, operationIds } from './contract.ts'
import { fieldNamed, fieldsOf } from './field.ts'

test('only the roles of the contract may call', () => {
  expect(mayCall('approveDeal', ['fund-manager'])).toBe(true)
  expect(mayCall('approveDeal', ['coach', 'operator'])).toBe(false)
  expect(mayCall('approveDeal', [])).toBe(false)
  expect(mayCall('recordStage', ['coach'])).toBe(true)
})

test('what any role may call needs one; what needs no token needs none', () => {
  expect(mayCall('listEnterprises', [])).toBe(false)
  expect(mayCall('listEnterprises', ['statistician'])).toBe(true)
  expect(mayCall('getAbout', [])).toBe(true)
})

test('no command of the contract is open to everybody for want of its roles', () => {
  const open = operationIds.filter((id) => operation(id).request && operation(id).roles === 'any')
  expect(open).toEqual([])
})

test('an id is written into an address as one part of it', () => {
  expect(addressOf('declineDeal', { dealId: 'a/b?c' })).toBe('/api/v1/deals/a%2Fb%3Fc/decline')
})

test('of a list of words several are chosen, each by its word', () => {
  const field = fieldNamed('GrantConsent', 'purposes')
  expect(field).toMatchObject({ kind: 'list', section: 'consentPurposes' })
  expect(field.choices).toContain('loan-application')
  expect(field.fields).toBeUndefined()
})

describe('the kind of a field follows from its schema', () => {
  test.each([
    ['ApproveDeal', 'approvedAmount', 'money'],
    ['CloseRound', 'sharePrice', 'price'],
    ['CloseRound', 'closedOn', 'date'],
    ['CloseRound', 'subscriptions', 'list'],
    ['CloseRound', 'provenance', 'group'],
    ['Subscription', 'shares', 'decimal'],
    ['Subscription', 'holderKind', 'choice'],
    ['OpenDeal', 'fundId', 'id'],
    ['DeclineDeal', 'reason', 'prose'],
    ['Evidence', 'url', 'link'],
    ['Evidence', 'title', 'line'],
    ['Provenance', 'synthetic', 'flag'],
    ['Fund', 'recordedAt', 'instant'],
    ['Deal', 'version', 'whole'],
  ])('%s.%s is %s', (schema, name, kind) => {
    expect(fieldNamed(schema, name).kind).toBe(kind)
  })

  test('the fields of a list’s entries come with it', () => {
    const subscriptions = fieldNamed('CloseRound', 'subscriptions')
    expect(subscriptions.fields?.map(({ name }) => name)).toContain('holderName')
  })

  test('what the contract needs is needed, and nothing else', () => {
    const needed = fieldsOf('ApproveDeal').filter(({ required }) => required)
    expect(needed.map(({ name }) => name)).toEqual(['approvedAmount', 'approvedOn', 'evidence'])
  })
})

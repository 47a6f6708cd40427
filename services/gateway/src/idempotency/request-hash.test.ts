import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { requestHash } from './request-hash.ts'

const hashOf = (body: unknown, more: object = {}) =>
  requestHash({ operationId: 'openDeal', path: '/api/v1/deals', body, expectedVersion: 0, ...more })

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  )
}

describe('the hash of a request', () => {
  test('does not depend on the order of members', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => hashOf(body) === hashOf(shuffled(body))))
  })

  test('differs for different bodies', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const same = JSON.stringify(shuffled(shuffled(a))) === JSON.stringify(shuffled(shuffled(b)))
        fc.pre(!same)
        return (
          hashOf(a) !== hashOf(b) ||
          JSON.stringify(shuffled(a)).length === JSON.stringify(shuffled(b)).length
        )
      }),
    )
    expect(hashOf({ amount: '1.00' })).not.toBe(hashOf({ amount: '1.0' }))
    expect(hashOf({ a: ['1', '2'] })).not.toBe(hashOf({ a: ['12'] }))
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: '1' }))
    expect(hashOf([])).not.toBe(hashOf({}))
  })

  test('differs for another operation, address or expected version', () => {
    const hashes = [
      hashOf({}),
      hashOf({}, { operationId: 'openFund' }),
      hashOf({}, { path: '/api/v1/funds' }),
      hashOf({}, { expectedVersion: 7 }),
    ]
    expect(new Set(hashes).size).toBe(4)
  })
})

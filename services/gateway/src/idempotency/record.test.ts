import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { judge, type KeyRecord } from './record.ts'

const at = (ms: number): Date => new Date(1_700_000_000_000 + ms)
const answer = { status: 201, contentType: 'application/json', body: '{}' }

const inFlight = (requestHash: string, leaseUntil: number, expiresAt = 1_000): KeyRecord => ({
  state: 'in-flight',
  requestHash,
  owner: 'a',
  leaseUntil: at(leaseUntil),
  expiresAt: at(expiresAt),
})
const answered = (requestHash: string, expiresAt = 1_000): KeyRecord => ({
  state: 'answered',
  requestHash,
  owner: 'a',
  answer,
  expiresAt: at(expiresAt),
})

describe('a key that is known already', () => {
  test.each([
    ['answered, the same request', answered('h'), { verdict: 'replay', answer }],
    ['answered, another request', answered('other'), { verdict: 'reused' }],
    ['under way, the same request', inFlight('h', 1), { verdict: 'in-use' }],
    ['under way, another request', inFlight('other', 1), { verdict: 'reused' }],
    ['left behind, the same request', inFlight('h', 0), { verdict: 'take-over' }],
    ['left behind, another request', inFlight('other', -5), { verdict: 'reused' }],
    ['past its time', answered('other', 0), { verdict: 'take-over' }],
  ] as const)('%s', (_what, known, verdict) => {
    expect(judge(known, 'h', at(0))).toEqual(verdict)
  })

  test('never gives one request the answer of another', () => {
    const records = fc.oneof(
      fc
        .tuple(fc.string(), fc.integer({ min: 1 }))
        .map(([hash, expires]) => answered(hash, expires)),
      fc
        .tuple(fc.string(), fc.integer(), fc.integer({ min: 1 }))
        .map(([hash, lease, expires]) => inFlight(hash, lease, expires)),
    )
    fc.assert(
      fc.property(records, fc.string(), (known, hash) => {
        fc.pre(known.requestHash !== hash)
        return judge(known, hash, at(0)).verdict === 'reused'
      }),
    )
  })
})

import { describe, expect, test } from '@jest/globals'
import { type Evidence, joinEvidence, sameEvidence } from './evidence.ts'

const contract: Evidence = { kind: 'contract', title: '投资协议', url: '', sha256: '' }
const scan: Evidence = { ...contract, url: 'https://example.org/a' }
const payment: Evidence = { ...contract, kind: 'payment-proof' }

describe('Evidence', () => {
  test('is joined without the pieces that are known, in the order in which it came', () => {
    expect(joinEvidence([contract, scan], [payment, scan])).toEqual([contract, scan, payment])
    expect(joinEvidence([], [contract])).toEqual([contract])
  })

  test('is the same when every part of every piece is, in the same order', () => {
    expect(sameEvidence([contract, scan], [{ ...contract }, { ...scan }])).toBe(true)
    expect(sameEvidence([contract, scan], [scan, contract])).toBe(false)
    expect(sameEvidence([contract], [contract, scan])).toBe(false)
    expect(sameEvidence([contract], [{ ...contract, sha256: 'a'.repeat(64) }])).toBe(false)
  })
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from '../eligibility/answer/canonical-json.ts'
import { envelopeOf } from './envelope.ts'

const told = fc.record({
  queryId: fc.string(),
  requestId: fc.string(),
  bank: fc.string(),
  uscc: fc.string(),
  consentId: fc.string(),
  consentVersion: fc.nat(),
  answeredAt: fc.string(),
  validUntil: fc.string(),
})

test('an answer is canonical JSON, whatever its verdict', () => {
  fc.assert(
    fc.property(told, fc.dictionary(fc.string(), fc.string()), (of, verdict) => {
      const text = envelopeOf(of, canonicalJson(verdict))
      expect(text).toBe(canonicalJson(JSON.parse(text)))
      expect(JSON.parse(text)).toEqual({ ...of, verdict: JSON.parse(canonicalJson(verdict)) })
    }),
  )
})

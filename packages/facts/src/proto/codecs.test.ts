import { describe, expect, test } from '@jest/globals'
import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { Confidence as ProtoConfidence } from '@seedline/contracts/values/v1/values'
import { moneyOf, ProblemError } from '@seedline/values'
import { evidenceKinds } from '../words/evidence.ts'
import { confidences } from '../words/provenance.ts'
import { rungs } from '../words/rung.ts'
import { evidenceFromProto, evidenceToProto } from './evidence-codec.ts'
import { moneyFromProto, moneyOfRecord, moneyToProto } from './money-codec.ts'
import { provenanceFromProto, provenanceToProto } from './provenance-codec.ts'
import { rungFromProto, rungToProto } from './rung-codec.ts'

describe('Rungs', () => {
  test('cover every rung of the contract, there and back', () => {
    const { RUNG_UNSPECIFIED, UNRECOGNIZED, ...named } = ProtoRung
    expect(rungs.map(rungToProto).sort()).toEqual(Object.values(named).sort())
    for (const rung of rungs) expect(rungFromProto(rungToProto(rung))).toBe(rung)
    expect(rungToProto(undefined)).toBe(RUNG_UNSPECIFIED)
    expect(rungFromProto(RUNG_UNSPECIFIED)).toBeUndefined()
    expect(rungFromProto(UNRECOGNIZED)).toBeUndefined()
  })
})

describe('A provenance', () => {
  test('comes back as it was recorded, with every confidence of the contract', () => {
    const { UNRECOGNIZED: _, ...named } = ProtoConfidence
    const recorded = [...confidences, 'unstated' as const].map((confidence) => ({
      source: '公告',
      confidence,
      synthetic: true,
    }))
    const sent = recorded.map(provenanceToProto)
    expect(sent.map((each) => each?.confidence).sort()).toEqual(Object.values(named).sort())
    expect(sent.map(provenanceFromProto)).toEqual(recorded)
  })

  test('that nobody gave stays away', () => {
    expect([provenanceToProto(undefined), provenanceToProto(null)]).toEqual([undefined, undefined])
    expect(provenanceFromProto(undefined)).toBeUndefined()
  })

  test('of a confidence that this version does not know is never upgraded', () => {
    const confidence = ProtoConfidence.UNRECOGNIZED
    expect(provenanceFromProto({ source: '', confidence, synthetic: false })).toEqual({
      source: '',
      confidence: 'unstated',
      synthetic: false,
    })
  })
})

describe('Evidence', () => {
  test('comes back as it was recorded', () => {
    for (const kind of evidenceKinds) {
      const evidence = { kind, title: '决议', url: 'https://example.org', sha256: '0'.repeat(64) }
      expect(evidenceFromProto(evidenceToProto(evidence))).toEqual(evidence)
    }
  })

  test('of a kind that this version does not know is other evidence', () => {
    expect(evidenceFromProto({ kind: 'hologram', title: 't', url: '', sha256: '' }).kind).toBe(
      'other',
    )
  })
})

describe('Money', () => {
  test('comes back as it was recorded', () => {
    const amount = moneyOf('CNY', '-12.34')
    expect(moneyFromProto(moneyToProto(amount))).toEqual(amount)
  })

  test('of no known currency, or none where there must be some, is no money', () => {
    expect(() => moneyFromProto({ currency: 'XXX', minorUnits: 1n })).toThrow(ProblemError)
    expect(() => moneyOfRecord(undefined)).toThrow('lacks its amount')
  })
})

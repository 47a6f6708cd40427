import { describe, expect, test } from '@jest/globals'
import { confidences, evidenceKinds, recordedUscc, rungs } from '@seedline/values'
import { Rung } from '../gen/seedline/values/v1/rung.ts'
import { Confidence } from '../gen/seedline/values/v1/values.ts'
import { evidence, evidences, provenance, rung, uscc } from './facts.ts'
import type { Kind } from './kind.ts'
import { optional } from './several.ts'

/** What a request with this says: the value, or its faults. */
const read = <Proto, Domain>(kind: Kind<Proto, Domain>, given: Proto) => {
  const faults: string[] = []
  const note = (pointer: string, { code }: { readonly code: string }): undefined => {
    faults.push(`${pointer} ${code}`)
  }
  const value = kind.read(given, '', { note })
  return faults.length > 0 ? faults : value
}

describe('A rung', () => {
  test('is each of the contract, there and back', () => {
    const { RUNG_UNSPECIFIED: _, UNRECOGNIZED: __, ...named } = Rung
    expect(rungs.map(rung.toProto).sort()).toEqual(Object.values(named).sort())
    for (const one of rungs) expect(rung.recorded(rung.toProto(one))).toBe(one)
    expect(optional(rung).toProto(undefined)).toBe('RUNG_UNSPECIFIED')
  })

  test('that this version does not know is refused in a request, and not read as another', () => {
    expect(read(rung, 'RUNG_A_PLUS')).toBe('a-plus')
    for (const none of ['RUNG_UNSPECIFIED', 'UNRECOGNIZED'] as const) {
      expect(read(rung, none)).toEqual([' VALUE_NOT_IN_LIST'])
      expect(() => rung.recorded(none)).toThrow('not known')
    }
  })
})

describe('A provenance', () => {
  test('comes back as it was recorded, with every confidence of the contract', () => {
    const { UNRECOGNIZED: _, ...named } = Confidence
    const recorded = [...confidences, 'unstated' as const].map((confidence) => ({
      source: '公告',
      confidence,
      synthetic: true,
    }))
    const sent = recorded.map(provenance.toProto)
    expect(sent.map((each) => each?.confidence).sort()).toEqual(Object.values(named).sort())
    expect(sent.map(provenance.recorded)).toEqual(recorded)
  })

  test('that nobody gave stays away', () => {
    const maybe = optional(provenance, null)
    expect([maybe.toProto(null), maybe.recorded(undefined)]).toEqual([undefined, null])
  })

  test('of a confidence that this version does not know is never upgraded', () => {
    const stored = { source: '', confidence: Confidence.UNRECOGNIZED, synthetic: false }
    expect(provenance.recorded(stored)).toEqual({
      source: '',
      confidence: 'unstated',
      synthetic: false,
    })
  })

  test('in a request says how far the fact is trusted', () => {
    const given = { source: ' 公告 ', confidence: Confidence.CONFIDENCE_REPORTED, synthetic: false }
    expect(read(provenance, given)).toMatchObject({ source: '公告', confidence: 'reported' })
    for (const confidence of [Confidence.CONFIDENCE_UNSPECIFIED, Confidence.UNRECOGNIZED])
      expect(read(provenance, { ...given, confidence })).toEqual(['/confidence VALUE_NOT_IN_LIST'])
  })
})

describe('Evidence', () => {
  const contract = { kind: 'contract', title: ' 投资协议 ', url: '', sha256: '' }

  test('comes back as it was recorded', () => {
    for (const kind of evidenceKinds) {
      const one = { kind, title: '决议', url: 'https://example.org', sha256: '0'.repeat(64) }
      expect(evidence.recorded(evidence.toProto(one))).toEqual(one)
    }
  })

  test('of a kind that this version does not know is other evidence', () => {
    expect(evidence.recorded({ ...contract, kind: 'hologram' }).kind).toBe('other')
  })

  test('in a request names a kind, has a title, and leads nowhere that no page may link to', () => {
    const wrong = { kind: 'rumour', title: '', url: 'javascript:alert(1)', sha256: 'AB' }
    expect(read(evidences(2), [contract])).toEqual([{ ...contract, title: '投资协议' }])
    expect(read(evidences(2), [contract, wrong])).toEqual([
      '/1/kind VALUE_NOT_IN_LIST',
      '/1/title TEXT_EMPTY',
      '/1/url URL_MALFORMED',
      '/1/sha256 SHA256_MALFORMED',
    ])
  })

  test('comes in no more pieces than the command takes', () => {
    const max = 50
    const many = (count: number) => read(evidences(), Array(count).fill(contract))
    expect(many(max)).toHaveLength(max)
    expect(many(max + 1)).toEqual([' LIST_TOO_LONG'])
  })
})

test('A credit code that would be refused today is read where it was recorded', () => {
  const zeros = '0'.repeat(18)
  expect(read(uscc, zeros)).not.toBe(zeros)
  expect(uscc.recorded(uscc.toProto(recordedUscc(zeros)))).toBe(zeros)
  expect(() => uscc.recorded('nonsense')).toThrow('USCC_MALFORMED')
})

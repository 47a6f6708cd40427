import { describe, expect, test } from '@jest/globals'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { Confidence } from '@seedline/contracts/values/v1/values'
import { type Fields, fieldsOfRequest } from '@seedline/requests'
import { ProblemError } from '@seedline/values'
import { evidenceMax } from '../words/evidence.ts'
import { readEvidenceList } from './read-evidence.ts'
import { readProvenance } from './read-provenance.ts'
import { readRung } from './read-rung.ts'

const contract = { kind: 'contract', title: ' 投资协议 ', url: '', sha256: '' }

function faultsOf(read: (fields: Fields) => unknown): readonly string[] {
  const fields = fieldsOfRequest()
  read(fields)
  try {
    fields.complete({})
    return []
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return (error.problem.fields ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
  }
}

describe('Evidence in a request', () => {
  const read = (items: readonly (typeof contract)[], max?: number) => (fields: Fields) =>
    readEvidenceList(fields, '/evidence', items, max)

  test('is read piece by piece', () => {
    expect(read([contract])(fieldsOfRequest())).toEqual([{ ...contract, title: '投资协议' }])
  })

  test('is refused where it names no kind, has no title, or leads nowhere a page may link to', () => {
    const wrong = { kind: 'rumour', title: '', url: 'javascript:alert(1)', sha256: 'AB' }
    expect(faultsOf(read([contract, wrong]))).toEqual([
      '/evidence/1/kind VALUE_NOT_IN_LIST',
      '/evidence/1/title TEXT_EMPTY',
      '/evidence/1/url URL_MALFORMED',
      '/evidence/1/sha256 SHA256_MALFORMED',
    ])
  })

  test('comes in no more pieces than the command takes', () => {
    expect(faultsOf(read(Array(evidenceMax).fill(contract)))).toEqual([])
    expect(faultsOf(read(Array(evidenceMax + 1).fill(contract)))).toEqual([
      '/evidence LIST_TOO_LONG',
    ])
    expect(faultsOf(read([contract, contract], 1))).toEqual(['/evidence LIST_TOO_LONG'])
  })
})

describe('A provenance in a request', () => {
  const given = { source: ' 公告 ', confidence: Confidence.CONFIDENCE_REPORTED, synthetic: false }
  const read = (input: typeof given | undefined) => (fields: Fields) =>
    readProvenance(fields, '/provenance', input)

  test('is read, or absent', () => {
    expect(read(given)(fieldsOfRequest())).toEqual({
      source: '公告',
      confidence: 'reported',
      synthetic: false,
    })
    expect(read(undefined)(fieldsOfRequest())).toBeUndefined()
  })

  test('says how far the fact is trusted', () => {
    for (const confidence of [Confidence.CONFIDENCE_UNSPECIFIED, Confidence.UNRECOGNIZED]) {
      const unsaid = { ...given, confidence } as unknown as typeof given
      expect(faultsOf(read(unsaid))).toEqual(['/provenance/confidence VALUE_NOT_IN_LIST'])
    }
  })
})

describe('A rung in a request', () => {
  test('is one that this version knows', () => {
    expect(readRung(fieldsOfRequest(), '/rung', Rung.RUNG_A_PLUS)).toBe('a-plus')
    for (const none of [Rung.RUNG_UNSPECIFIED, Rung.UNRECOGNIZED])
      expect(faultsOf((fields) => readRung(fields, '/rung', none))).toEqual([
        '/rung VALUE_NOT_IN_LIST',
      ])
  })
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { judgeDocument } from './judge-document.ts'
import type { ExpectedDocument, FoundDocument } from './refold-view.ts'

// One stream whose document is the list of its versions.
const dataAt = (version: number) => Array.from({ length: version }, (_, index) => index + 1)
const asOf = (version: number): ExpectedDocument | undefined =>
  version === 0 ? undefined : { data: dataAt(version), seen: new Map([['fund-1', version]]) }
const found = (version: number, more: Partial<FoundDocument> = {}): FoundDocument => ({
  key: '1',
  data: dataAt(version),
  seen: { 'fund-1': version },
  held: 0,
  damage: '',
  ...more,
})
const due = (version: number) => ({
  key: '1',
  due: new Map(version === 0 ? [] : [['fund-1', version]]),
})
const judged = (
  head: number,
  there: FoundDocument | undefined,
  fold: ExpectedDocument | undefined,
) => {
  const documents = new Map(fold ? [['1', fold]] : [])
  const refold = { documents, stopped: new Map() }
  const verdict = judgeDocument('fund', 'fund', due(head), there, refold)
  const codes = verdict.kind === 'right' ? [] : verdict.differences.map(({ code }) => code)
  return [verdict.kind, ...codes]
}

describe('a document of a view, while commands come in', () => {
  test('is right wherever it has got to, and late only where it is behind what was read', () => {
    const version = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(version, version, (head, reached) => {
        const expected = reached >= head ? ['right'] : ['late', 'VERSION_DIFFERS']
        expect(judged(head, found(reached), asOf(reached))).toEqual(expected)
      }),
    )
  })

  test('is wrong at once where it is not what its own versions say, however late it is', () => {
    const data = [1, 2, 4]
    expect(judged(3, found(3, { data }), asOf(3))).toEqual(['wrong', 'DOCUMENT_DIFFERS'])
    expect(judged(5, found(3, { data }), asOf(3))).toEqual([
      'wrong',
      'DOCUMENT_DIFFERS',
      'VERSION_DIFFERS',
    ])
  })

  test('is wrong where it claims a version that its stream never had', () => {
    const claims = found(3, { seen: { 'fund-1': 9 } })
    expect(judged(3, claims, asOf(3))).toEqual(['wrong', 'VERSION_DIFFERS'])
  })

  test('may come where it is missing, and events that it holds may be applied', () => {
    expect(judged(1, undefined, undefined)).toEqual(['late', 'DOCUMENT_MISSING'])
    expect(judged(2, found(2, { held: 1 }), asOf(2))).toEqual(['late', 'EVENTS_HELD'])
    const holding = found(0, { data: undefined, seen: {}, held: 1 })
    expect(judged(2, holding, undefined)).toEqual(['late', 'EVENTS_HELD', 'VERSION_DIFFERS'])
  })

  test('is wrong where no stream leads to it, unless its stream began after all were read', () => {
    expect(judged(0, found(2), undefined)).toEqual(['wrong', 'DOCUMENT_WITHOUT_EVENTS'])
    expect(judged(0, found(2), asOf(2))).toEqual(['right'])
    expect(judged(0, undefined, undefined)).toEqual(['right'])
  })

  test('is damaged where it is no document of a view', () => {
    expect(judged(1, found(1, { damage: '/held is no list' }), asOf(1))).toEqual([
      'wrong',
      'DOCUMENT_DAMAGED',
    ])
  })

  test('can not be compared where its stream does not fold so far', () => {
    const stopped = new Map([
      ['fund-1', { version: 2, code: 'EVENT_NOT_FOLDED_BY_VIEW', cause: 'no' } as const],
    ])
    const refold = {
      documents: new Map([['1', { data: [1], seen: new Map([['fund-1', 1]]) }]]),
      stopped,
    }
    expect(judgeDocument('fund', 'fund', due(3), found(3), refold)).toMatchObject({
      kind: 'wrong',
      differences: [{ code: 'DOCUMENT_NOT_COMPARED', detail: 'fund-1@2: no' }],
    })
  })
})

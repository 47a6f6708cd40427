import { expect, test } from '@jest/globals'
import { Binary, type Document } from 'mongodb'
import { judgeKept } from './judge-kept.ts'

const kept = {
  decode: (document: Uint8Array) => {
    const text = new TextDecoder().decode(document)
    if (text === 'broken') throw new Error('broken')
    return text
  },
  keysOf: (value: unknown) => [`number:${String(value)}` as const],
}

const stored = (change: Document = {}): Document => ({
  version: 3,
  absent: false,
  untold: '',
  document: new Binary(new TextEncoder().encode('x')),
  keys: ['number:x'],
  ...change,
})

test.each([
  ['kept as it is told', stored(), 3, undefined],
  ['missing where a stream has it', undefined, 3, 'KEPT_FACT_MISSING'],
  ['nowhere', undefined, undefined, undefined],
  ['behind its stream', stored({ version: 2 }), 3, 'KEPT_FACT_STALE'],
  ['ahead of its stream', stored({ version: 4 }), 3, 'KEPT_FACT_EXTRA'],
  ['of no stream', stored(), undefined, 'KEPT_FACT_EXTRA'],
  ['taken away as its stream says', stored({ absent: true, keys: [] }), 3, undefined],
  [
    'taken away before its stream went on',
    stored({ absent: true, version: 2 }),
    3,
    'KEPT_FACT_STALE',
  ],
  [
    'named as one that can’t be told',
    stored({ untold: 'BROKEN', version: 2 }),
    3,
    'KEPT_FACT_UNTOLD',
  ],
  ['found by what it doesn’t say', stored({ keys: ['number:y'] }), 3, 'KEPT_FACT_DIFFERS'],
  ['unreadable', stored({ document: new Binary(Buffer.from('broken')) }), 3, 'KEPT_FACT_DIFFERS'],
  ['without a version', stored({ version: 'three' }), 3, 'KEPT_FACT_DIFFERS'],
])('a fact that is %s', (_what, document, head, code) => {
  expect(judgeKept(kept, document, head)?.code).toBe(code)
})

test('what lacks or is behind may still come, what is too much doesn’t go by itself', () => {
  expect(judgeKept(kept, undefined, 1)?.isLate).toBe(true)
  expect(judgeKept(kept, stored(), undefined)?.isLate).toBe(false)
})

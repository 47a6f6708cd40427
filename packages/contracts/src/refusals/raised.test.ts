import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { refusalOf, refusals } from './index.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

// These never leave a process: they end a start, stay on a relay, or belong to what no service offers yet.
const neverAnswered = new Set([
  'DEVELOPMENT_KEYS_IN_PRODUCTION',
  'DEVELOPMENT_KEY_UNREADABLE',
  'TOKEN_LIFETIME_INVALID',
  'VIEW_CONTENDED',
  'TOPIC_PARTITIONS_DIFFER',
  'TOPIC_LOSES_EVENTS',
  'RATE_MALFORMED',
])
const isAnswered = (code: string): boolean => !neverAnswered.has(code)

const notRun = /\.test\.ts$|\/(?:testing|fixtures|gen)\/|\/src\/refusals\//
const sources = globSync(
  [
    'packages/{audit-log,contracts,values,facts,event-store,messaging,views,recording,service-kit}/src/**/*.ts',
    'services/*/src/**/*.ts',
  ],
  { cwd: root },
).filter((file) => !notRun.test(file))

// Lists of what may be refused raise nothing.
const lists =
  /\b(?:refuses|problems): \[[^\]]*\]|(?:const \w+(?:: readonly RefusalCode\[\])? =|\?|:) \[(?:\s*(?:\.\.\.\w+|'[A-Z_0-9]+'),?)+\s*\]|new Set\(\[[^\]]*\]\)/g
const texts = sources.map((file) => readFileSync(`${root}${file}`, 'utf8').replaceAll(lists, ''))

// problemOf('CODE'), causedBy(cause, 'CODE'), fields.refuse(pointer, 'CODE') and their like.
const raising =
  /\b(?:problem|problemOf|refusal|causedBy|plainly|refuse|refused|invalid)\(\s*(?:[^'()]+,\s*|'\/[^']*',\s*|`\/[^`]*`,\s*)?'([A-Z]+(?:_[A-Z0-9]+)+)'/g

describe('the table of refusals', () => {
  test('holds every code that a service or a package raises', () => {
    const codes = texts.flatMap((text) => [...text.matchAll(raising)].map(([, code = '']) => code))
    expect(new Set(codes).size).toBeGreaterThan(60)
    expect([...new Set(codes)].filter(isAnswered).filter((code) => !refusalOf(code))).toEqual([])
  })

  test('holds none that nobody raises', () => {
    const named = new Set(
      texts.flatMap((text) => [...text.matchAll(/'([A-Z][A-Z_0-9]+)'/g)].map(([, code]) => code)),
    )
    expect(Object.keys(refusals).filter((code) => !named.has(code))).toEqual([])
  })
})

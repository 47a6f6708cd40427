import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { recordingServices } from '@seedline/contracts/services'
import { catalogue, isKnownCode } from './catalogue.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

// These never leave a process by gRPC: they end a start, stay on a relay, or belong to what no service offers yet.
const neverAnswered = new Set([
  'DEVELOPMENT_KEYS_IN_PRODUCTION',
  'DEVELOPMENT_KEY_UNREADABLE',
  'TOKEN_LIFETIME_INVALID',
  'LEASE_LOST',
  'VIEW_CONTENDED',
  'TOPIC_PARTITIONS_DIFFER',
  'RATE_MALFORMED',
])

const isAnswered = (code: string): boolean =>
  !neverAnswered.has(code) && !code.startsWith('PATENT_')

const sources = globSync(
  `{packages/{values,event-store,messaging,views,service-kit},services/{${recordingServices}}}/src/**/*.ts`,
  {
    cwd: root,
  },
).filter((file) => !/\.test\.ts$|\/(?:testing|fixtures)\//.test(file))

// `problem('CODE', …)` and its local names, and `fields.refuse(pointer, 'CODE', …)`.
const raised =
  /\b(?:problem|refuse|refused|invalid)\(\s*(?:[^'()]+,\s*|'\/[^']*',\s*|`\/[^`]*`,\s*)?'([A-Z]+(?:_[A-Z0-9]+)+)'/g

describe('the catalogue of codes', () => {
  test.each(Object.entries(catalogue))(
    '%s is said in both languages, with a mend',
    (code, entry) => {
      expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
      for (const { zh, en } of [entry.title, entry.mend]) {
        expect(zh).toMatch(/\p{Script=Han}.*[。）}]$|：\{\w+\}$/u)
        expect(en).toMatch(/^[A-Z`].*[.}]$|: \{\w+\}\.?$/s)
      }
      expect(entry.title.en).not.toContain('{')
      expect(entry.status).toBeGreaterThanOrEqual(400)
      expect(entry.status).toBeLessThan(600)
    },
  )

  test('knows every code that a service or a package raises', () => {
    const codes = sources.flatMap((file) =>
      [...readFileSync(`${root}${file}`, 'utf8').matchAll(raised)].map(([, code = '']) => code),
    )
    expect(codes.length).toBeGreaterThan(60)
    expect([...new Set(codes)].filter(isAnswered).filter((code) => !isKnownCode(code))).toEqual([])
  })
})

import { describe, expect, test } from '@jest/globals'
import {
  asked,
  fact,
  groundsOf,
  on,
  other,
  reasonIn,
  unlooked,
  verdictWith,
} from '../testing/samples.ts'

type Otherwise = NonNullable<Parameters<typeof verdictWith>[0]>
type Right = NonNullable<Otherwise['right']>

const mark = (more: Right = {}, judgements = asked.judgements): Otherwise => ({
  right: { family: 'trademark', kind: 'trademark', number: '12345678', ...more },
  asked: { judgements },
  policy: { ltvTrademark: '0.5' },
})
const pledged = {
  pledges: [fact({ reference: 'p1', since: on('2024-01-01'), until: null, pledgee: '示例银行' })],
}
const without = (code: string) =>
  Object.fromEntries(Object.entries(asked.judgements).filter(([key]) => key !== code))
const failing = (code: string) => ({ ...asked.judgements, [code]: 'fails' as const })

test('a trademark that nothing is wrong with is eligible, and half of its value is lent', () => {
  const { decision, rights } = verdictWith(mark())
  expect(decision).toBe('eligible')
  expect(rights[0]?.indicative).toMatchObject({ code: 'BK-04', amount: '5000000.00' })
})

describe('each ground of trademarks is found, not found, or not known', () => {
  const cases: readonly (readonly [string, string, Otherwise, string])[] = [
    [
      'TM-R01',
      'another’s',
      mark({
        owners: fact({
          owners: [{ enterpriseId: other, name: '示例大学', share: null }],
          since: null,
        }),
      }),
      'not-met',
    ],
    ['TM-R01', 'nobody knows whose', mark({ owners: 'unknown' }), 'unknown'],
    ['TM-R02', 'a contract against the law', mark({}, failing('TM-R02')), 'not-met'],
    ['TM-R02', 'a contract that nobody has judged', mark({}, without('TM-R02')), 'needs-person'],
    [
      'TM-R03',
      'struck off',
      mark({ ended: fact({ status: 'cancelled', on: on('2026-01-01') }) }),
      'not-met',
    ],
    ['TM-R03', 'run out and not renewed', mark({ expiresOn: fact(on('2026-11-30')) }), 'not-met'],
    ['TM-R03', 'of an unknown status', mark(unlooked('status')), 'unknown'],
    ['TM-R04', 'frozen by a court', mark({ preserved: fact(true) }), 'not-met'],
    ['TM-R04', 'that nobody looked up', mark(unlooked('measures')), 'unknown'],
    ['TM-R05', 'pledged already', mark(pledged, without('TM-R05')), 'needs-person'],
    ['TM-R05', 'with something else against it', mark({}, failing('TM-R05')), 'not-met'],
    ['TM-N01', 'with similar marks left out', mark({}, failing('TM-N01')), 'not-met'],
    [
      'TM-N01',
      'whose similar marks nobody has looked for',
      mark({}, without('TM-N01')),
      'needs-person',
    ],
  ]
  test.each(cases)('%s: %s', (code, _, otherwise, outcome) => {
    expect(reasonIn(otherwise, code).outcome).toBe(outcome)
    expect(verdictWith(otherwise).decision).not.toBe('eligible')
  })

  test('and none of them is left out of this table', () => {
    for (const { id } of groundsOf('trademark-pledge')) {
      const outcomes = cases.filter(([code]) => code === id).map(([, , , outcome]) => outcome)
      const open = outcomes.some((one) => one === 'unknown' || one === 'needs-person')
      expect([id, reasonIn(mark(), id).outcome, outcomes.includes('not-met'), open]).toEqual([
        id,
        'met',
        true,
        true,
      ])
    }
  })
})

test('a person who has to say whether it can be pledged again is told of the pledge that stands', () => {
  const reason = reasonIn(mark(pledged, without('TM-R05')), 'TM-R05')
  expect(reason.says.en).toContain('pledged already')
  expect(reason.facts).toContainEqual(expect.objectContaining({ fact: 'pledges' }))
})

test('what of these grounds is from memory says so', () => {
  expect(reasonIn(mark(), 'TM-R04').doubt?.en).toContain('from memory')
})

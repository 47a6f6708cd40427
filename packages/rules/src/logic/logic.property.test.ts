import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allOf, anyOf, atLeastOf, isDecided, type Outcome, outcomes } from './outcome.ts'

const outcome = fc.constantFrom(...outcomes)
const some = fc.array(outcome, { maxLength: 6 })
const needed = fc.nat({ max: 7 })

/** Every way in which what is open may turn out. */
function completions(among: readonly Outcome[]): readonly (readonly boolean[])[] {
  return among.reduce<readonly (readonly boolean[])[]>(
    (ways, each) =>
      ways.flatMap((way) =>
        isDecided(each)
          ? [[...way, each === 'met']]
          : [
              [...way, true],
              [...way, false],
            ],
      ),
    [[]],
  )
}

describe('at least so many of some', () => {
  test('is decided exactly where nothing that is open can change it', () => {
    fc.assert(
      fc.property(needed, some, (n, among) => {
        const ends = completions(among).map((way) => way.filter(Boolean).length >= n)
        const result = atLeastOf(n, among)
        if (ends.every(Boolean)) expect(result).toBe('met')
        else if (!ends.some(Boolean)) expect(result).toBe('not-met')
        else expect(isDecided(result)).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  test('once decided stays so whatever is learnt later', () => {
    fc.assert(
      fc.property(needed, some, fc.infiniteStream(outcome), (n, among, learnt) => {
        const later = among.map((each) =>
          isDecided(each) ? each : (learnt.next().value ?? 'unknown'),
        )
        const before = atLeastOf(n, among)
        if (isDecided(before)) expect(atLeastOf(n, later)).toBe(before)
      }),
    )
  })

  test('never gets worse by a better part, nor depends on their order', () => {
    fc.assert(
      fc.property(needed, some, fc.nat(), outcome, (n, among, at, instead) => {
        const rank = (each: Outcome) => outcomes.indexOf(each)
        const before = among[at % Math.max(among.length, 1)]
        if (before === undefined || rank(instead) < rank(before)) return
        const better = among.with(at % among.length, instead)
        expect(rank(atLeastOf(n, better))).toBeGreaterThanOrEqual(rank(atLeastOf(n, among)))
        expect(atLeastOf(n, among.toReversed())).toBe(atLeastOf(n, among))
      }),
    )
  })

  test('is all and any at its ends, one within the other alike', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(allOf([allOf(a), allOf(b)])).toBe(allOf([...a, ...b]))
        expect(anyOf([anyOf(a), anyOf(b)])).toBe(anyOf([...a, ...b]))
        expect(allOf(a)).toBe(atLeastOf(a.length, a))
        for (const each of a) {
          expect(allOf([anyOf(a), each])).toBe(each)
          expect(anyOf([allOf(a), each])).toBe(each)
        }
      }),
    )
  })
})

test('a missing fact stands before a missing judgement where all are needed, behind it where one is', () => {
  expect(allOf(['met', 'needs-person', 'unknown'])).toBe('unknown')
  expect(anyOf(['not-met', 'unknown', 'needs-person'])).toBe('needs-person')
  expect([allOf([]), anyOf([])]).toEqual(['met', 'not-met'])
})

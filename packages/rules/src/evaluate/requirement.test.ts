import { describe, expect, test } from '@jest/globals'
import { type Confidence, localDate } from '@seedline/values'
import { leastConfidenceIn } from '../explain/least-confidence.ts'
import { needsOf } from '../explain/needs.ts'
import type { Fact, ItemValue } from '../facts/facts.ts'
import type { Requirement, Score } from '../reference/requirement.ts'
import { givenIn, settingOf } from '../testing/made-up-vocabulary.ts'
import { explain } from './requirement.ts'

const named = { zh: '条件', en: 'condition' }
const asOf = localDate('2026-01-01')

const answer = (fact: 'y' | 'j', holds: boolean, confidence: Confidence = 'verified'): Fact => ({
  kind: 'answer',
  fact,
  asOf,
  holds,
  by: 'somebody',
  source: 'made up',
  confidence,
})

const latest = (value: string, confidence: Confidence = 'verified'): Fact => ({
  kind: 'yearly',
  fact: 'a',
  year: 2025,
  given: givenIn(value, '元'),
  source: 'made up',
  confidence,
})

const items = (...all: readonly Readonly<Record<string, ItemValue>>[]): Fact => ({
  kind: 'list',
  fact: 'l',
  asOf,
  complete: true,
  items: all.map((fields) => ({ name: 'item', fields: new Map(Object.entries(fields)) })),
  source: 'made up',
  confidence: 'reported',
})

const holds: Requirement = { kind: 'holds', ...named, fact: 'y' }
const holdsNot: Requirement = { kind: 'holds-not', ...named, fact: 'y' }
const judged: Requirement = { kind: 'judged', ...named, fact: 'j' }
const figure = (value: string): Requirement => ({
  kind: 'threshold',
  ...named,
  measure: { kind: 'latest', fact: 'a' },
  is: 'at-least',
  limit: givenIn(value, '元'),
})

const outcomeOf = (asked: Requirement, ...facts: readonly Fact[]) =>
  explain(settingOf(facts), asked).outcome

describe('what must not be so', () => {
  test('is met where it isn’t, not where nobody knows', () => {
    expect(outcomeOf(holdsNot, answer('y', false))).toBe('met')
    expect(outcomeOf(holdsNot, answer('y', true))).toBe('not-met')
    expect(outcomeOf(holdsNot)).toBe('unknown')
  })
})

describe('two of three', () => {
  const two: Requirement = {
    kind: 'at-least',
    ...named,
    needed: 2,
    of: [holds, judged, figure('5')],
  }

  test('are needed, whichever', () => {
    expect(outcomeOf(two, answer('y', true), latest('5'))).toBe('met')
    expect(outcomeOf(two, answer('y', false), latest('4'))).toBe('not-met')
    expect(outcomeOf(two, answer('y', true), latest('4'))).toBe('needs-person')
    expect(outcomeOf(two, answer('y', true))).toBe('needs-person')
    expect(outcomeOf(two, answer('j', true))).toBe('unknown')
  })

  test('lack one where one is met, and say of which two', () => {
    const needs = needsOf(explain(settingOf([answer('y', true)]), two))
    expect(needs).toMatchObject({ kind: 'some', needed: 1, of: [{}, {}] })
  })
})

describe('a list', () => {
  const total: Requirement = {
    kind: 'threshold',
    ...named,
    measure: {
      kind: 'total',
      list: 'l',
      field: 'n',
      where: { kind: 'within', field: 't', years: 2 },
    },
    is: 'at-least',
    limit: givenIn('5', '元'),
  }
  const recent = localDate('2026-04-01')

  test('of which an item says no amount may come to any', () => {
    expect(outcomeOf(total, items({ t: recent, n: givenIn('4', '元') }))).toBe('not-met')
    expect(outcomeOf(total, items({ t: recent, n: givenIn('4', '元') }, { t: recent }))).toBe(
      'unknown',
    )
    expect(outcomeOf(total, items({ t: recent, n: givenIn('5', '元') }, { t: recent }))).toBe('met')
  })

  test('holds nothing of a day that is still to come', () => {
    const ahead = items({ t: localDate('2026-05-02'), n: givenIn('9', '元') })
    expect(outcomeOf(total, ahead)).toBe('not-met')
  })
})

describe('a score', () => {
  const score = (first: Requirement, pass: number): Score => ({
    kind: 'score',
    ...named,
    pass,
    parts: [],
    indicators: [
      {
        ...named,
        part: 'p',
        bands: [
          { points: 20, when: first },
          { points: 15, when: figure('5') },
        ],
        otherwise: 0,
      },
    ],
  })
  const pointsOf = (asked: Score, ...facts: readonly Fact[]) => {
    const explained = explain(settingOf(facts), asked)
    if (explained.kind !== 'group') throw new Error('a score is explained as a group')
    return explained.indicators?.map(({ low, high }) => [low, high])
  }

  test('has at least the points of the first band that certainly holds', () => {
    expect(pointsOf(score(holds, 15), latest('5'))).toEqual([[15, 20]])
    expect(pointsOf(score(holds, 15), latest('4'))).toEqual([[0, 20]])
    expect(pointsOf(score(holds, 15), latest('5'), answer('y', false))).toEqual([[15, 15]])
    expect(outcomeOf(score(holds, 15), latest('5'))).toBe('met')
  })

  test('that hangs on a judgement alone needs a person, on a fact besides is unknown', () => {
    expect(outcomeOf(score(judged, 20), latest('5'))).toBe('needs-person')
    expect(outcomeOf(score(judged, 20))).toBe('unknown')
    expect(outcomeOf(score(judged, 20), latest('5'), answer('j', false))).toBe('not-met')
  })
})

test('a verdict is trusted no more than the least of the facts in its tree', () => {
  const both: Requirement = { kind: 'all-of', ...named, of: [holds, figure('5')] }
  const least = (...facts: readonly Fact[]) => leastConfidenceIn(explain(settingOf(facts), both))
  expect(least(answer('y', true), latest('5', 'unverified'))).toBe('unverified')
  expect(least(answer('y', true, 'unstated'), latest('5', 'reported'))).toBe('unstated')
  expect(least(answer('y', true))).toBe('verified')
  expect(least()).toBeUndefined()
})

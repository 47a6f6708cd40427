import { describe, expect, test } from '@jest/globals'
import { addNumeric, formatNumeric, numeric, subtractNumeric } from '@seedline/values'
import fc from 'fast-check'
import type { Change, ExplainedCriterion, Explanation } from '../explain/explanation.ts'
import { needsOf } from '../explain/needs.ts'
import type { Fact } from '../facts/facts.ts'
import { atLeastOf, decided, isDecided, type Outcome } from '../logic/outcome.ts'
import type { Comparison } from '../reference/requirement.ts'
import { allFacts, lessOf } from '../testing/made-up-facts.ts'
import { requirements, thresholds } from '../testing/made-up-requirements.ts'
import { givenIn, settingOf } from '../testing/made-up-vocabulary.ts'
import { explain } from './requirement.ts'

const keeping = fc.infiniteStream(fc.boolean())
const many = { numRuns: 500 }

describe('a verdict', () => {
  test('once decided stays so when more is known', () => {
    fc.assert(
      fc.property(requirements, allFacts, keeping, (asked, all, keep) => {
        const some = lessOf(all, () => keep.next().value ?? true)
        const before = explain(settingOf(some), asked).outcome
        if (isDecided(before)) expect(explain(settingOf(all), asked).outcome).toBe(before)
      }),
      many,
    )
  })

  test('is open of everything that asks for a fact, where none is known', () => {
    fc.assert(
      fc.property(thresholds, (asked) => {
        expect(explain(settingOf([]), asked).outcome).toBe('unknown')
      }),
    )
  })

  test('doesn’t depend on the order of the facts, nor does the explanation', () => {
    fc.assert(
      fc.property(requirements, allFacts, (asked, all) => {
        const there = explain(settingOf(all), asked)
        expect(explain(settingOf(all.toReversed()), asked)).toEqual(there)
      }),
    )
  })
})

const sides: Readonly<Record<Comparison, (side: number) => boolean>> = {
  'at-least': (side) => side >= 0,
  above: (side) => side > 0,
  'at-most': (side) => side <= 0,
  below: (side) => side < 0,
}

/** The outcome that people would work out from what they are told. */
function outcomeTold({ is, limit, found, outcome }: ExplainedCriterion): Outcome {
  if (!is || !limit || !found || found.high?.value !== found.low.value) return outcome
  const { units } = subtractNumeric(numeric(found.low.value), numeric(limit.value))
  return decided(sides[is](Number(units)))
}

function expectAgreement(node: Explanation): void {
  if (node.kind === 'criterion') {
    expect(node.outcome).toBe(outcomeTold(node))
    expect(node.changes.length > 0).toBe(node.outcome !== 'met')
    if (isDecided(node.outcome))
      expect(node.distance?.value.startsWith('-') ?? false).toBe(
        node.outcome === 'not-met' && node.distance?.value !== '0' && node.distance !== undefined,
      )
    return
  }
  const outcomes = node.parts.map(({ outcome }) => outcome)
  expect(node.outcome).toBe(atLeastOf(node.needed, outcomes))
  node.parts.forEach(expectAgreement)
}

describe('the explanation', () => {
  test('agrees with the verdict, node by node and figure by figure', () => {
    fc.assert(
      fc.property(requirements, allFacts, keeping, (asked, all, keep) => {
        const some = lessOf(all, () => keep.next().value ?? true)
        const told = explain(settingOf(some), asked)
        expectAgreement(told)
        expect(needsOf(told) === undefined).toBe(told.outcome === 'met')
      }),
      many,
    )
  })

  test('names a change that is enough', () => {
    let changed = 0
    fc.assert(
      fc.property(thresholds, allFacts, (asked, all) => {
        const before = explain(settingOf(all), asked)
        if (before.kind !== 'criterion' || before.outcome !== 'not-met') return
        const [change] = before.changes
        if (change?.kind !== 'figure') throw new Error('no change is named')
        const after = withChange(all, change)
        if (!after) return
        changed += 1
        expect(explain(settingOf(after), asked).outcome).toBe('met')
      }),
      many,
    )
    expect(changed).toBeGreaterThan(50)
  })
})

/** Facts with one figure changed by so much, and by one 分 more where that alone is not enough. */
function withChange(
  facts: readonly Fact[],
  { name, period, direction, by, strictly }: Extract<Change, { kind: 'figure' }>,
): readonly Fact[] | undefined {
  const far = addNumeric(numeric(by.value), numeric(strictly ? '0.01' : '0'))
  const change = direction === 'more' ? far : subtractNumeric(numeric('0'), far)
  const isIt = (fact: Fact) =>
    fact.fact === name.en &&
    ((fact.kind === 'yearly' && String(fact.year) === period) || fact.kind === 'standing')
  if (!facts.some(isIt)) return undefined
  return facts.map((fact) => {
    if (!isIt(fact) || !('given' in fact)) return fact
    const sum = addNumeric(numeric(fact.given.value), change)
    return { ...fact, given: givenIn(formatNumeric(sum), '元') }
  })
}

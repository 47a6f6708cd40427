import { describe, expect, test } from '@jest/globals'
import {
  addDays,
  exactly,
  figurePeriod,
  firstDate,
  type LocalDate,
  localDate,
  parseStatedDecimal,
  type Rung,
  trusted,
  type Unit,
} from '@seedline/values'
import fc from 'fast-check'
import { readPlanBook } from '../../outbound/reference/plan-book.ts'
import type { RungState } from '../../stage-record/state.ts'
import { enterpriseId, provenance } from '../../testing/enterprise-samples.ts'
import { type fact, granted, invention } from '../../testing/ip-right-samples.ts'
import type { FiguresDocument, StatementDocument } from '../figures/document.ts'
import { families, type PlanContribution, type PlanFact, planSums, stageOn } from './fact.ts'
import { figureFacts } from './facts/figures.ts'
import { funnelFacts, stagesOf } from './facts/ladder.ts'
import { rightFacts } from './facts/rights.ts'

const { funnel } = await readPlanBook()
const start = localDate('2025-01-01')
const days = fc.integer({ min: 0, max: 40 }).map((offset) => addDays(start, offset))

const isOn = ({ from, to }: PlanFact, day: LocalDate) => from <= day && (to === null || day < to)

describe('Figures, as facts of the plan', () => {
  const stated = fc.record({
    statedOn: days,
    audited: fc.boolean(),
    value: fc.constantFrom('1', '2', '-3.25'),
    withdrawn: fc.boolean(),
    restates: fc.boolean(),
  })

  test('stand on each day as what was stated by then stands', () => {
    fc.assert(
      fc.property(fc.array(stated, { maxLength: 6 }), days, (all, day) => {
        const statements = all.map(
          ({ statedOn, audited, value, withdrawn, restates }, at) =>
            ({
              statementId: `s${at}`,
              period: figurePeriod('2024'),
              statedOn,
              audited,
              provenance,
              figures: [{ item: 'value_added', value, unit: '万元' }],
              replaces: restates ? 's' : null,
              withdrawn,
            }) as unknown as StatementDocument,
        )
        const of = (some: readonly StatementDocument[]) =>
          figureFacts({ statements: some } as unknown as FiguresDocument, 1)
        const then = of(statements).filter((one) => isOn(one, day))
        const byThen = of(statements.filter(({ statedOn }) => statedOn <= day)).filter(
          ({ to }) => to === null,
        )
        expect(then.map(({ factId, amount }) => [factId, amount])).toEqual(
          byThen.map(({ factId, amount }) => [factId, amount]),
        )
        expect(then.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('are exact in the unit that they were stated in', () => {
    const value = { value: trusted(parseStatedDecimal('0.1234567891')), unit: '亿元' as Unit }
    expect(exactly(value)).toBe(12_345_678_910_000_000_000n)
  })
})

const rungs: readonly Rung[] = ['seed', 'a', 'joint-stock', 'd', 'listed', 'failed']
const rungState = fc.tuple(fc.constantFrom(...rungs), days, fc.boolean()).map(
  ([rung, reachedOn, withdrawn]) =>
    ({
      rungId: rung,
      rung,
      reachedOn,
      withdrawn,
      rounds: [],
      provenance,
    }) as unknown as RungState,
)

describe('A ladder, on the plan’s way', () => {
  test('is in one stage each day, never goes back, and has ended for good', () => {
    const ladder = fc.record({
      rungs: fc.uniqueArray(rungState, { maxLength: 5, selector: ({ rung }) => rung }),
      closedOn: fc.option(days),
    })
    const order = ['research', 'incubation', 'acceleration', 'industrialisation', 'ended']
    fc.assert(
      fc.property(ladder, ({ rungs: some, closedOn }) => {
        const known = { rungs: some, closedOn, foundedOn: null, version: 1 }
        const along = stagesOf(funnel, known)
        expect(along[0]?.from).toBe(firstDate)
        const places = along.map(({ stage }) => order.indexOf(stage))
        expect(places).toEqual([...new Set(places)].toSorted())
        const now = funnelFacts(funnel, known).filter(({ key }) => key.startsWith('now~'))
        for (const day of [start, addDays(start, 20), addDays(start, 99)])
          expect(now.filter((one) => isOn(one, day))).toHaveLength(1)
      }),
    )
  })
})

describe('The steps of a contribution', () => {
  test('put each fact into one group each day, that of its stage then', () => {
    const facts = fc.array(
      fc.record({ from: days, last: fc.option(days), stage: fc.constantFrom('followed', 'none') }),
      { maxLength: 4 },
    )
    const turns = fc.uniqueArray(days, { maxLength: 3 })
    fc.assert(
      fc.property(facts, turns, days, (given, changes, day) => {
        const stages = ['incubation', 'acceleration', 'ended'] as const
        const contribution = {
          field: 'NEM',
          district: '440306',
          stages: [
            { stage: 'research' as const, from: firstDate },
            ...changes
              .toSorted()
              .map((from, at) => ({ stage: stages[at] ?? ('ended' as const), from })),
          ],
          facts: given.map(({ from, last, stage }, at) => ({
            family: 'f',
            key: `k${at}`,
            amount: '5',
            from,
            to: last === null || last <= from ? null : last,
            stage,
          })),
        } as unknown as PlanContribution
        const sums = new Map<string, bigint>()
        for (const { group, key, day: on, amount } of planSums.stepsOf(contribution))
          if (on <= day) {
            const id = [...group, key].join()
            sums.set(id, (sums.get(id) ?? 0n) + amount)
          }
        const found = [...sums].filter(([, amount]) => amount !== 0n).toSorted()
        const expected = contribution.facts
          .filter((one) => isOn(one, day))
          .map(({ key, stage }) => {
            const where = stage === 'none' ? '' : stageOn(contribution, day)
            return [`NEM,440306,${where},${key}`, 5n]
          })
        expect(found).toEqual(expected.toSorted())
      }),
    )
  })
})

describe('A right, as a fact of the plan', () => {
  type Facts = readonly ReturnType<typeof fact>[]
  const state = (...facts: Facts) => ({
    status: 'registered' as const,
    count: 1 + facts.length,
    profile: invention,
    entries: entry(...facts),
  })
  const entry = (...facts: Facts) => facts.map((one, at) => ({ version: at + 2, fact: one }))
  const facts = (...given: Facts) =>
    rightFacts(
      new Set([enterpriseId]),
      { ipRightId: 'r', state: state(...given) },
      new Set(['invention']),
    )

  test('counts from its grant to the end of its term, and as of high value once kept ten years', () => {
    const found = facts(granted('2019-05-14')).map(({ family, from, to }) => [family, from, to])
    expect(found).toEqual([
      [families.highValue, '2027-07-22', '2037-07-21'],
      [families.classOne, '2019-05-14', '2037-07-21'],
    ])
  })

  test('counts for the first of its owners that is on record, and for nobody else', () => {
    const known = { ipRightId: 'r', state: state(granted()) }
    expect(rightFacts(new Set(['someone else']), known, new Set(['invention']))).toEqual([])
    expect(facts()).toEqual([])
  })
})

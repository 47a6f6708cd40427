import { beforeAll, describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import type { ExplainedCriterion, Explanation } from '../explain/explanation.ts'
import { readDesignationRules } from '../reference/read-rule-book.ts'
import type { RuleBook } from '../reference/rule-book.ts'
import { highTech } from '../testing/champions-and-technology.ts'
import { littleGiant2022, littleGiant2026 } from '../testing/little-giants.ts'
import type { WorkedExample } from '../testing/worked-example.ts'
import { workedExamples } from '../testing/worked-examples.ts'
import {
  amount,
  factsFrom,
  held,
  invention,
  list,
  standing,
  type Written,
  without,
  yearly,
} from '../testing/written.ts'
import { selfCheck } from './self-check.ts'

let book: RuleBook
beforeAll(async () => {
  book = await readDesignationRules()
})

function check({ rule, on, purpose }: WorkedExample, facts: Written) {
  return selfCheck(book, factsFrom(book.words, facts), { rule, on: localDate(on), purpose })
}

function criteriaIn(node: Explanation): readonly ExplainedCriterion[] {
  if (node.kind === 'criterion') return [node]
  const consulted = (node.indicators ?? []).flatMap((each) => each.consulted)
  return [...node.parts, ...consulted].flatMap(criteriaIn)
}

const named = ({ rule, version }: WorkedExample) => `${rule} ${version}`

test('there is an example of every version of every rule', () => {
  const versions = [...book.rules.values()].flatMap(({ id, versions }) =>
    versions.map(({ version }) => `${id} ${version}`),
  )
  expect(new Set(workedExamples.map(named))).toEqual(new Set(versions))
})

describe.each(workedExamples.map((example) => [named(example), example] as const))(
  '%s',
  (_, example) => {
    test('is met with every figure on its limit', () => {
      const { version, outcome, needs } = check(example, example.facts)
      expect({ version, outcome, needs }).toEqual({
        version: example.version,
        outcome: 'met',
        needs: undefined,
      })
    })

    test('is open with any one of the facts unknown, and says which', () => {
      for (const [name, fact] of Object.entries(example.facts)) {
        const { outcome, needs } = check(example, without(example.facts, name))
        const judged = 'by' in fact
        expect([name, outcome]).toEqual([name, judged ? 'needs-person' : 'unknown'])
        const key = 'fact' in fact ? fact.fact : fact.list
        if (!judged) expect(JSON.stringify(needs)).toContain(`"fact":"${key}"`)
      }
    })

    test('has nothing decided without a single fact', () => {
      const { outcome, explanation } = check(example, {})
      expect(outcome).toBe('unknown')
      expect(criteriaIn(explanation).map((each) => each.outcome)).not.toContain('met')
    })

    test('is missed by the least that can be missed, and says by which criterion', () => {
      for (const [instead, criterion] of example.missed) {
        const { outcome, explanation } = check(example, { ...example.facts, ...instead })
        const missed = criteriaIn(explanation).filter((each) => each.outcome === 'not-met')
        expect(missed.map(({ name }) => name.en)).toContain(criterion)
        expect(outcome).not.toBe('met')
      }
    })
  },
)

describe('the version', () => {
  test('is the one in force on the day, and the superseded one still answers for its days', () => {
    const versionOn = (on: string, purpose: 'application' | 'renewal' = 'application') =>
      check({ ...littleGiant2026, on, purpose }, {}).version
    expect(versionOn('2022-08-01')).toBe('2022-63')
    expect(versionOn('2026-03-31')).toBe('2022-63')
    expect(versionOn('2026-04-01')).toBe('2026-2')
    expect(versionOn('2026-12-31', 'renewal')).toBe('2022-63')
    expect(versionOn('2027-01-01', 'renewal')).toBe('2026-2')
  })

  test('is none before the first, of what has no criteria, and of what there isn’t', () => {
    const codeOf = (rule: string, on: string) => {
      try {
        return check({ ...littleGiant2026, rule, on }, {}).version
      } catch (error) {
        return error
      }
    }
    expect(codeOf('little-giant', '2022-07-31')).toMatchObject({
      problem: { code: 'RULE_NOT_IN_FORCE' },
    })
    expect(codeOf('gazelle', '2026-05-01')).toMatchObject({
      problem: { code: 'RULE_NOT_RECORDED' },
    })
    expect(codeOf('giant', '2026-05-01')).toMatchObject({ problem: { code: 'RULE_UNKNOWN' } })
  })

  test('on renewal asks for no growth', () => {
    const shrunk: Written = {
      ...littleGiant2026.facts,
      ...yearly('revenue', 2024, '30000'),
      ...yearly('rd_expense', 2024, '900'),
    }
    const renewed = { ...littleGiant2026, on: '2027-05-01', purpose: 'renewal' as const }
    const { explanation } = check(renewed, shrunk)
    const names = criteriaIn(explanation).map(({ name }) => name.en)
    expect(names).not.toContain('compound growth of revenue over two years')
    expect(
      criteriaIn(check(littleGiant2026, shrunk).explanation).map(({ name }) => name.en),
    ).toContain('compound growth of revenue over two years')
  })
})

describe('of the alternatives', () => {
  test('each branch of revenue and R&D of 2022 is enough by itself', () => {
    const middle: Written = {
      ...littleGiant2022.facts,
      ...yearly('revenue', 2024, '9999'),
      ...yearly('rd_expense', 2024, '599.94'),
      ...yearly('rd_expense', 2023, '540'),
    }
    expect(check(littleGiant2022, middle).outcome).toBe('met')
    const small: Written = {
      ...littleGiant2022.facts,
      ...yearly('revenue', 2024, '4999.999999'),
      ...yearly('main_business_revenue', 2024, '4500'),
      ...yearly('main_business_revenue', 2023, '4000'),
      ...yearly('main_business_revenue', 2022, '4000'),
      ...yearly('rd_expense', 2024, '3000'),
      ...yearly('rd_staff', 2024, '50', 'people'),
      ...yearly('headcount', 2024, '100', 'people'),
      ...list('equity_financing', littleGiant2022.on, [
        {
          name: 'B',
          investor: 'qualified-institution',
          paid_in_on: '2024-06-01',
          amount: amount('0.8', '亿元'),
        },
      ]),
    }
    expect(check(littleGiant2022, small).outcome).toBe('met')
    // On the limit of 50 million the small branch is closed.
    const onLimit = { ...small, ...yearly('revenue', 2024, '5000') }
    expect(check(littleGiant2022, onLimit).outcome).not.toBe('met')
  })

  test('the size of a high-tech enterprise decides which share of R&D is asked for', () => {
    const rd = (sales: string, spent: string) =>
      check(highTech, {
        ...highTech.facts,
        ...yearly('revenue', 2025, sales),
        ...yearly('revenue', 2024, '0'),
        ...yearly('rd_expense', 2025, spent),
        ...yearly('rd_expense', 2024, '0'),
        ...yearly('rd_expense_domestic', 2025, spent),
      }).outcome
    expect([rd('5000', '250'), rd('5000', '249')]).toEqual(['met', 'not-met'])
    expect([rd('5000.01', '201'), rd('5000.01', '200')]).toEqual(['met', 'not-met'])
    expect([rd('20000', '800'), rd('20000', '799')]).toEqual(['met', 'not-met'])
    expect([rd('20000.01', '601'), rd('20000.01', '600')]).toEqual(['met', 'not-met'])
  })

  test('with sales of nothing the share has no meaning, and a person is needed', () => {
    const { outcome } = check(highTech, {
      ...highTech.facts,
      ...yearly('revenue', 2025, '0'),
      ...yearly('revenue', 2024, '0'),
    })
    expect(outcome).toBe('needs-person')
  })
})

describe('a list', () => {
  const ip = (written: Written) => {
    const { explanation } = check(littleGiant2026, written)
    const found = criteriaIn(explanation).find(({ name }) => name.en.startsWith('own Class I'))
    if (!found) throw new Error('the criterion is not there')
    return found
  }

  test('that is not complete may hold more: what it shows is enough, but never too little', () => {
    const items = ['ZL1', 'ZL2', 'ZL3'].map((name) => invention(name))
    const on = littleGiant2026.on
    expect(ip(list('ip_rights', on, items, false)).outcome).toBe('unknown')
    expect(ip(list('ip_rights', on, items, true)).outcome).toBe('not-met')
    expect(ip(list('ip_rights', on, [...items, invention('ZL4')], false)).outcome).toBe('met')
  })

  test('of which an item has a field unknown leaves open whether that counts', () => {
    const items = ['ZL1', 'ZL2', 'ZL3'].map((name) => invention(name))
    const open = ip(
      list('ip_rights', littleGiant2026.on, [...items, invention('ZL4', { in_use: null })]),
    )
    expect(open).toMatchObject({
      outcome: 'unknown',
      found: { low: { value: '3' }, high: { value: '4' } },
      missing: [{ part: { en: 'the rest of "ZL4"' } }],
    })
    // Of a trademark it doesn't matter whether it is in use.
    const trademark = { ...invention('M', { in_use: null }), kind: 'trademark' }
    expect(ip(list('ip_rights', littleGiant2026.on, [...items, trademark])).outcome).toBe('not-met')
  })

  test('of a later day is not known yet, and of several the latest by then counts', () => {
    const items = ['ZL1', 'ZL2', 'ZL3', 'ZL4'].map((name) => invention(name))
    const others = without(littleGiant2026.facts, 'ip_rights')
    const later = { ...others, ...list('ip_rights', '2026-05-02', items) }
    expect(ip(later).outcome).toBe('unknown')
    const earlier = { list: 'ip_rights', asOf: '2026-04-30', complete: true, items: [] }
    expect(ip({ ...littleGiant2026.facts, earlier }).outcome).toBe('met')
    expect(ip({ ...later, earlier }).outcome).toBe('not-met')
  })
})

test('a title that has run out, or begins later, is not held', () => {
  const with_ = (more: Readonly<Record<string, unknown>>) =>
    check(littleGiant2026, {
      ...littleGiant2026.facts,
      ...list('designations', littleGiant2026.on, [held('specialised-sme', more)]),
    }).outcome
  expect(with_({ valid_to: '2026-05-01' })).toBe('met')
  expect(with_({ valid_to: '2026-04-30' })).toBe('not-met')
  expect(with_({ valid_from: '2026-05-02' })).toBe('not-met')
  expect(with_({ valid_to: null })).toBe('unknown')
})

test('the printed ratios of a listed enterprise come out (688758, prospectus page 35)', () => {
  const facts: Written = {
    ...yearly('revenue', 2021, '15488.71'),
    ...yearly('revenue', 2023, '24520.55'),
    ...yearly('revenue', 2022, '21277.3'),
    ...yearly('rd_expense', 2021, '2351.19'),
    ...yearly('rd_expense', 2022, '4068.22'),
    ...yearly('rd_expense', 2023, '4421.06'),
    ...{ established_on: { fact: 'established_on', value: '2009-03-16' } },
    ...standing('niche_market_years', '15', 'years', '2024-05-01'),
  }
  const on = '2024-05-01'
  const rd = criteriaIn(check({ ...highTech, on }, facts).explanation).filter(
    ({ name }) => name.en === 'R&D expense of sales over three years',
  )
  expect(rd.map(({ found }) => found?.low.value)).toEqual(['17.6882', '17.6882', '17.6882'])
  const growing = check(
    { ...littleGiant2026, on: '2026-05-01' },
    {
      ...yearly('revenue', 2023, '15488.71'),
      ...yearly('revenue', 2024, '21277.3'),
      ...yearly('revenue', 2025, '24520.55'),
    },
  )
  const growth = criteriaIn(growing.explanation).find(
    ({ name }) => name.en === 'compound growth of revenue over two years',
  )
  expect(growth).toMatchObject({ outcome: 'met', found: { low: { value: '25.82', unit: '%' } } })
})

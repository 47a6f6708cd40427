import { beforeAll, describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import { selfCheck } from '../evaluate/self-check.ts'
import { readDesignationRules } from '../reference/read-rule-book.ts'
import type { RuleBook } from '../reference/rule-book.ts'
import { littleGiant2026 } from '../testing/little-giants.ts'
import { specialised2026 } from '../testing/small-enterprises.ts'
import type { WorkedExample } from '../testing/worked-example.ts'
import { workedExamples } from '../testing/worked-examples.ts'
import { factsFrom, standing, type Written, yearly } from '../testing/written.ts'
import { tellSelfCheck } from './tell.ts'

let book: RuleBook
beforeAll(async () => {
  book = await readDesignationRules()
})

function told({ rule, on, purpose }: WorkedExample, facts: Written, language: 'zh' | 'en'): string {
  const question = { rule, on: localDate(on), purpose }
  const lines = tellSelfCheck(selfCheck(book, factsFrom(book.words, facts), question))
  return lines.map(({ depth, text }) => `${'  '.repeat(depth)}${text[language]}`).join('\n')
}

const short: Written = {
  ...littleGiant2026.facts,
  ...yearly('main_business_revenue', 2025, '19000'),
  ...standing('domestic_rank', '4', 'place', littleGiant2026.on),
}

describe('what people are told', () => {
  test('of a figure that falls short: the figure, the limit, how far, and what would change it', () => {
    const english = told(littleGiant2026, short, 'en')
    expect(english).toContain(
      '✗ main-business revenue of revenue: not met, 86.1678 %, asked for ≥ 90 %, 3.8322 percentage points short',
    )
    expect(english).toContain('fact: revenue CNY 220,500,000, 2025, no source named')
    expect(english).toContain('main-business revenue (2025) higher by at least CNY 8,450,000')
    expect(english).toContain('? market share or rank (at least 1 of 2): unknown')
    expect(english).toContain(
      'rank in the domestic niche market (2026-05-01) lower by at least 1 place',
    )
    expect(english).toContain('provide share of the niche market (2026-05-01)')
    const chinese = told(littleGiant2026, short, 'zh')
    expect(chinese).toContain(
      '✗ 主营业务收入占营业收入：不满足，86.1678%，要求 ≥ 90%，差 3.8322 个百分点',
    )
    expect(chinese).toContain('据：营业收入 22,050 万元，2025，未注明来源，可信程度未说明')
    expect(chinese).toContain('主营业务收入（2025）增加至少 845 万元')
  })

  test('of an item that was not read in a primary text, that it wasn’t', () => {
    expect(told(specialised2026, {}, 'en')).toContain('! This standard: seen only in a restatement')
    expect(told(specialised2026, {}, 'zh')).toContain('! 该标准仅见转述，未见原文')
    expect(told(littleGiant2026, {}, 'en')).toContain('! This item: worked out here')
    expect(told(littleGiant2026, {}, 'en')).not.toContain('! This standard')
  })

  test('is complete in either language, with its sources', () => {
    for (const example of workedExamples) {
      for (const facts of [example.facts, {}]) {
        expect(told(example, facts, 'zh')).not.toMatch(/undefined|NaN|\[object/)
        const english = told(example, facts, 'en')
        expect(english).not.toMatch(/undefined|NaN|\[object/)
        const [before = '', sources = ''] = english.split('\nSources:\n')
        expect(before).not.toMatch(/\p{Script=Han}/u)
        expect(sources).toMatch(/^ {2}\[[a-z0-9-]+\] ./)
      }
    }
  })
})

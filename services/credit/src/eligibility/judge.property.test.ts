import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import fc from 'fast-check'
import { answer, replay } from './answer/answer.ts'
import { explain } from './explain.ts'
import { judge } from './judge.ts'
import type { Judging } from './judge-right.ts'
import { engineVersion } from './layers/basis-of.ts'
import { type Decision, decisions, type Reason } from './reason.ts'
import { judgingOf, story } from './testing/random-inputs.ts'
import { fact, inputsWith, on, rules } from './testing/samples.ts'
import { twoPolicies } from './testing/two-policies.ts'

const answerOf = ({ question, facts, policy }: Judging) => answer(question, facts, rules, policy)

const runs = { numRuns: 80 }

/** Otherwise the properties would hold of nothing. */
test('the made-up stories come to every verdict, with little and with more known', () => {
  const met = new Set(
    fc.sample(story, { numRuns: 150, seed: 7 }).flatMap((told) => {
      const rights = [told.less, told.more].map((known) => judge(judgingOf(told, known)).rights)
      return rights.flat().map(({ decision }) => decision)
    }),
  )
  expect([...met].sort()).toEqual(['conditional', 'eligible', 'indeterminate', 'ineligible'])
})

describe('a verdict', () => {
  test('that is decided stays as it is, however much more is known', () => {
    fc.assert(
      fc.property(story, (told) => {
        const less = judge(judgingOf(told, told.less))
        const more = judge(judgingOf(told, told.more))
        for (const verdict of [less, ...less.rights]) {
          if (verdict.decision !== 'eligible' && verdict.decision !== 'ineligible') continue
          const same = [more, ...more.rights].find((one) => idOf(one) === idOf(verdict))
          expect(same?.decision).toBe(verdict.decision)
        }
        for (const [index, right] of less.rights.entries())
          for (const reason of right.reasons.filter(isDecided))
            expect(outcomeIn(more.rights[index]?.reasons, reason.code)).toBe(reason.outcome)
      }),
      { numRuns: 250 },
    )
  })

  test('is never eligible where anything that is asked isn’t known', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { decision, reasons } of judge(judgingOf(told, told.less)).rights)
          if (reasons.some(({ outcome }) => outcome === 'unknown'))
            expect(decision).not.toBe('eligible')
      }),
      runs,
    )
  })

  test('is the worst that any reason leaves, and each reason that isn’t met says what would change it, or that nothing does', () => {
    fc.assert(
      fc.property(story, (told) => {
        const order = ['ineligible', 'indeterminate', 'conditional', 'eligible']
        for (const { decision, reasons } of judge(judgingOf(told, told.less)).rights) {
          const worst = Math.min(...reasons.map(({ allows }) => order.indexOf(allows)))
          expect(decision).toBe(order[worst])
          for (const { outcome, missing, changes } of reasons)
            if (outcome === 'unknown')
              expect(changes.length).toBeGreaterThanOrEqual(Math.max(1, missing.length))
        }
      }),
      runs,
    )
  })

  test('has the same bytes in whatever order its facts and rights are told', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 2 }), (told, turn) => {
        const inputs = judgingOf(told, told.full)
        const turned = <T>(those: readonly T[]): readonly T[] =>
          [...those.slice(turn), ...those.slice(0, turn)].reverse()
        const shuffled = {
          ...inputs,
          question: { ...inputs.question, rights: turned(inputs.question.rights) },
          facts: {
            merged: [],
            rights: turned(inputs.facts.rights).map((right) => ({
              ...right,
              licences: turned(right.licences),
              disputes: turned(right.disputes),
              invalidations: turned(right.invalidations),
              consents: turned(right.consents),
              pledges: turned(right.pledges),
            })),
          },
        }
        expect(answerOf(shuffled).text).toBe(answerOf(inputs).text)
      }),
      runs,
    )
  })

  test('names the same footnote first, whichever was told first', () => {
    const footnotes = ['2024年年度报告附注', '2025年年度报告附注'].map((source, index) =>
      fact(
        {
          reference: `Y${index}`,
          since: on(`2024-0${2 - index}-01`),
          until: null,
          pledgee: '示例银行',
        },
        { source, confidence: 'unverified' },
      ),
    )
    const texts = [footnotes, footnotes.toReversed()].map(
      (pledges) => answerOf(inputsWith({ right: { pledges } })).text,
    )
    expect(texts[0]).toContain('2025年年度报告附注')
    expect(texts[1]).toBe(texts[0])
  })

  test('is replayed to the same bytes from what was recorded of it', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { inputs, text } = answerOf(judgingOf(told, told.less))
        expect(replay(JSON.parse(JSON.stringify(inputs)), rules)).toBe(text)
      }),
      runs,
    )
  })
})

const idOf = (verdict: object): string => ('rightId' in verdict ? String(verdict.rightId) : 'whole')
const isDecided = ({ outcome }: Reason): boolean => outcome === 'met' || outcome === 'not-met'
const outcomeIn = (reasons: readonly Reason[] | undefined, code: string) =>
  reasons?.find((one) => one.code === code)?.outcome

describe('a stricter policy', () => {
  test('never makes a verdict better, of a right or of the loan', () => {
    fc.assert(
      fc.property(story, twoPolicies, (told, { looser, stricter }) => {
        const by = (policy: Judging['policy']) => judge({ ...judgingOf(told, told.less), policy })
        const [loose, strict] = [by(looser), by(stricter)]
        expect(rank(strict)).toBeLessThanOrEqual(rank(loose))
        for (const [index, right] of strict.rights.entries())
          expect(rank(right)).toBeLessThanOrEqual(rank(loose.rights[index] ?? right))
      }),
      { numRuns: 250 },
    )
  })
})

const rank = ({ decision }: { readonly decision: Decision }) => decisions.indexOf(decision)

describe('a replay', () => {
  const { inputs } = answerOf(inputsWith())
  const codeOf = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      return error instanceof ProblemError ? error.problem.code : String(error)
    }
    return undefined
  }

  test('with other rules, or another reckoning, is refused rather than answered otherwise', () => {
    const others = {
      ...rules,
      pledge: { ...rules.pledge, file: { ...rules.pledge.file, digest: 'x' } },
    }
    expect(codeOf(() => replay(inputs, others))).toBe('REPLAY_RULES_DIFFER')
    expect(codeOf(() => replay({ ...inputs, engine: 'eligibility/0' }, rules))).toBe(
      'REPLAY_ENGINE_DIFFERS',
    )
  })

  test('has the bytes that it always had: where they change and the files didn’t, the engine’s version has to', () => {
    const contested = inputsWith({
      right: {
        invalidations: [
          fact({ reference: '4W1', since: on('2026-05-01'), until: null, outcome: null }),
        ],
        pledges: [
          fact({
            reference: 'Y1',
            since: on('2024-01-01'),
            until: on('2025-01-01'),
            pledgee: '示例银行',
          }),
        ],
      },
      question: { borrower: {} },
    })
    const answers = [inputsWith(), contested].map(answerOf)
    const digest = createHash('sha256')
      .update(answers.map(({ text }) => text).join('\n'))
      .digest('hex')
    const files = answers[0]?.inputs.rules.map((file) => file.digest.slice(0, 8))
    expect([engineVersion, files, digest]).toEqual([
      'eligibility/2',
      ['81efebd7', '1e5e374b'],
      '7d72788f020468d6580813d83e36ea3e8fe9afeaa447a90e83c331a460777d08',
    ])
  })
})

test('an answer is told in full in both languages', () => {
  const lines = explain(judge(inputsWith({ right: { fees: 'unknown' } })))
  const text = (language: 'zh' | 'en') => lines.map((line) => line.text[language]).join('\n')
  expect(text('en')).toContain('PP-R04')
  expect(text('en')).toContain('Provide: annual fees paid until')
  expect(text('zh')).toContain('无法判断')
  expect(lines.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true)
})

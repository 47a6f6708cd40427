import { describe, expect, test } from '@jest/globals'
import { problemKinds } from '@seedline/values'
import fc from 'fast-check'
import { refusalTables as tables } from '../gen/gathered/refusals.ts'
import {
  causedBy,
  plainly,
  problemOf,
  type RefusalCode,
  refusal,
  refusalOf,
  refusals,
} from './index.ts'
import type { Refusal, Sentences } from './refusal.ts'

const declared = Object.entries<Refusal>(refusals)

const factsIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{([a-z][a-z_0-9]*)\}/g)].map(([, name = '']) => name).sort()

describe('the refusals', () => {
  test('are declared once each', () => {
    const codes = tables.flatMap((table) => Object.keys(table))
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
    expect(codes).toHaveLength(declared.length)
  })

  test.each(declared)('%s is said in both languages, with a mend', (code, one) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
    const said: Sentences[] = [one.title, one.mend, ...(one.detail ? [one.detail] : [])]
    for (const [zh, en] of said) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z`"{]/)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
    expect(Object.hasOwn(problemKinds, one.kind)).toBe(true)
  })

  test.each(declared)('%s has a title that is whole without a case at hand', (_code, { title }) => {
    expect(title.flatMap(factsIn)).toEqual([])
    expect(title[0]).toMatch(/。$/)
    expect(title[1]).toMatch(/\.$/)
  })

  test.each(declared)('%s speaks of the same facts in both languages', (_code, one) => {
    // Chinese may name a currency where English has the amounts speak for themselves.
    for (const [zh, en] of [one.mend, one.detail ?? one.title])
      expect(factsIn(zh).filter((name) => name !== 'currency')).toEqual(
        factsIn(en).filter((name) => name !== 'currency'),
      )
  })

  test.each(declared)('%s leaves no fact open where it is given all of them', (code, one) => {
    const names = [one.detail ?? one.title, one.mend].flat().flatMap(factsIn)
    const facts = Object.fromEntries([...names, ...(one.facts ?? [])].map((name) => [name, 'x']))
    const { title, mend } = problemOf(code as 'TEXT_TOO_LONG', facts as { maximum: string })
    expect([title, mend].flatMap(({ zh, en }) => [...factsIn(zh), ...factsIn(en)])).toEqual([])
  })

  test('are known by their code alone, and nothing that objects inherit is one', () => {
    expect(refusalOf('TEXT_EMPTY')).toBe(refusals.TEXT_EMPTY)
    for (const code of ['constructor', '__proto__', 'toString', 'NOTHING_OF_OURS', ''])
      expect(refusalOf(code)).toBeUndefined()
  })
})

describe('a refusal of a case', () => {
  test('says its facts in both languages, and carries them', () => {
    expect(problemOf('TEXT_TOO_LONG', { maximum: 200 })).toEqual({
      code: 'TEXT_TOO_LONG',
      kind: 'invalid',
      title: { zh: '文字过长。', en: 'The text is too long.' },
      mend: {
        zh: '请缩短到 200 个字符以内。',
        en: 'Shorten it to at most 200 characters.',
      },
      facts: { maximum: '200' },
    })
  })

  test('says a code by its word in each language, and carries the code', () => {
    const problem = problemOf('NOT_A_FINANCING_RUNG', {
      rung: { code: 'listed', zh: '上市', en: 'Listed' },
    })
    expect(problem.title).toEqual({
      zh: '“上市”不是融资轮次',
      en: '"Listed" is not a round of financing',
    })
    expect(problem.facts).toEqual({ rung: 'listed' })
  })

  test('never takes what a fact says for a sentence of ours', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('{expected}', '{got}', '$&', '$1', '{currency}')),
        fc.string(),
        (expected, got) => {
          const { title, facts } = problemOf('CURRENCY_MISMATCH', { expected, got })
          expect(title.en).toBe(`Expected ${expected}, got ${got}`)
          expect(facts).toEqual({ expected, got })
        },
      ),
    )
  })

  test('quotes JSON as it is: its braces are no facts', () => {
    expect(problemOf('MONEY_EXPECTED').mend.en).toBe(
      'Write it as {"currency": "CNY", "amount": "12.34"}.',
    )
    expect(problemOf('OBJECT_EXPECTED').mend.en).toBe('Write it as {…}.')
  })

  test('can be thrown, and keeps for the log what it was caused by', () => {
    const cause = new Error('socket closed')
    expect(refusal('TEXT_EMPTY').problem).toEqual(problemOf('TEXT_EMPTY'))
    expect(causedBy(cause, 'SERVICE_UNAVAILABLE')).toMatchObject({
      cause,
      problem: { code: 'SERVICE_UNAVAILABLE', kind: 'unavailable' },
    })
  })

  test('whose circumstances nobody knows says its title', () => {
    expect(plainly('ENTERPRISE_CLOSED').title).toEqual({
      zh: '这家企业已经终止。',
      en: 'This enterprise has been closed.',
    })
  })

  test('needs each of its facts, and no others', () => {
    const attempts = () => [
      // @ts-expect-error its sentences speak of {maximum}
      problemOf('TEXT_TOO_LONG'),
      // @ts-expect-error {maximum} is lacking
      problemOf('TEXT_TOO_LONG', {}),
      // @ts-expect-error it carries no fact of this name
      problemOf('TEXT_TOO_LONG', { maximum: 1, minimum: 2 }),
      // @ts-expect-error it carries none
      problemOf('TEXT_EMPTY', { maximum: 1 }),
      // @ts-expect-error carried besides those in its sentences
      problemOf('ENTERPRISE_CLOSED', { closed_on: '2024-05-20' }),
      // @ts-expect-error no such code
      refusal('NOTHING_OF_OURS' satisfies RefusalCode),
    ]
    expect(attempts).toBeInstanceOf(Function)
  })
})

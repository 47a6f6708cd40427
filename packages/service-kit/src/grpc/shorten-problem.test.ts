import { describe, expect, test } from '@jest/globals'
import { Problem as ProblemMessage } from '@seedline/contracts/errors/v1/problem'
import { refusals } from '@seedline/contracts/refusals'
import { type Problem, problem } from '@seedline/values'
import fc from 'fast-check'
import { messageOfProblem } from './problem-message.ts'
import { problemWithin } from './shorten-problem.ts'

const most = 4_096
const bytesOf = (one: Problem) => ProblemMessage.encode(messageOfProblem(one)).finish().byteLength

const words = fc.string({ unit: 'binary', maxLength: 1_000, size: 'max' })
const text = fc.record({ zh: words, en: words })
const code = fc.oneof(fc.constantFrom(...Object.keys(refusals)), words)
const field = fc.record({ pointer: words, code: words, title: text, mend: text })
const anyProblem: fc.Arbitrary<Problem> = fc.record({
  code,
  kind: fc.constantFrom('invalid', 'refused', 'unavailable'),
  title: text,
  mend: text,
  fields: fc.array(field, { maxLength: 12, size: 'max' }),
  facts: fc.dictionary(words, words, { maxKeys: 5 }),
})
const said = { zh: '不行', en: 'no' }
const faults = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ pointer: `/${at}`, code: 'X', title: said }))

describe('a problem within so many bytes', () => {
  test('always fits, and keeps its kind', () => {
    fc.assert(
      fc.property(anyProblem, (one) => {
        const within = problemWithin(one, most)
        expect(bytesOf(within)).toBeLessThanOrEqual(most)
        expect(within.kind).toBe(one.kind)
      }),
      { numRuns: 50, endOnFailure: true },
    )
  })

  test('is left as it is where it fits', () => {
    const one = problem('X', 'refused', said, said, { fields: faults(3), facts: { a: 'b' } })
    expect(problemWithin(one, most)).toBe(one)
  })

  test('loses fields first, and tells how many', () => {
    const one = problem('X', 'refused', said, said, { fields: faults(400), facts: { a: 'b' } })
    const { fields = [], facts } = problemWithin(one, most)
    expect(fields.length).toBeGreaterThan(20)
    expect(facts).toEqual({ a: 'b', fields_omitted: String(400 - fields.length) })
  })

  test('keeps its facts when no field fits', () => {
    const field = { pointer: '/x', code: 'X', title: { zh: '长'.repeat(3_000), en: '' } }
    const one = problem('X', 'refused', said, said, { fields: [field], facts: { a: 'b' } })
    expect(problemWithin(one, most)).toEqual(
      problem('X', 'refused', said, said, { facts: { a: 'b', fields_omitted: '1' } }),
    )
  })

  test('says what is declared of its code when its own words are too long', () => {
    const long = { zh: '长'.repeat(3_000), en: 'long' }
    const { code, title } = problemWithin(problem('USCC_TAKEN', 'refused', long, long), most)
    expect([code, title.en.length < 300]).toEqual(['USCC_TAKEN', true])
  })
})

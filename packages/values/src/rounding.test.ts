import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { quoted } from './parsed.ts'
import { ProblemError, problem } from './problem.ts'
import { divideRounded, type Rounding } from './rounding.ts'

describe('rounding', () => {
  test.each<[bigint, bigint, Rounding, bigint]>([
    [5n, 2n, 'half-up', 3n],
    [-5n, 2n, 'half-up', -3n],
    [5n, 2n, 'half-even', 2n],
    [7n, 2n, 'half-even', 4n],
    [-5n, 2n, 'half-even', -2n],
    [5n, 2n, 'down', 2n],
    [-5n, 2n, 'down', -2n],
    [4n, 3n, 'up', 2n],
    [-4n, 3n, 'up', -2n],
    [6n, 3n, 'up', 2n],
  ])('%p / %p %s is %p', (numerator, denominator, rounding, whole) => {
    expect(divideRounded(numerator, denominator, rounding)).toBe(whole)
  })

  test('is never a whole unit off, nor more than half when to the nearest', () => {
    const roundings = fc.constantFrom<Rounding>('half-up', 'half-even', 'down', 'up')
    const denominator = fc.bigInt({ min: 1n, max: 10n ** 12n })
    fc.assert(
      fc.property(fc.bigInt(), denominator, roundings, (top, bottom, how) => {
        const off = divideRounded(top, bottom, how) * bottom - top
        const distance = off < 0n ? -off : off
        expect(distance < bottom).toBe(true)
        if (how.startsWith('half')) expect(distance * 2n <= bottom).toBe(true)
      }),
    )
  })
})

test('a problem thrown keeps its code, its facts and its cause', () => {
  const text = { zh: '不存在', en: 'There is none' }
  const cause = new Error('socket closed')
  const error = new ProblemError(problem('NONE', 'not-found', text, text, { facts: { id: '7' } }), {
    cause,
  })
  expect(error.message).toBe('NONE: There is none')
  expect(error.cause).toBe(cause)
  expect(error.problem).toEqual({
    code: 'NONE',
    kind: 'not-found',
    title: text,
    mend: text,
    facts: { id: '7' },
  })
})

test.each([
  [null, 'null'],
  [undefined, 'undefined'],
  [12.5, 'number 12.5'],
  [7n, 'bigint 7'],
  [[1], 'a list'],
  [Object.create(null), 'object'],
  [{ toString: '' }, 'object'],
  [Symbol('s'), 'symbol'],
  ['x'.repeat(50), `${'x'.repeat(39)}…`],
])('whatever was sent is quoted back safely: %#', (input, shown) => {
  expect(quoted(input)).toBe(shown)
})

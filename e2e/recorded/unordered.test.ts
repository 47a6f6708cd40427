import { expect, test } from '@jest/globals'
import { differences } from './compare.ts'
import { unordered } from './unordered.ts'

const differing = (was: unknown, is: unknown) =>
  differences('x', unordered(was), unordered(is)).map(({ at }) => at)

test('The faults of a refusal may be told in any order, and none may be left out', () => {
  const name = { pointer: '/name', code: 'TEXT_EMPTY', mend: 'a' }
  const date = { pointer: '/on', code: 'DATE_INVALID', mend: 'b' }
  expect(differing({ errors: [name, date] }, { errors: [date, name] })).toEqual([])
  expect(differing({ errors: [name, date] }, { errors: [date] })).toEqual([
    '/errors/~1name TEXT_EMPTY',
  ])
  expect(differing({ errors: [name, name] }, { errors: [name] })).toEqual([
    '/errors/~1name TEXT_EMPTY (2)',
  ])
  expect(differing({ errors: [name] }, { errors: [{ ...name, mend: 'c' }] })).toEqual([
    '/errors/~1name TEXT_EMPTY/mend',
  ])
})

test('The fields that a schema requires have no order, and a further one is a difference', () => {
  expect(differing({ required: ['a', 'b'] }, { required: ['b', 'a'] })).toEqual([])
  expect(differing({ required: ['a'] }, { required: ['a', 'b'] })).toEqual(['/required/b'])
})

test('Headings have no order, and any other list keeps its own', () => {
  const [one, two] = [{ name: 'A' }, { name: 'B' }]
  expect(differing({ tags: [one, two] }, { tags: [two, one] })).toEqual([])
  expect(differing({ items: [one, two] }, { items: [two, one] })).toHaveLength(2)
})

test('A wording that is JSON is compared member by member', () => {
  expect(differing(['{"a":1,"b":2}'], ['{"b":2,"a":1}'])).toEqual([])
  expect(differing(['{"a":1}'], ['{"a":2}'])).toEqual(['/0/a'])
  expect(differing(['{"broken'], ['{"broken'])).toEqual([])
})

test('Dead letters have no order, for each is parked by another subscription at about the same time', () => {
  const [one, two] = ['a', 'b'].map((subscription) => ({ subscription, causeCode: 'X' }))
  expect(differing({ items: [one, two] }, { items: [two, one] })).toEqual([])
  expect(differing({ items: [one] }, { items: [two, one] })).toEqual(['/items/b'])
})

import { expect, test } from '@jest/globals'
import type { ProblemDetails } from '../../api/problem.ts'
import { faultsByField, pathOf } from './pointers.ts'

const problem = (...pointers: readonly string[]): ProblemDetails => ({
  type: '',
  title: '',
  status: 400,
  code: 'REQUEST_INVALID',
  errors: pointers.map((pointer) => ({ pointer, title: `wrong at ${pointer}` })),
})

test('a pointer names a field, with the numbers of entries as numbers', () => {
  expect(pathOf('/evidence/0/title')).toEqual(['evidence', 0, 'title'])
  expect(pathOf('/a~1b/c~0d')).toEqual(['a/b', 'c~d'])
})

test('what is wrong within an amount is told at the amount', () => {
  const asked = [['approvedAmount'], ['approvedOn']]
  expect(
    faultsByField(problem('/approvedAmount/amount', '/approvedAmount/currency'), asked),
  ).toEqual([
    {
      name: ['approvedAmount'],
      errors: ['wrong at /approvedAmount/amount', 'wrong at /approvedAmount/currency'],
    },
  ])
})

test('the nearest field is told, not the list around it', () => {
  const asked = [['evidence'], ['evidence', 0, 'title']]
  expect(faultsByField(problem('/evidence/0/title'), asked)[0]?.name).toEqual([
    'evidence',
    0,
    'title',
  ])
})

test('what no field of the form stands for is left to the problem itself', () => {
  expect(faultsByField(problem('/elsewhere'), [['reason']])).toEqual([])
  expect(faultsByField(undefined, [['reason']])).toEqual([])
})

test('of a form that asks for a part of the request, faults stand at the fields of that part', () => {
  const faults = problem('/facts/0/on', '/facts/1/on', '/on')
  expect(faultsByField(faults, [['on']], ['facts', 0])).toEqual([
    { name: ['on'], errors: ['wrong at /facts/0/on'] },
  ])
})

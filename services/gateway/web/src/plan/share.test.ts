import { expect, test } from '@jest/globals'
import { plan, target } from '../testing/plan.ts'
import { dueShare, shareOf } from './share.ts'

test('a share is known where both the number and the goal are', () => {
  expect(shareOf('11', '55')).toBe(0.2)
  expect(shareOf(undefined, '55')).toBeUndefined()
  expect(shareOf('11', undefined)).toBeUndefined()
  expect(shareOf('11', '0')).toBeUndefined()
})

test('the path asks for what it led to by the end of the last year that is over', () => {
  const of = plan({ asOf: '2023-12-31' })
  expect(dueShare(of, target())).toBeCloseTo(36_982 / 55_000)
  expect(dueShare(plan({ asOf: '2022-06-30' }), target())).toBeUndefined()
})

test('a target that is no sum of value added has no path', () => {
  expect(dueShare(plan(), target({ unit: 'ratio' }))).toBeUndefined()
})

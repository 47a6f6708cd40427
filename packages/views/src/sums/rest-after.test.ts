import { expect, test } from '@jest/globals'
import { restAfter } from './rest-after.ts'

test('Full batches that were quick keep nothing waiting', () => {
  expect([restAfter(5, true), restAfter(29, true)]).toEqual([0, 0])
})

test('Batches that take long leave the machine half of the time while more is waiting than they take', () => {
  expect([restAfter(100, true), restAfter(3000, true)]).toEqual([100, 500])
})

test('A batch that took all there was is followed later, by more at once, and never later than two seconds', () => {
  expect([restAfter(5, false), restAfter(200, false), restAfter(3000, false)]).toEqual([
    600, 800, 2000,
  ])
})

import { expect, test } from '@jest/globals'
import { leaseObserver } from './lease-observer.ts'

const session = (beat: number) => ({ id: 'a', name: 'relay', beat })

test('a session is silent when its beat stood still for a whole lease of the own clock', () => {
  const observer = leaseObserver(1000)
  expect(observer.silent([session(1)], 0)).toEqual(new Set())
  expect(observer.silent([session(1)], 999)).toEqual(new Set())
  expect(observer.silent([session(1)], 1000)).toEqual(new Set(['a']))
})

test('any change of its beat is a sign of life, even a lower one after it joined anew', () => {
  const observer = leaseObserver(1000)
  observer.silent([session(7)], 0)
  expect(observer.silent([session(1)], 1500)).toEqual(new Set())
  expect(observer.silent([session(1)], 2400)).toEqual(new Set())
  expect(observer.silent([session(1)], 2500)).toEqual(new Set(['a']))
})

test('a session seen for the first time is given a whole lease, however old it may be', () => {
  expect(leaseObserver(1000).silent([session(99)], 1e9)).toEqual(new Set())
})

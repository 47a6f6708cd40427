import { expect, test } from '@jest/globals'
import { isSameRequest, requestHashOf } from './request-hash.ts'

test.each([
  ['to the byte', 'a', 'a', true],
  ['otherwise', 'a', 'b', false],
  ['to the byte, where less of it was understood before', 'old bytes', 'new bytes', true],
  ['as it is understood now, where its bytes alone were kept', 'a', 'a b', true],
  ['in other bytes, but understood alike', 'a b', 'a c', true],
  ['in other bytes, understood otherwise', 'a b', 'c d', false],
])('a request is known again when it comes %s', (_how, first, again, same) => {
  expect(isSameRequest(first, again)).toBe(same)
  expect(isSameRequest(again, first)).toBe(same)
})

test('a request whose digest is not known is not told apart', () => {
  expect(isSameRequest(undefined, 'a')).toBe(true)
  expect(isSameRequest('a', undefined)).toBe(true)
})

test('a request that says in its bytes what was understood, and nothing else, has one digest', () => {
  expect(requestHashOf('a', 'a')).toBe('a')
  expect(requestHashOf('a', 'b')).toBe('a b')
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isAmongOwners, survivorsOf } from './survivors.ts'

const mergedAs = (...those: readonly (readonly [string, string])[]) =>
  survivorsOf(those.map(([enterpriseId, survivorId]) => ({ enterpriseId, survivorId })))

describe('An enterprise is among the owners', () => {
  test.each([
    ['under its own record', mergedAs(), true, ['one']],
    ['not under another’s', mergedAs(), false, ['two']],
    ['where its record goes on as the owner’s', mergedAs(['one', 'two']), true, ['two']],
    ['where the owner’s record goes on as its own', mergedAs(['two', 'one']), true, ['two']],
    [
      'where both were merged into a third',
      mergedAs(['one', 'three'], ['two', 'three']),
      true,
      ['two'],
    ],
    [
      'at the end of a chain of mergings',
      mergedAs(['one', 'three'], ['two', 'four'], ['three', 'four']),
      true,
      ['x', 'two'],
    ],
    ['not where they went on as two', mergedAs(['one', 'three'], ['two', 'four']), false, ['two']],
    ['not where nobody knows the owner', mergedAs(['one', '']), false, ['']],
    ['not where nobody owns it', mergedAs(), false, []],
  ])('%s', (_, survivorOf, is, owners) => {
    expect(isAmongOwners(survivorOf, 'one', owners)).toBe(is)
  })
})

const record = fc.constantFrom('a', 'b', 'c', 'd')
const mergings = fc.array(fc.record({ enterpriseId: record, survivorId: record }), { maxLength: 6 })

test('following mergings ends, in whatever order and circles they are told', () => {
  fc.assert(
    fc.property(mergings, record, (merged, from) => {
      const survivor = survivorsOf(merged)(from)
      expect(survivorsOf(merged.toReversed())(from)).toBe(survivor)
    }),
  )
})

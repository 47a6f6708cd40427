import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { digest, digestOf, isAlike, noDigests } from './digested-sums.ts'
import { type ExpectedSums, linesOf } from './expected-sums.ts'

const steps = fc.array(
  fc.record({
    line: fc.constantFrom('A~x|k|30', 'A~y|k|30', 'B~x|k|01'),
    amount: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    count: fc.integer({ min: -3, max: 3 }),
  }),
  { maxLength: 12 },
)

type Steps = readonly { readonly line: string; readonly amount: bigint; readonly count: number }[]

const told = (some: Steps): ExpectedSums => {
  const lines = new Map<string, { amount: bigint; count: number }>()
  for (const { line, amount, count } of some) {
    const before = lines.get(line) ?? { amount: 0n, count: 0 }
    lines.set(line, { amount: before.amount + amount, count: before.count + count })
  }
  return new Map([['d', lines]])
}

test('The digest of sums is that of their lines, in whatever parts and order they are added', () => {
  fc.assert(
    fc.property(steps, fc.nat({ max: 12 }), (some, at) => {
      const digests = noDigests()
      digest(digests, told(some.slice(at).toReversed()))
      digest(digests, told(some.slice(0, at)))
      const stored = linesOf(told(some).get('d'))
      expect(isAlike(digests.documents.get('d'), digestOf(stored))).toBe(true)
    }),
  )
})

test('A line that is other by one, lacking, or under another name gives another digest', () => {
  const digests = noDigests()
  digest(digests, told([{ line: 'A~x|k|30', amount: 5n, count: 1 }]))
  const due = digests.documents.get('d')
  for (const stored of [
    [['A~x|k|30', '6|1']],
    [['A~x|k|30', '5|2']],
    [['A~y|k|30', '5|1']],
    [['A~x|k|30', 'x|1']],
    [],
  ] as const)
    expect(isAlike(due, digestOf(new Map(stored as readonly (readonly [string, string])[])))).toBe(
      false,
    )
  expect(isAlike(due, digestOf(new Map([['A~x|k|30', '5|1']])))).toBe(true)
  expect(isAlike(undefined, digestOf(new Map()))).toBe(true)
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createHandledVersions } from './handled-versions.ts'

describe('what was handled lately', () => {
  test('never claims an event that was not handled, in whatever order they come', () => {
    const event = fc.record({
      stream: fc.constantFrom('a', 'b', 'c'),
      version: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const handled = createHandledVersions(2)
        const truth = new Set<string>()
        for (const { stream, version } of events) {
          if (handled.has(stream, version)) expect(truth).toContain(`${stream}@${version}`)
          handled.add(stream, version)
          truth.add(`${stream}@${version}`)
          expect(handled.has(stream, version)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('knows a redelivered run of events', () => {
    const handled = createHandledVersions()
    for (const version of [4, 5, 6]) handled.add('a', version)
    expect([3, 4, 5, 6, 7].map((version) => handled.has('a', version))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  test('forgets the streams it has not met for longest', () => {
    const handled = createHandledVersions(2)
    handled.add('a', 1)
    handled.add('b', 1)
    handled.add('a', 2)
    handled.add('c', 1)
    expect(handled.has('b', 1)).toBe(false)
    expect(handled.has('a', 2)).toBe(true)
  })
})

import { describe, expect, test } from '@jest/globals'
import { summary, type Tally } from './tally.ts'

const tally = (level: string, passed: number, failed = 0, skipped = 0): Tally => ({
  level,
  passed,
  failed,
  skipped,
  seconds: 1.4,
})

describe('the end of a run', () => {
  test('is one line with the sums of all levels, and nothing after it', () => {
    const lines = summary([tally('gate', 12), tally('unit', 340, 1), tally('journeys', 9)])
    expect(lines.at(-1)).toBe('361 passed, 1 failed')
  })

  test('tells each level by itself, and what was skipped', () => {
    const lines = summary([tally('unit', 3), tally('integration', 2, 0, 4)])
    expect(lines).toContain('  unit         3 passed, 0 failed in 1 s')
    expect(lines).toContain('  integration  2 passed, 0 failed, 4 skipped in 1 s')
    expect(lines.at(-1)).toBe('5 passed, 0 failed, 4 skipped')
  })
})

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

// A zone is fixed when a process starts, so that each is tried in one of its own.
function inZone(zone: string, expression: string): unknown {
  const module = JSON.stringify(join(import.meta.dirname, 'day.ts'))
  const code = `const day = await import(${module}); console.log(JSON.stringify(${expression}))`
  const env = { ...process.env, TZ: zone, NODE_OPTIONS: '' }
  const options = ['--input-type=module', '--disable-warning=ExperimentalWarning', '--eval', code]
  return JSON.parse(execFileSync(process.execPath, options, { env, encoding: 'utf8' }))
}

describe.each(['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Shanghai'])(
  'read in %s',
  (zone) => {
    test('today is the day that it is in Shanghai, on both sides of its midnight', () => {
      const days = ['2026-11-28T15:59:59.999Z', '2026-11-28T16:00:00.000Z', '2026-12-31T16:00:00Z']
      const asked = `${JSON.stringify(days)}.map((at) => day.todayInShanghai(new Date(at)))`
      expect(inZone(zone, asked)).toEqual(['2026-11-28', '2026-11-29', '2027-01-01'])
    })

    test('a day of the calendar is one, also on which clocks are put forward there', () => {
      expect(inZone(zone, `['2026-09-27', '2026-03-08'].map(day.isDay)`)).toEqual([true, true])
    })

    test('a recorded day ends at midnight in China', () => {
      expect(inZone(zone, `day.endOfDay('2026-11-23')`)).toBe('2026-11-23T15:59:59.999Z')
    })
  },
)

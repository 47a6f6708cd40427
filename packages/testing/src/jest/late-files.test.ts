import { afterEach, expect, test } from '@jest/globals'
import type { Circus } from '@jest/types'
import { leaveOutIfLate } from './late-files.ts'

const begun = { name: 'run_start' } as Circus.Event
afterEach(() => {
  delete process.env.SEEDLINE_TEST_BEGIN_UNTIL
})

/** What becomes of a file with one test of its own and one in a block, begun at that time. */
const modes = (now: number, event = begun) => {
  const inner = { type: 'test', mode: undefined } as unknown as Circus.TestEntry
  const outer = { type: 'test', mode: undefined } as unknown as Circus.TestEntry
  const block = { type: 'describeBlock', children: [inner] } as unknown as Circus.DescribeBlock
  const root = {
    type: 'describeBlock',
    children: [block, outer],
  } as unknown as Circus.DescribeBlock
  leaveOutIfLate(event, { rootDescribeBlock: root }, now)
  return [inner.mode, outer.mode]
}

test('a file that is begun in time is run, and every file where no time is set', () => {
  expect(modes(1)).toEqual([undefined, undefined])
  process.env.SEEDLINE_TEST_BEGIN_UNTIL = '5'
  expect(modes(5)).toEqual([undefined, undefined])
})

test('of a file that is begun too late no test is run', () => {
  process.env.SEEDLINE_TEST_BEGIN_UNTIL = '5'
  expect(modes(6)).toEqual(['skip', 'skip'])
  expect(modes(6, { name: 'test_start' } as Circus.Event)).toEqual([undefined, undefined])
})

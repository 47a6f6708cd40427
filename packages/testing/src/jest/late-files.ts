import type { Circus } from '@jest/types'

/**
 * Leaves out the tests of a file that is begun after SEEDLINE_TEST_BEGIN_UNTIL (milliseconds since 1970): a run that is cut off
 * half-way tells nothing, one that says what it left out tells the rest.
 */
export function leaveOutIfLate(
  event: Circus.Event,
  { rootDescribeBlock }: Pick<Circus.State, 'rootDescribeBlock'>,
  now = Date.now(),
): void {
  const until = Number(process.env.SEEDLINE_TEST_BEGIN_UNTIL ?? Number.POSITIVE_INFINITY)
  if (event.name === 'run_start' && now > until) leaveOut(rootDescribeBlock)
}

// Hooks run for a block that has a test to run, and for no other.
function leaveOut({ children }: Circus.DescribeBlock): void {
  for (const child of children) {
    if (child.type === 'describeBlock') leaveOut(child)
    else child.mode = 'skip'
  }
}

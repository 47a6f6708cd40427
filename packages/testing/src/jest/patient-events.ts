import type { Circus } from '@jest/types'
import { patiently } from '@seedline/stack/patience'

/** Gives tests and hooks that name a limit of their own as many times that as everything else is given. */
export function giveTime(event: Circus.Event, { rootDescribeBlock }: Circus.State): void {
  if (event.name === 'run_start') within(rootDescribeBlock)
}

function within({ children, hooks }: Circus.DescribeBlock): void {
  for (const hook of hooks) if (hook.timeout) hook.timeout = patiently(hook.timeout)
  for (const child of children) {
    if (child.type === 'describeBlock') within(child)
    else if (child.timeout) child.timeout = patiently(child.timeout)
  }
}

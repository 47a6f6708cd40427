import { mustRun } from '@seedline/stack'
import { endedEarly as stop } from '../harness/held.ts'
import type { Checkout } from './clone.ts'

const DEADLINE_MS = 180_000

/** Seconds of CPU that `tsc` takes for a whole checkout. */
export async function typeCheckSeconds({ folder }: Checkout): Promise<number> {
  const line = 'node_modules/.bin/tsc -p tsconfig.json && times'
  const output = await mustRun(
    { command: 'sh', args: ['-c', line], folder, deadlineMs: DEADLINE_MS, stop },
    'both revisions must compile: `pnpm gate` tells what is wrong',
  )
  return childrenSeconds(output)
}

/**
 * Reads what the shell's `times` printed: user and system time of itself, then of its children.
 * @throws Error when that is not what was printed
 */
export function childrenSeconds(output: string): number {
  const last = output.trim().split('\n').at(-1) ?? ''
  const found = /^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/.exec(last.trim())
  if (!found) throw new Error(`The shell told no times: ${last}`)
  const [userMinutes = 0, user = 0, systemMinutes = 0, system = 0] = found.slice(1).map(Number)
  return (userMinutes + systemMinutes) * 60 + user + system
}

import { mustRun } from '@seedline/stack'
import { endedEarly as stop } from '../harness/held.ts'
import type { Checkout } from './clone.ts'

const DEADLINE_MS = 180_000

/** What `tsc` takes for a whole checkout: seconds of CPU, for so many lines of TypeScript that are no declarations. */
export interface TypeChecked {
  readonly seconds: number
  readonly lines: number
}

/** Lets `tsc` check a whole checkout. */
export async function typeChecked({ folder }: Checkout): Promise<TypeChecked> {
  const line = 'node_modules/.bin/tsc -p tsconfig.json --extendedDiagnostics && times'
  const output = await mustRun(
    { command: 'sh', args: ['-c', line], folder, deadlineMs: DEADLINE_MS, stop },
    'both revisions must compile: `pnpm gate` tells what is wrong',
  )
  return { seconds: childrenSeconds(output), lines: checkedLines(output) }
}

/**
 * Reads what `tsc` says that it checked.
 * @throws Error when it doesn't say so
 */
export function checkedLines(output: string): number {
  const found = /^Lines of TypeScript: +(\d+)$/m.exec(output)
  if (!found) throw new Error('tsc told no number of lines')
  return Number(found[1])
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

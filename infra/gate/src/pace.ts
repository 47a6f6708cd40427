import { execFileSync } from 'node:child_process'
import { mostPatience, patience } from '@seedline/stack/patience'

const additions = 20_000_000
const freshBytes = 32 * 1024 * 1024
/** What a sample takes on a machine as fast as those that the limits were set on: 20 ms to add, 15 for memory, 40 for a process. */
const usualMs = 75
const samples = 10
const betweenMs = 60
/** Less than this and the limits allow for it as they are. */
const slow = 1.5

/**
 * How many times slower than usual this machine is now: 1 where it is as fast. A sample is short against the gaps in which a machine
 * that is shared with others doesn’t run at all, so that it is the mean of several that tells.
 */
export async function slowness(sample: () => number = sampleMs): Promise<number> {
  let sum = 0
  for (let taken = 0; taken < samples; taken += 1) {
    sum += sample()
    await new Promise((resolve) => setTimeout(resolve, betweenMs))
  }
  const times = sum / samples / usualMs
  return Math.min(mostPatience, Math.max(1, Math.round(times * 10) / 10))
}

/** What tests do: they reckon, take memory that nobody has touched, and start processes. A machine can be slow in one of them alone. */
function sampleMs(): number {
  const begun = performance.now()
  let sum = 0
  for (let added = 0; added < additions; added += 1) sum = (sum + added) | 0
  Buffer.alloc(freshBytes, 1)
  execFileSync(process.execPath, ['-e', '0'], { env: {} })
  return performance.now() - begun + (sum & 0)
}

let set: string | undefined

/** Sets SEEDLINE_PATIENCE by the pace that this machine has now, unless somebody has set it; it may slow down later, and be asked again. */
export async function waitByPace(print: (line: string) => void): Promise<void> {
  if (process.env.SEEDLINE_PATIENCE !== set) return
  const times = await slowness()
  if (times < slow || times <= patience()) return
  set = String(times)
  process.env.SEEDLINE_PATIENCE = set
  print(`This machine is ${times} times slower than usual now: everything is given so much longer.`)
}

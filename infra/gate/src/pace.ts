import { mostPatience } from '@seedline/stack/patience'

const additions = 20_000_000
/** What those take on a machine as fast as those that the limits were set on. */
const usualMs = 20
const samples = 12
const betweenMs = 60

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

function sampleMs(): number {
  const begun = performance.now()
  let sum = 0
  for (let added = 0; added < additions; added += 1) sum = (sum + added) | 0
  return performance.now() - begun + (sum & 0)
}

/** Sets SEEDLINE_PATIENCE by the pace of this machine, unless somebody has set it. */
export async function waitByPace(print: (line: string) => void): Promise<void> {
  if (process.env.SEEDLINE_PATIENCE) return
  const times = await slowness()
  // A little slower is what the limits allow for.
  if (times < 1.5) return
  process.env.SEEDLINE_PATIENCE = String(times)
  print(`This machine is ${times} times slower than usual now: everything is given so much longer.`)
}

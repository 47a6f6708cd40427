import pc from 'picocolors'
import { type Check, failed, type Verdict } from './check.ts'
import { licenceChecks } from './checks/licence.ts'
import { madeChecks } from './checks/made.ts'
import { protoChecks } from './checks/proto.ts'
import { roomChecks } from './checks/rooms.ts'
import { serviceChecks } from './checks/services.ts'
import { sourceChecks } from './checks/source.ts'
import { textChecks } from './checks/text.ts'
import type { Tally } from './tally.ts'

const atOnce = 2
const quickChecks = [
  ...protoChecks,
  ...textChecks,
  ...serviceChecks,
  ...licenceChecks,
  ...roomChecks,
]

/** Runs all checks: first what the others rest on, then two at a time. */
export async function runChecks(print: (line: string) => void): Promise<Tally> {
  const begun = performance.now()
  const first = await inTurns(madeChecks, 1, print)
  const others = await inTurns([...sourceChecks, ...quickChecks], atOnce, print)
  const verdicts = [...first, ...others]
  const good = verdicts.filter((verdict) => verdict.passed).length
  return {
    level: 'gate',
    passed: good,
    failed: verdicts.length - good,
    skipped: 0,
    seconds: (performance.now() - begun) / 1_000,
  }
}

async function inTurns(
  checks: readonly Check[],
  lanes: number,
  print: (line: string) => void,
): Promise<Verdict[]> {
  const waiting = [...checks]
  const verdicts: Verdict[] = []
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      verdicts.push(await one(check, print))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return verdicts
}

async function one(check: Check, print: (line: string) => void): Promise<Verdict> {
  const begun = performance.now()
  const verdict = await check.run().catch((error) => failed('could not be run', String(error)))
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  const mark = verdict.passed ? pc.green('✓') : pc.red('✗')
  print(`${mark} ${check.name}: ${verdict.said} ${pc.dim(`(${seconds} s)`)}`)
  for (const line of verdict.output?.trim().split('\n') ?? []) print(`    ${line}`)
  return verdict
}

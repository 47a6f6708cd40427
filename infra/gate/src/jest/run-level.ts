import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkout, run } from '@seedline/stack'
import type { Level } from '../level.ts'
import type { Tally } from '../tally.ts'
import { type TimeLeft, unlimited } from '../time-left.ts'

const names: Record<Level, string> = { unit: 'unit', int: 'integration', e2e: 'journeys' }
const deadlineMs: Record<Level, number> = {
  unit: 10 * 60_000,
  int: 15 * 60_000,
  e2e: 25 * 60_000,
}

/** Runs the tests of one level; a run that breaks off counts as one failure. */
export async function runLevel(
  level: Level,
  args: readonly string[],
  print: (line: string) => void,
  time: TimeLeft = unlimited,
): Promise<Tally> {
  const begun = performance.now()
  print(`\n${names[level]} tests`)
  const folder = mkdtempSync(join(tmpdir(), 'seedline-tally-'))
  const tallyFile = join(folder, 'tally.json')
  try {
    const jest = join(checkout, 'node_modules/jest/bin/jest.js')
    const reporter = join(import.meta.dirname, 'progress-reporter.ts')
    const finished = await run({
      command: process.execPath,
      // Jest takes every word after --reporters for one more reporter, so it comes last.
      args: [jest, ...args, '--ci', '--passWithNoTests', `--reporters=${reporter}`],
      folder: checkout,
      environment: {
        ...process.env,
        NODE_COMPILE_CACHE: undefined,
        ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }),
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
        SEEDLINE_TEST_LEVEL: level,
        SEEDLINE_TEST_TALLY: tallyFile,
        SEEDLINE_TEST_BEGIN_UNTIL: time.beginUntil(level),
      },
      deadlineMs: Math.min(deadlineMs[level], time.leftMs()),
      onText: (text) => process.stdout.write(text),
    })
    const tally = { ...readTally(tallyFile), level: names[level] }
    if (finished.code === 0 || tally.failed > 0) return tally
    print(`✗ the run itself ended with ${finished.code}`)
    return { ...tally, failed: tally.failed + 1, seconds: (performance.now() - begun) / 1_000 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readTally(file: string): Tally {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally
  } catch {
    return { level: '', passed: 0, failed: 0, skipped: 0, seconds: 0 }
  }
}

import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Tally } from '../tally.ts'

/** As much of Jest's results as is read here. */
interface FileResult {
  readonly testFilePath: string
  readonly numPassingTests: number
  readonly numFailingTests: number
  readonly numPendingTests: number
  readonly failureMessage?: string | null
  readonly perfStats: { readonly runtime: number }
}
interface RunResult {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numRuntimeErrorTestSuites: number
}
interface JestFile {
  readonly path: string
}

const signOfLifeMs = 20_000

/** A line per file as it ends, failures in full, and a sign of life while long ones run. */
export default function progressReporter() {
  const running = new Map<string, number>()
  const begun = performance.now()
  let timer: NodeJS.Timeout | undefined

  const tellWhatRuns = () => {
    for (const [path, since] of running) {
      const ms = performance.now() - since
      if (ms >= signOfLifeMs / 2) print(`… ${shown(path)} (${Math.round(ms / 1_000)} s so far)`)
    }
  }

  return {
    onRunStart(results: { readonly numTotalTestSuites: number }) {
      print(`${results.numTotalTestSuites} test files`)
      timer = setInterval(tellWhatRuns, signOfLifeMs)
      timer.unref()
    },
    onTestFileStart(file: JestFile) {
      running.set(file.path, performance.now())
    },
    onTestFileResult(_file: JestFile, result: FileResult) {
      running.delete(result.testFilePath)
      printFile(result)
    },
    onRunComplete(_contexts: unknown, results: RunResult) {
      clearInterval(timer)
      const file = process.env.SEEDLINE_TEST_TALLY
      if (file !== undefined) writeFileSync(file, JSON.stringify(tallyOf(results, begun)))
    },
  }
}

function printFile(result: FileResult): void {
  const good = result.numFailingTests === 0 && !result.failureMessage
  if (good && result.numPassingTests === 0 && result.numPendingTests > 0) {
    print(`– ${shown(result.testFilePath)} (${result.numPendingTests} not run: no time was left)`)
    return
  }
  const skipped = result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : ''
  const failing = result.numFailingTests > 0 ? `, ${result.numFailingTests} failed` : ''
  const seconds = (result.perfStats.runtime / 1_000).toFixed(1)
  const counts = `${result.numPassingTests} passed${failing}${skipped}, ${seconds} s`
  print(`${good ? '✓' : '✗'} ${shown(result.testFilePath)} (${counts})`)
  if (!good) print(result.failureMessage ?? '')
}

function tallyOf(results: RunResult, begun: number): Tally {
  return {
    level: process.env.SEEDLINE_TEST_LEVEL ?? 'unit',
    passed: results.numPassedTests,
    // A file that could not even be loaded holds no test that failed: it counts as one.
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests,
    seconds: (performance.now() - begun) / 1_000,
  }
}

function shown(path: string): string {
  return relative(process.cwd(), path)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What one level came to. */
export interface Tally {
  readonly level: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly seconds: number
}

/** A line per level, and the last line: how many passed and failed in all, and how many weren’t run, if any. */
export function summary(tallies: readonly Tally[]): readonly string[] {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0)
  const rows = tallies.map(({ level, passed, failed, skipped, seconds }) => {
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    return `  ${level.padEnd(12)} ${counts} in ${seconds.toFixed(0)} s`
  })
  const left = sum((t) => t.skipped)
  const all = `${sum((t) => t.passed)} passed, ${sum((t) => t.failed)} failed`
  return ['', ...rows, '', left > 0 ? `${all}, ${left} skipped` : all]
}

/** What one level came to. */
export interface Tally {
  readonly level: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly seconds: number
}

/** A line per level, and the last line: how many passed and failed in all. */
export function summary(tallies: readonly Tally[]): readonly string[] {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0)
  const rows = tallies.map(({ level, passed, failed, skipped, seconds }) => {
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    return `  ${level.padEnd(12)} ${counts} in ${seconds.toFixed(0)} s`
  })
  return ['', ...rows, '', `${sum((t) => t.passed)} passed, ${sum((t) => t.failed)} failed`]
}

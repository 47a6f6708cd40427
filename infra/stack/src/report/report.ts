import pc from 'picocolors'

/** What one finished step has to say: its value, and a sentence on how it went. */
export interface StepResult<T> {
  readonly value: T
  readonly said: string
}

/** Where the stack says what it does. Every step is announced, timed and never silent for long. */
export interface Report {
  step<T>(
    name: string,
    what: string,
    work: (note: (detail: string) => void) => Promise<StepResult<T>>,
  ): Promise<T>
  line(text: string): void
  warn(text: string): void
}

const longestSilenceMs = 2_500

/** A report that prints a line per beginning, a line per end, and a sign of life in between. */
export function printedReport(print: (line: string) => void): Report {
  return {
    line: print,
    warn: (text) => print(`${pc.yellow('!')} ${text}`),
    async step(name, what, work) {
      const label = name.padEnd(10)
      const begun = performance.now()
      let detail = what
      print(`${pc.cyan('▸')} ${label} ${what}`)
      const heartbeat = setInterval(() => {
        print(pc.dim(`· ${label} ${detail} (${seconds(begun)} so far)`))
      }, longestSilenceMs)
      try {
        const { value, said } = await work((text) => {
          detail = text
        })
        print(`${pc.green('✓')} ${label} ${said} ${pc.dim(`(${seconds(begun)})`)}`)
        return value
      } catch (cause) {
        print(`${pc.red('✗')} ${label} failed after ${seconds(begun)}`)
        throw cause
      } finally {
        clearInterval(heartbeat)
      }
    },
  }
}

/** Says nothing: for tests and measurements that speak for themselves. */
export const silentReport: Report = {
  step: async (_name, _what, work) => (await work(() => undefined)).value,
  line: () => undefined,
  warn: () => undefined,
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1_000).toFixed(1)} s`
}

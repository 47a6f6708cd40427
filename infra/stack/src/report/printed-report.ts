import pc from 'picocolors'
import type { Report } from './report.ts'

const longestSilenceMs = 2_500
const lookMs = 250

interface Running {
  readonly name: string
  readonly begun: number
  detail: string
}

/** A report in lines: each step's beginning and end, and a sign of life when all is silent. */
export function printedReport(print: (line: string) => void): Report {
  const running = new Set<Running>()
  let lastLine = performance.now()
  let watch: NodeJS.Timeout | undefined

  const say = (line: string) => {
    lastLine = performance.now()
    print(line)
  }
  const breakSilence = () => {
    if (performance.now() - lastLine < longestSilenceMs) return
    const each = [...running].map((step) => `${step.name}: ${step.detail} (${seconds(step.begun)})`)
    say(pc.dim(`· still at ${each.join(' · ')}`))
  }
  const begin = (step: Running) => {
    running.add(step)
    watch ??= setInterval(breakSilence, lookMs)
  }
  const end = (step: Running) => {
    running.delete(step)
    if (running.size > 0) return
    clearInterval(watch)
    watch = undefined
  }

  return {
    line: say,
    warn: (text) => say(`${pc.yellow('!')} ${text}`),
    async step(name, what, work) {
      const step: Running = { name, begun: performance.now(), detail: what }
      const label = name.padEnd(10)
      say(`${pc.cyan('▸')} ${label} ${what}`)
      begin(step)
      try {
        const { value, said } = await work((text) => {
          step.detail = text
        })
        say(`${pc.green('✓')} ${label} ${said} ${pc.dim(`(${seconds(step.begun)})`)}`)
        return value
      } catch (cause) {
        say(`${pc.red('✗')} ${label} failed after ${seconds(step.begun)}`)
        throw cause
      } finally {
        end(step)
      }
    },
  }
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1_000).toFixed(1)} s`
}

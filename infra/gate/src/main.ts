import { generateContracts } from '@seedline/stack'
import { runLevel } from './jest/run-level.ts'
import { type Level, levels } from './level.ts'
import { waitByPace } from './pace.ts'
import { runChecks } from './run-checks.ts'
import { summary, type Tally } from './tally.ts'
import { timeLeft } from './time-left.ts'

const usage = `pnpm gate            what has to hold for every file: format, types, imports, contracts …
pnpm test            the gate, then unit tests, integration tests and journeys
pnpm test:unit       one level alone; also test:int, test:e2e; paths and Jest options may follow`

const print = (line: string) => void process.stdout.write(`${line}\n`)

async function tallies(command: string, args: readonly string[]): Promise<Tally[] | undefined> {
  const level = levels.find((known) => known === command)
  if (level !== undefined) {
    await generateContracts((detail) => print(detail))
    return [await runLevel(level, args, print)]
  }
  if (command !== 'gate' && command !== 'test') return undefined
  print('gate')
  const gate = await runChecks(print)
  return command === 'gate' ? [gate] : [gate, ...(await inTurn(levels, args))]
}

async function inTurn(wanted: readonly Level[], args: readonly string[]): Promise<Tally[]> {
  const found: Tally[] = []
  const time = timeLeft(process.env.SEEDLINE_TEST_MINUTES)
  for (const level of wanted) {
    await waitByPace(print)
    found.push(await runLevel(level, args, print, time))
  }
  return found
}

const [command = 'help', ...args] = process.argv.slice(2)
await waitByPace(print)
const found = await tallies(command, args)
if (found === undefined) {
  print(usage)
  process.exitCode = 64
} else {
  for (const line of summary(found)) print(line)
  process.exitCode = found.some((tally) => tally.failed > 0) ? 1 : 0
}

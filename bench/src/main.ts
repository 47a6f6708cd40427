import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateContracts, tell } from '@seedline/stack'
import { type Figure, rowOf } from './harness/figure.ts'
import { stopAll } from './harness/held.ts'
import { tableOf } from './harness/table.ts'

const usage = `pnpm bench                        every measurement, then a table
  --only ID                       that one (may be given several times)
pnpm bench revision REVISION      the working tree beside an older revision, each on a stack of its own
  --round-goal RATIO              CPU per seed round, at most so many times the old one's (1)

  --scale SHARE                   how much of what is large by nature, above 0 up to 1 (registry-load)
  --quick                         shorter stretches and fewer pairs, for trying it out
  --json FILE                     writes the rows`

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    scale: { type: 'string' },
    'round-goal': { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

const [command, revision, ...more] = positionals
const roundGoal = Number(values['round-goal'])
const scale = values.scale === undefined ? undefined : Number(values.scale)
const isScale = scale === undefined || (scale > 0 && scale <= 1)
const understood =
  isScale &&
  (command === undefined
    ? true
    : command === 'revision' && revision !== undefined && more.length === 0 && roundGoal > 0)
if (values.help || !understood) {
  console.log(usage)
  process.exit(values.help ? 0 : 64)
}

interface Outcome {
  readonly figures: readonly Figure[]
  /** Measurements that could not be made. */
  readonly failed: readonly string[]
}

const folder = mkdtempSync(join(tmpdir(), 'seedline-bench-'))
const MOST_MINUTES = 60
const REVISION_MINUTES = 15

/** Ends everything before its time. */
async function endEarly(why: string, code: number): Promise<void> {
  console.error(why)
  await stopAll()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void endEarly('Told to stop: ending what was started.', 130))
}
const minutes = revision === undefined ? MOST_MINUTES : REVISION_MINUTES
const late = `Not finished after ${minutes} minutes: ending what was started.`
setTimeout(() => void endEarly(late, 1), minutes * 60_000).unref()

const say = (line: string): void => console.log(`  ${line}`)
try {
  const { figures, failed } = await measured()
  const rows = figures.map(rowOf)
  console.log(tableOf(rows))
  for (const id of failed) console.error(`${id} could not be measured; its figures are missing.`)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
  process.exitCode = failed.length === 0 && rows.every(({ met }) => met) ? 0 : 1
} catch (error) {
  console.error(tell(error))
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

// What is measured imports the contracts, which a fresh clone has yet to generate.
async function measured(): Promise<Outcome> {
  await generateContracts(say)
  const { quick, only } = values
  if (revision === undefined) {
    const { measureAll } = await import('./measure-all.ts')
    return measureAll({ only, quick, scale, folder, say })
  }
  const { compareRevision } = await import('./revision/revision.ts')
  const figures = await compareRevision({ revision, folder, quick, roundGoal, say })
  return { figures, failed: [] }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startStack } from '@seedline/stack'
import { type Figure, type Row, rowOf } from './harness/figure.ts'
import type { Bench, Measurement } from './harness/measurement.ts'
import { tableOf } from './harness/table.ts'
import { measurements } from './measurements.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
  },
})

const chosen = measurements.filter(({ id }) => values.only?.includes(id) ?? true)
if (chosen.length === 0) {
  console.error(`No such measurement. There are: ${measurements.map(({ id }) => id).join(', ')}`)
  process.exit(64)
}
const failed: string[] = []
const rows = await measureAll(chosen)
console.log(tableOf(rows))
for (const id of failed) console.error(`${id} could not be measured; its figures are missing.`)
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
process.exitCode = failed.length === 0 && rows.every(({ met }) => met) ? 0 : 1

async function measureAll(wanted: readonly Measurement[]): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'seedline-bench-'))
  const say = (line: string) => console.log(`  ${line}`)
  const stack = await startStack({ folder: join(folder, 'stack'), services: [] })
  const stop = () => void stack.stop().then(() => process.exit(130))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const done: Row[] = []
    for (const measurement of wanted) {
      console.log(`${measurement.id}: ${measurement.about}`)
      const figures = await figuresOf(measurement, {
        mongoUrl: stack.mongo.url,
        kafkaBrokers: stack.kafka.brokers,
        servers: {
          ...(stack.mongo.process && { mongo: stack.mongo.process }),
          ...(stack.kafka.process && { kafka: stack.kafka.process }),
        },
        folder,
        quick: values.quick,
        say,
      })
      for (const row of figures.map(rowOf)) {
        done.push(row)
        say(`${row.name}: ${row.ratio.median.toPrecision(3)} × baseline, goal ${row.goal}`)
      }
    }
    return done
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    await stack.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One that fails takes nothing from the others. */
async function figuresOf(measurement: Measurement, bench: Bench): Promise<readonly Figure[]> {
  try {
    return await measurement.measure(bench)
  } catch (error) {
    console.error(error)
    failed.push(measurement.id)
    return []
  }
}

import { join } from 'node:path'
import type { Stack } from '@seedline/stack'
import { type Figure, rowOf } from './harness/figure.ts'
import { startHeldStack } from './harness/held.ts'
import type { Bench, Measurement } from './harness/measurement.ts'
import { measurements } from './measurements.ts'

interface Wanted extends Pick<Bench, 'folder' | 'quick' | 'scale' | 'say'> {
  /** Ids of measurements; all when left out. */
  readonly only: readonly string[] | undefined
}

/** Runs the measurements, one after another, on servers that they share. */
export async function measureAll({ only, ...options }: Wanted) {
  const known = measurements.map(({ id }) => id)
  const unknown = only?.filter((id) => !known.includes(id)) ?? []
  if (unknown.length > 0) {
    throw new Error(`No such measurement: ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  }
  const chosen = measurements.filter(({ id }) => only?.includes(id) ?? true)
  const { folder } = options
  const stack = await startHeldStack({ folder: join(folder, 'stack'), services: [] })
  const figures: Figure[] = []
  const failed: string[] = []
  try {
    for (const measurement of chosen) {
      console.log(`${measurement.id}: ${measurement.about}`)
      const found = await figuresOf(measurement, { ...options, ...serversOf(stack) }, failed)
      figures.push(...found)
    }
    return { figures, failed }
  } finally {
    await stack.stop()
  }
}

const serversOf = ({ mongo, kafka }: Stack) => ({
  mongoUrl: mongo.url,
  kafkaBrokers: kafka.brokers,
  servers: {
    ...(mongo.process && { mongo: mongo.process }),
    ...(kafka.process && { kafka: kafka.process }),
  },
})

/** One that fails takes nothing from the others. */
async function figuresOf(
  measurement: Measurement,
  bench: Bench,
  failed: string[],
): Promise<readonly Figure[]> {
  try {
    const figures = await measurement.measure(bench)
    // Here, too: a figure of which a part was not measured is none.
    for (const row of figures.map(rowOf)) {
      bench.say(`${row.name}: ${row.ratio.median.toPrecision(3)} × baseline, goal ${row.goal}`)
    }
    return figures
  } catch (error) {
    console.error(error)
    failed.push(measurement.id)
    return []
  }
}

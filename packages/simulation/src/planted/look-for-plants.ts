import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Plant } from './plant.ts'
import { type Looked, lookedFor } from './told-of-plant.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** So long each mistake is looked for at most. */
export interface Most {
  readonly seeds: number
  readonly seconds: number
  readonly steps: number
}

const AT_ONCE = 2
/** The seed that is under way when the time is over is played to its end, but not for ever. */
const GRACE_MS = 60_000

/** Plays stories with each mistake until it is found; true where each was. */
export async function lookForPlants(
  plants: readonly Plant[],
  most: Most,
  print: (line: string) => void,
): Promise<boolean> {
  const left = plants.filter(({ edits }) => edits.length > 0)
  const count = left.length
  let found = 0
  print('| planted | theme | seeds until found | first told |')
  print('| --- | --- | --- | --- |')
  const lookForNext = async (): Promise<void> => {
    for (let plant = left.shift(); plant; plant = left.shift()) {
      const looked = await look(plant, most)
      if (looked.found) found += 1
      print(`| ${plant.name} | ${plant.theme ?? 'all'} | ${sayLooked(looked)} |`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lookForNext))
  print(`${found} of ${count} found, each within ${most.seeds} seeds and ${most.seconds} s`)
  return found === count
}

/** A process of its own: sources are replaced in it, and time is. */
async function look({ name, theme }: Plant, most: Most): Promise<Looked> {
  const { seeds, seconds, steps } = most
  const asked = ['--plant', name, '--seeds', seeds, '--seconds', seconds, '--steps', steps]
  const child = spawn(
    process.execPath,
    [main, ...asked.map(String), ...(theme ? ['--theme', theme] : [])],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000 + GRACE_MS },
  )
  let said = ''
  let complained = ''
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    complained = (complained + data.toString()).slice(-2000)
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return lookedFor(said, complained, code)
}

function sayLooked(looked: Looked): string {
  return looked.found
    ? `${looked.seeds} | ${looked.told}`
    : `not within ${looked.seeds} | ${looked.why}`
}

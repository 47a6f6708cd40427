import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { checkout } from '../places.ts'
import { type Finished, run } from '../processes/run-command.ts'

/** Runs a shell line in a folder with its own and the checkout's programs on the PATH. */
export async function runLine(
  folder: string,
  line: string,
  note: (detail: string) => void,
  deadlineMs = 5 * 60_000,
): Promise<Finished> {
  const bins = [folder, checkout].map((at) => join(at, 'node_modules/.bin'))
  const path = [...bins, process.env.PATH ?? ''].join(delimiter)
  // A test runner's NODE_ENV would make another page than the one that people get.
  const notInherited = {
    NODE_OPTIONS: undefined,
    NODE_ENV: undefined,
    NODE_COMPILE_CACHE: undefined,
  }
  const environment = { ...process.env, ...notInherited, PATH: path }
  const onLine = (text: string) => note(text.slice(0, 80))
  return run({ command: 'sh', args: ['-c', line], folder, environment, deadlineMs, onLine })
}

/** The shell line behind a script of a folder's package.json. */
export function scriptOf(folder: string, name: string): string | undefined {
  const text = readFileSync(join(folder, 'package.json'), 'utf8')
  const manifest = JSON.parse(text) as { scripts?: Record<string, string> }
  return manifest.scripts?.[name]
}

import { delimiter, join } from 'node:path'
import { checkout, run } from '@seedline/stack'
import { failed, passed, type Verdict } from './check.ts'

const notInherited = {
  NODE_OPTIONS: undefined,
  NODE_COMPILE_CACHE: undefined,
  FORCE_COLOR: undefined,
  NO_COLOR: '1',
}
const deadlineMs = 10 * 60_000

/** Runs one of the project's own tools; it passed when it ended with 0. */
export async function tool(
  command: string,
  args: readonly string[],
  folder: string = checkout,
): Promise<Verdict> {
  const { code, output } = await runTool(command, args, folder)
  return code === 0 ? passed('nothing found') : failed(`ended with ${code}`, output)
}

/** The same, for checks that read what the tool printed. */
export function runTool(command: string, args: readonly string[], folder: string = checkout) {
  const bins = [folder, checkout].map((at) => join(at, 'node_modules/.bin'))
  const path = [...bins, process.env.PATH ?? ''].join(delimiter)
  // The tools are programs of their own: what a test runner asked Node for isn't meant for them.
  const environment = { ...process.env, PATH: path, ...notInherited }
  return run({ command, args, folder, environment, deadlineMs })
}

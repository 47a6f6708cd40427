import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, sharedCache } from '../places.ts'
import { run } from '../processes/run-command.ts'
import type { StepResult } from '../report/report.ts'
import { StackError } from '../report/stack-error.ts'
import type { Stack } from '../stack.ts'

const cli = join(checkout, 'packages/cli/src/main.ts')
const deadlineMs = 10 * 60_000

/** Lets the command line load demonstration data, unless something is recorded already. */
export async function loadDemonstration(
  stack: Pick<Stack, 'folder' | 'describe'>,
  note: (detail: string) => void,
): Promise<StepResult<undefined>> {
  if (!existsSync(cli)) return { value: undefined, said: 'skipped: no packages/cli yet' }
  let last = ''
  const finished = await run({
    command: process.execPath,
    args: [cli, 'demo', 'load', '--if-empty'],
    environment: {
      ...process.env,
      NODE_OPTIONS: undefined,
      NODE_COMPILE_CACHE: join(sharedCache, 'compiled'),
      SEEDLINE_ENV: 'development',
      SEEDLINE_FOLDER: stack.folder,
      DEV_SIGNING_KEY_FILE: stack.describe().keyFile,
    },
    deadlineMs,
    onLine: (line) => {
      last = line
      note(line.slice(0, 80))
    },
  })
  if (finished.code === 0) return { value: undefined, said: last || 'loaded' }
  throw new StackError(
    `demonstration data could not be loaded:\n${finished.output.trim().slice(-2_000)}`,
    'try again while the stack runs: pnpm seedline demo load',
  )
}

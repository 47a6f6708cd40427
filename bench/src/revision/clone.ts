import { join } from 'node:path'
import { checkout, mustRun, run } from '@seedline/stack'
import { endedEarly as stop } from '../harness/held.ts'

const CLONE_MS = 60_000
const INSTALL_MS = 300_000
const GENERATE_MS = 60_000

/** A revision of this repository in a folder of its own, ready to run. */
export interface Checkout {
  readonly name: string
  readonly folder: string
}

/** What is in the folder now, committed or not. */
export const workingTree: Checkout = { name: 'working tree', folder: checkout }

/**
 * Clones a revision, installs what its own lock file names, and generates its contracts.
 * @throws StackError when there is no such revision here, or it can't be made to run
 */
export async function cloneOf(revision: string, into: string): Promise<Checkout> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  const found = await run({
    command: 'git',
    args: ['-C', checkout, ...asked],
    deadlineMs: CLONE_MS,
  })
  const commit = found.output.trim()
  if (found.code !== 0) {
    throw new Error(
      `There is no commit ${revision} in ${checkout}; a shallow clone has it after \`git fetch --unshallow\``,
    )
  }
  const folder = join(into, 'revision')
  await git(['clone', '--quiet', '--no-checkout', checkout, folder])
  await git(['-C', folder, 'checkout', '--quiet', '--detach', commit])
  await pnpm(folder, ['install', '--frozen-lockfile'], INSTALL_MS)
  await pnpm(folder, ['generate'], GENERATE_MS)
  return { name: commit.slice(0, 10), folder }
}

const git = (args: readonly string[]) =>
  mustRun({ command: 'git', args, deadlineMs: CLONE_MS, stop }, 'see what git says')

const pnpm = (folder: string, args: readonly string[], deadlineMs: number) =>
  mustRun(
    {
      command: 'npx',
      args: ['--yes', 'pnpm@12', ...args],
      folder,
      environment: clean(),
      deadlineMs,
      stop,
    },
    'the old revision must install and generate by itself: try it in a clone of its own',
  )

// What the package manager that runs this one has set is not meant for the other checkout.
function clean(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|NODE_COMPILE_CACHE$|NODE_OPTIONS$)/i.test(name),
  )
  // Its node_modules/.bin stands first on the PATH.
  const path = (process.env.PATH ?? '')
    .split(':')
    .filter((entry) => !entry.startsWith(join(checkout, 'node_modules')))
    .join(':')
  return { ...Object.fromEntries(kept), PATH: path }
}

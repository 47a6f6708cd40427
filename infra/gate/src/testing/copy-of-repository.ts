import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout, run } from '@seedline/stack'
import { committedFiles } from '../committed-files.ts'

const minutes = 60_000

/** The files of the repository in a folder of their own, where commands can change them. */
export interface Copy {
  readonly folder: string
  /** Paths from the root. */
  readonly files: readonly string[]
  run(
    command: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): ReturnType<typeof run>
  /** @throws Error where the packages can't be installed */
  install(): Promise<void>
  remove(): void
}

/** Copies what is committed, or would be. */
export async function copyOfRepository(): Promise<Copy> {
  const folder = mkdtempSync(join(tmpdir(), 'seedline-copy-'))
  const files = ((await committedFiles()) ?? []).filter((file) => existsSync(join(checkout, file)))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(checkout, file), join(folder, file))
  }
  const inCopy: Copy['run'] = (command, args, env = {}) => {
    const environment = { ...process.env, NODE_OPTIONS: undefined, CI: undefined, ...env }
    return run({ command, args, folder, environment, deadlineMs: 4 * minutes })
  }
  return {
    folder,
    files,
    run: inCopy,
    async install() {
      const args = ['--yes', 'pnpm@12', 'install', '--prefer-offline', '--no-frozen-lockfile']
      const { code, output } = await inCopy('npx', args)
      if (code !== 0) throw new Error(output)
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

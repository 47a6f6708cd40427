import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Installs what is only measured against, from its own lock file, where that was not done yet. */
export async function installEmmett(): Promise<void> {
  const folder = fileURLToPath(new URL('../../emmett', import.meta.url))
  if (existsSync(`${folder}/node_modules/@event-driven-io/emmett-mongodb`)) return
  const command = ['--yes', 'pnpm@12', 'install', '--frozen-lockfile']
  await promisify(execFile)('npx', command, { cwd: folder, timeout: 180_000 })
}

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { endedEarly as signal } from './held.ts'

const INSTALL_MS = 180_000
const BUILD_MS = 120_000

/** What is only measured against: a folder with a lock file of its own, outside the workspace. */
export const islandFolder = (name: 'emmett' | 'nest' | 'otel'): string =>
  fileURLToPath(new URL(`../../${name}`, import.meta.url))

const pnpm = (folder: string, args: readonly string[], timeout: number) =>
  promisify(execFile)('npx', ['--yes', 'pnpm@12', ...args], { cwd: folder, timeout, signal })

const needed = {
  emmett: '@event-driven-io/emmett-mongodb',
  nest: '@nestjs/core',
  otel: '@opentelemetry/instrumentation-grpc',
} as const

/** Installs it from its own lock file, where that was not done yet. */
export async function installIsland(name: keyof typeof needed): Promise<void> {
  const folder = islandFolder(name)
  if (existsSync(`${folder}/node_modules/${needed[name]}`)) return
  await pnpm(folder, ['install', '--frozen-lockfile'], INSTALL_MS)
}

/** Installs what the NestJS system needs where that was not done yet, and compiles it. */
export async function buildNest(): Promise<void> {
  await installIsland('nest')
  await pnpm(islandFolder('nest'), ['build'], BUILD_MS)
}

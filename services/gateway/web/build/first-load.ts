import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** What a first visit may load, compressed as the gateway sends it. */
export const FIRST_LOAD_LIMIT = 350_000

/** A built script or style sheet, and what it brings with it at once. */
export interface BuiltFile {
  readonly name: string
  readonly bytes: number
  readonly brings: readonly string[]
  /** The page that it is, when it is one that is loaded when it is opened. */
  readonly page?: string
}

export interface FirstLoad {
  readonly page: string
  readonly bytes: number
  readonly files: readonly string[]
}

/** What a first visit of each page loads: the entry, the page, and whatever they bring; largest first. */
export function firstLoads(entry: string, files: readonly BuiltFile[]): readonly FirstLoad[] {
  const named = new Map(files.map((file) => [file.name, file]))
  const pages = files.filter(({ page }) => page !== undefined)
  return pages
    .map(({ name, page = '' }) => {
      const reached = reachedFrom([entry, name], named)
      const bytes = reached.reduce((sum, file) => sum + (named.get(file)?.bytes ?? 0), 0)
      return { page, bytes, files: reached }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

function reachedFrom(from: readonly string[], named: ReadonlyMap<string, BuiltFile>): string[] {
  const reached = new Set<string>()
  const waiting = [...from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...(named.get(next)?.brings ?? []))
  }
  return [...reached]
}

/** Tells after each build what a first visit loads, and fails it when that is too much. */
export function limitFirstLoad(): Plugin {
  return {
    name: 'limit-first-load',
    apply: 'build',
    writeBundle: {
      // After the compressed copies are written.
      order: 'post',
      sequential: true,
      handler({ dir = 'dist' }, bundle) {
        const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
        const files = Object.entries(bundle).map(([name, file]): BuiltFile => {
          const bytes = sentBytes(join(dir, name))
          if (file.type !== 'chunk') return { name, bytes, brings: [] }
          const page = /\/(\w[\w-]*-page)\.tsx$/.exec(file.facadeModuleId ?? '')?.[1]
          const styles = [...(file.viteMetadata?.importedCss ?? [])]
          return {
            name,
            bytes,
            brings: [...file.imports, ...styles],
            ...(page && file.isDynamicEntry ? { page } : {}),
          }
        })
        const loads = firstLoads(entry?.fileName ?? '', files)
        for (const { page, bytes } of loads) this.info(`first load of ${page}: ${kB(bytes)} brotli`)
        const fault = tooLarge(loads)
        if (fault) this.error(fault)
      },
    },
  }
}

/** What a build is refused for; one without a page was not understood, and is refused too. */
export function tooLarge([largest]: readonly FirstLoad[]): string | undefined {
  if (!largest) return 'no page was found in the build: see build/first-load.ts'
  if (largest.bytes <= FIRST_LOAD_LIMIT) return undefined
  return `the first load of ${largest.page} is ${kB(largest.bytes)}, the limit ${kB(FIRST_LOAD_LIMIT)}: load its parts when they are needed`
}

/** The compressed copy, as the gateway sends it; the smallest files have none. */
function sentBytes(path: string): number {
  const copy = statSync(`${path}.br`, { throwIfNoEntry: false })
  return copy?.size ?? statSync(path).size
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}

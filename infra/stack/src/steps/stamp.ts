import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const generated = new Set(['node_modules', 'dist', 'gen'])

/** One hash over the content of files and folders, generated ones left out, and further texts. */
export function hashOf(
  root: string,
  paths: readonly string[],
  texts: readonly string[] = [],
): string {
  const hash = createHash('sha256').update(JSON.stringify(texts))
  for (const file of paths.flatMap((path) => filesBelow(join(root, path)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Whether what was made is of these sources. */
export function isCurrent(stampFile: string, hash: string): boolean {
  try {
    return readFileSync(stampFile, 'utf8').trim() === hash
  } catch {
    return false
  }
}

/** Notes of which sources the thing beside it was made. */
export function stamp(stampFile: string, hash: string): void {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, `${hash}\n`)
}

function filesBelow(path: string): string[] {
  const at = statSync(path, { throwIfNoEntry: false })
  if (at === undefined) return []
  if (at.isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !generated.has(entry.name) && !entry.name.includes('.gen.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)))
}

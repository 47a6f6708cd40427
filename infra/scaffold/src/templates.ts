import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expand } from './expand.ts'
import { type Names, placeholdersOf } from './names.ts'

/** A file as it is to be: its path from the root, and its text. */
export interface PlannedFile {
  readonly path: string
  readonly text: string
}

const templates = join(import.meta.dirname, '../templates')
// So that no tool takes a template for what it becomes.
const suffix = '.template'

/** The files that a template makes of these names. */
export function filesOf(template: string, names: Names): readonly PlannedFile[] {
  const values = placeholdersOf(names)
  const folder = join(templates, template)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      if (!file.endsWith(suffix)) throw new Error(`${file} doesn't end in ${suffix}`)
      return {
        path: expand(relative(folder, file).slice(0, -suffix.length), values),
        text: expand(readFileSync(file, 'utf8'), values),
      }
    })
}

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expand } from './expand.ts'
import type { PlannedFile } from './plan.ts'

const templates = join(import.meta.dirname, '../templates')
// So that no tool takes a template for what it becomes.
const suffix = '.template'

/** The files that a template makes where its placeholders stand for these. */
export function filesOf(
  template: string,
  values: Readonly<Record<string, string>>,
): readonly PlannedFile[] {
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

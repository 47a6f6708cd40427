import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Why the scaffold writes nothing, in one sentence: whoever asked is to do otherwise. */
export class Refused extends Error {}

/** A file as it is to be: its path from the root, and its text. */
export interface PlannedFile {
  readonly path: string
  readonly text: string
}

/** What is to be written: files that aren't there yet, and files that say more than before. */
export interface Plan {
  readonly made: readonly PlannedFile[]
  readonly changed: readonly PlannedFile[]
}

/** The files, none of which is there yet. @throws when one is */
export function notThere(root: string, made: readonly PlannedFile[]): readonly PlannedFile[] {
  const there = made.filter(({ path }) => existsSync(join(root, path)))
  if (there.length === 0) return made
  const paths = there.map(({ path }) => path).join(', ')
  throw new Refused(`nothing was written: ${paths} is there already, and would be overwritten`)
}

/** The text of a file. @throws Refused when it isn't there */
export function textIn(root: string, path: string): string {
  const file = join(root, path)
  if (!existsSync(file)) throw new Refused(`nothing was written: there is no ${path}`)
  return readFileSync(file, 'utf8')
}

/** One stretch of a file and what it becomes; every group of the pattern is given. */
interface Change {
  readonly at: RegExp
  /** What is looked for, in words. */
  readonly place: string
  readonly becomes: (...found: string[]) => string
}

/** A file with each change made in its one place. @throws when a place isn't found, or found twice */
export function changed(root: string, path: string, changes: readonly Change[]): PlannedFile {
  const text = changes.reduce(
    (before, { at, place, becomes }) => {
      const found = [...before.matchAll(new RegExp(at.source, 'gm'))]
      const [only] = found
      if (only === undefined || found.length > 1) {
        const times = found.length === 0 ? 'not found' : `found ${found.length} times`
        throw new Refused(
          `nothing was written: ${path} is not in the usual form, ${place} was ${times}`,
        )
      }
      const [whole, ...groups] = only
      const after = before.slice(only.index + whole.length)
      return before.slice(0, only.index) + becomes(...groups) + after
    },
    textIn(root, path),
  )
  return { path, text }
}

/** Writes the files; one that came into being meanwhile is not overwritten. */
export function write(root: string, plan: Plan): void {
  for (const { path, text } of plan.made) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text, { flag: 'wx' })
  }
  for (const { path, text } of plan.changed) writeFileSync(join(root, path), text)
}

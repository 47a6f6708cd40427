import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { composeOf } from './compose.ts'
import { listWith } from './listed.ts'
import type { Names } from './names.ts'
import { filesOf, type PlannedFile } from './templates.ts'

/** What is to be written: files that aren't there yet, and files that say more than before. */
export interface Plan {
  readonly made: readonly PlannedFile[]
  readonly changed: readonly PlannedFile[]
}

export const list = 'packages/contracts/src/services.ts'
const compose = 'docker-compose.yml'

/**
 * What a new service takes. Nothing is written yet.
 * @throws when one of its files is there already, or a list isn't as it was
 */
export function planService(root: string, names: Names, recording: readonly string[]): Plan {
  const made = filesOf('service', names)
  const there = made.filter(({ path }) => existsSync(join(root, path)))
  if (there.length > 0) {
    const paths = there.map(({ path }) => path).join(', ')
    throw new Error(`nothing was written: ${paths} is there already, and would be overwritten`)
  }
  return {
    made,
    changed: [
      { path: list, text: listWith(textIn(root, list), names) },
      { path: compose, text: composeOf(textIn(root, compose), [...recording, names.service]) },
    ],
  }
}

/** The compose file with the services of the list; undefined when it has them. */
export function planContainers(root: string, recording: readonly string[]): Plan | undefined {
  const before = textIn(root, compose)
  const text = composeOf(before, recording)
  return text === before ? undefined : { made: [], changed: [{ path: compose, text }] }
}

/** Writes the files; one that came into being meanwhile is not overwritten. */
export function write(root: string, { made, changed }: Plan): void {
  for (const { path, text } of made) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text, { flag: 'wx' })
  }
  for (const { path, text } of changed) writeFileSync(join(root, path), text)
}

const textIn = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')

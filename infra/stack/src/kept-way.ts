import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Candidate } from './choice.ts'
import { StackError, tell } from './report/stack-error.ts'
import { typed } from './report/typed.ts'

// Ways that read each other's files.
const sameData: Readonly<Record<string, string>> = {
  'memory-server': 'mongod',
  cargo: 'secantusd-rs',
}
const dataOf = (kind: string): string => sameData[kind] ?? kind

/**
 * Leaves only the ways that can read what an earlier start wrote into the folder: another server
 * would come up empty, and the data would seem lost. What was asked for by name stays in any case.
 */
export function waysThatReadKeptData<Kind extends string, Server>(
  folder: string,
  ways: readonly Candidate<Kind, Server>[],
): readonly Candidate<Kind, Server>[] {
  const kept = keptWay(folder)
  if (kept === undefined) return ways
  return ways.filter(({ kind, binding }) => binding === true || dataOf(kind) === dataOf(kept))
}

/** Notes by which way the folder's data was written. */
export function keepWay(folder: string, kind: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'way'), `${kind}\n`)
}

/** The same failure, with what to do about data that only one way can read. */
export function aboutKeptData(folder: string, error: unknown): unknown {
  const kept = keptWay(folder)
  if (kept === undefined) return error
  return new StackError(
    `the data in ${folder} was written by ${kept}, and that did not come up\n${tell(error)}`,
    `mend ${kept}, or begin afresh with \`${typed('stack reset')}\``,
    error,
  )
}

function keptWay(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'way'), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { identify, isRunning } from './identity.ts'

/**
 * The list, on disk, of what a stack has started: read by the next start, by `stop` and by the
 * guard when the stack itself was killed and could not tidy up. One line per entry:
 * `process PID BEGAN NAME` or `container NAME - NAME`.
 */
export interface Ledger {
  readonly file: string
  addProcess(name: string, pid: number): void
  addContainer(name: string): void
  /** Forgets what is known to have ended. */
  remove(name: string): void
}

/** One line of a ledger. */
export type LedgerEntry =
  | {
      readonly kind: 'process'
      readonly name: string
      readonly pid: number
      readonly began: string
    }
  | { readonly kind: 'container'; readonly name: string; readonly container: string }

/** Opens an empty ledger; what an earlier one held must have been ended before. */
export function openLedger(file: string): Ledger {
  const entries = new Map<string, string>()
  mkdirSync(dirname(file), { recursive: true })
  const save = () => {
    writeFileSync(`${file}.new`, [...entries.values()].map((line) => `${line}\n`).join(''))
    renameSync(`${file}.new`, file)
  }
  save()
  return {
    file,
    addProcess(name, pid) {
      entries.set(name, `process ${pid} ${identify(pid)?.began ?? 'gone'} ${name}`)
      save()
    },
    addContainer(name) {
      entries.set(name, `container ${name} - ${name}`)
      save()
    },
    remove(name) {
      // Where the whole folder was removed meanwhile there is nothing left to note.
      if (entries.delete(name) && existsSync(dirname(file))) save()
    },
  }
}

/** What a ledger on disk lists, in the order it was started; nothing when there is none. */
export function readLedger(file: string): LedgerEntry[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((line): LedgerEntry[] => {
    const [kind, first = '', began = '', name = ''] = line.split(' ')
    if (kind === 'container') return [{ kind, name, container: first }]
    const pid = Number(first)
    return kind === 'process' && Number.isSafeInteger(pid) && pid > 1
      ? [{ kind, name, pid, began }]
      : []
  })
}

/** The entries of a ledger whose process still runs; containers are always listed. */
export function leftovers(file: string): LedgerEntry[] {
  return readLedger(file).filter((entry) => entry.kind === 'container' || isRunning(entry))
}

/** Removes the file, once all it lists has ended. */
export function discardLedger(file: string): void {
  rmSync(file, { force: true })
}

import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import type { Places } from './places.ts'
import { identify, isRunning, type ProcessIdentity } from './processes/identity.ts'

/** Says that another stack runs in the same folder. */
export class AlreadyRunning extends Error {
  readonly owner: ProcessIdentity

  constructor(owner: ProcessIdentity) {
    super(`a stack already runs in this folder, as process ${owner.pid}`)
    this.name = 'AlreadyRunning'
    this.owner = owner
  }
}

/** The stack that runs in this folder now, if one does. */
export function ownerOf(places: Places): ProcessIdentity | undefined {
  try {
    const [pid, began = ''] = readFileSync(places.lock, 'utf8').trim().split(' ')
    const owner = { pid: Number(pid), began }
    return isRunning(owner) ? owner : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes the folder for this process; the returned function gives it back.
 * @throws AlreadyRunning when a living stack has it
 */
export function claim(places: Places): () => void {
  for (let attempt = 0; attempt < 3; attempt++) {
    const owner = ownerOf(places)
    if (owner !== undefined) throw new AlreadyRunning(owner)
    rmSync(places.lock, { force: true })
    try {
      const lock = openSync(places.lock, 'wx')
      writeSync(lock, `${process.pid} ${identify(process.pid)?.began ?? ''}\n`)
      closeSync(lock)
      return () => rmSync(places.lock, { force: true })
    } catch (error) {
      // Another start was quicker: look again at who has it.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  throw new Error(`the lock ${places.lock} could not be taken`)
}

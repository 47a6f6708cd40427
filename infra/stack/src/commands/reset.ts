import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { containerName, dockerEngine, removeVolume } from '../docker/docker.ts'
import { placesIn } from '../places.ts'
import { stop } from './stop.ts'

/** What `pnpm stack reset` was asked for. */
export interface ResetCommand {
  readonly folder: string
  readonly yes: boolean
  readonly print: (line: string) => void
}

/** Stops the stack and removes all that it keeps: data, keys, logs. Asks first in a terminal. */
export async function reset(command: ResetCommand): Promise<number> {
  const { folder } = placesIn(command.folder)
  if (!command.yes && process.stdin.isTTY && !(await agreed(folder))) {
    command.print('Nothing was removed.')
    return 1
  }
  await stop(command)
  if ((await dockerEngine()).up) {
    await Promise.all(['mongo', 'kafka'].map((what) => removeVolume(containerName(folder, what))))
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  command.print(`Removed ${folder}. The next start begins with empty data.`)
  return 0
}

async function agreed(folder: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question(`Remove all data in ${folder}? [y/N] `)
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}

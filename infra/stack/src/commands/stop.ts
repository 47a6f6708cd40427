import { setTimeout as sleep } from 'node:timers/promises'
import { ownerOf } from '../claim.ts'
import { type Places, placesIn } from '../places.ts'
import { endLeftovers } from '../processes/end-leftovers.ts'
import { isRunning } from '../processes/identity.ts'
import { removeStackFile } from '../stack-file.ts'

const withinMs = 13_000
const pollMs = 50

/** What `pnpm stack stop` was asked for. */
export interface StopCommand {
  readonly folder: string
  readonly print: (line: string) => void
}

/** Asks a running stack to stop in order, and ends what one that was killed left behind. */
export async function stop(command: StopCommand): Promise<number> {
  const places = placesIn(command.folder)
  const asked = await askToStop(places)
  const ended = await endLeftovers(places.ledger)
  removeStackFile(places)
  if (asked) command.print('Stopped. Data is kept.')
  if (ended.length > 0) command.print(`Ended what was left behind: ${ended.join(', ')}.`)
  if (!asked && ended.length === 0) command.print('Nothing runs.')
  return 0
}

async function askToStop(places: Places): Promise<boolean> {
  const owner = ownerOf(places)
  if (owner === undefined) return false
  process.kill(owner.pid, 'SIGTERM')
  const until = performance.now() + withinMs
  while (isRunning(owner) && performance.now() < until) await sleep(pollMs)
  if (isRunning(owner)) process.kill(owner.pid, 'SIGKILL')
  return true
}

import { setTimeout as sleep } from 'node:timers/promises'
import { removeContainer } from '../docker/docker.ts'
import { isRunning, signalGroup } from './identity.ts'
import { discardLedger, type LedgerEntry, leftovers } from './ledger.ts'

const graceMs = 4_000
const pollMs = 50

/**
 * Ends whatever a stack that is gone had started and left running, newest first: asked politely,
 * then killed. Only processes that began when the ledger says so: a number may be another's by now.
 */
export async function endLeftovers(ledgerFile: string): Promise<readonly string[]> {
  const found = leftovers(ledgerFile).reverse()
  const processes = found.filter((entry) => entry.kind === 'process')
  const containers = found.filter((entry) => entry.kind === 'container')
  for (const entry of processes) signalGroup(entry.pid, 'SIGTERM')
  const removed = await Promise.all(containers.map((entry) => removeContainer(entry.container)))
  await allGone(processes, graceMs)
  for (const entry of processes) if (isRunning(entry)) signalGroup(entry.pid, 'SIGKILL')
  await allGone(processes, graceMs)
  discardLedger(ledgerFile)
  const ended = containers.filter((_, index) => removed[index])
  return [...processes, ...ended].map((entry) => entry.name)
}

async function allGone(
  entries: readonly Extract<LedgerEntry, { kind: 'process' }>[],
  withinMs: number,
): Promise<void> {
  const until = Date.now() + withinMs
  while (Date.now() < until && entries.some(isRunning)) await sleep(pollMs)
}

import type { Connection } from 'mongoose'
import type { Caller } from '../system/caller.ts'
import { openFund } from '../system/seed-round.ts'
import { cpuOf } from '../system/usage.ts'

/** A whole system on a MongoDB and a Kafka of its own, so that all they do is for it. */
export interface Side {
  readonly name: string
  readonly caller: Caller
  /** Edge, services, MongoDB and Kafka by name; all of them processes of this machine. */
  readonly pids: ReadonlyMap<string, number>
  /** For asking its MongoDB what it counted. */
  readonly mongo: Connection
  /** Enough funds that no single one is in everybody's way. */
  readonly funds: readonly string[]
  stop(): Promise<void>
}

const FUNDS = 8

export async function openFunds(caller: Caller): Promise<readonly string[]> {
  const funds: string[] = []
  for (let fund = 0; fund < FUNDS; fund += 1) funds.push(await openFund(caller))
  return funds
}

/** Of each process, the µs of CPU that it has used so far. */
export const cpuNow = ({ pids }: Pick<Side, 'pids'>): ReadonlyMap<string, number> =>
  new Map([...pids].map(([name, pid]) => [name, cpuOf(pid)]))

/**
 * The processes by name.
 * @throws Error when one is not a process of this machine: its CPU could not be told
 */
export function allPids(
  pids: Readonly<Record<string, number | undefined>>,
): ReadonlyMap<string, number> {
  const entries = Object.entries(pids).map(([name, pid]) => {
    if (pid !== undefined) return [name, pid] as const
    throw new Error(
      `${name} is no process of this machine (MONGO_URL, KAFKA_BROKERS or a container): ` +
        'its CPU can not be counted',
    )
  })
  return new Map(entries)
}

/** Edge and services: all but the servers. */
export const ownNames = (byProcess: ReadonlyMap<string, unknown>): readonly string[] =>
  [...byProcess.keys()].filter((name) => name !== 'mongo' && name !== 'kafka')

import type { Connection } from 'mongoose'

/** The commands by which a service reads and writes; each is a round trip to the database. */
const counted = [
  'find',
  'getMore',
  'insert',
  'update',
  'delete',
  'findAndModify',
  'bulkWrite',
  'aggregate',
  'count',
  'distinct',
] as const

export type CommandName = (typeof counted)[number]
export type CommandCounts = Readonly<Record<CommandName, number>>

/**
 * What `serverStatus` says that the server has been asked since it started.
 * @throws Error where the server doesn't count its commands
 */
export async function commandCounts(connection: Connection): Promise<CommandCounts> {
  return countsIn(await connection.db?.admin().serverStatus())
}

/** Reads the counts out of an answer to `serverStatus` (metrics.commands.<name>.total). */
export function countsIn(status: unknown): CommandCounts {
  const { metrics } = (status ?? {}) as {
    metrics?: { commands?: Record<string, { total?: unknown }> }
  }
  const commands = metrics?.commands
  if (commands?.find?.total === undefined) {
    throw new Error('This MongoDB tells no metrics.commands in its serverStatus')
  }
  // A server that doesn't know a command (bulkWrite came with 8.0) counts none of it.
  const entries = counted.map((name) => [name, Number(commands[name]?.total ?? 0)] as const)
  return Object.fromEntries(entries) as CommandCounts
}

/** How many of each came between two looks. */
export function countsBetween(before: CommandCounts, after: CommandCounts): CommandCounts {
  const entries = counted.map((name) => [name, after[name] - before[name]] as const)
  return Object.fromEntries(entries) as CommandCounts
}

export const sumOf = (counts: CommandCounts): number =>
  counted.reduce((sum, name) => sum + counts[name], 0)

/** The commonest first: `28.1 find, 17.9 insert`. */
export function describedPer(counts: CommandCounts, divisor: number): string {
  return counted
    .filter((name) => counts[name] > 0)
    .toSorted((a, b) => counts[b] - counts[a])
    .map((name) => `${(counts[name] / divisor).toFixed(1)} ${name}`)
    .join(', ')
}

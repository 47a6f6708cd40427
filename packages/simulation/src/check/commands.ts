import type { Entry, Ledger } from '../users/ledger.ts'
import type { World } from '../world/world.ts'

interface Stored {
  readonly stream: string
  readonly commandId: string
  readonly version: number
  readonly size: number
}

/** No accepted command is lost or doubled, and no refused one left anything. */
export function checkCommands({ databases }: World, { entries }: Ledger): readonly string[] {
  const commits = ['fund', 'registry'].flatMap((service) =>
    databases
      .collection(service, 'commits')
      .find({})
      .map(({ document }) => document as unknown as Stored),
  )
  const byCommand = Map.groupBy(commits, ({ commandId }) => commandId)
  const events = new Map(
    commits.flatMap(({ stream, version, size, commandId }) =>
      Array.from(
        { length: size },
        (_, index) => [`${stream}@${version + index}`, commandId] as const,
      ),
    ),
  )
  return [
    ...doubled(byCommand),
    ...entries.flatMap((entry) => wrongOf(entry, byCommand.get(entry.commandId) ?? [], events)),
  ]
}

const doubled = (byCommand: ReadonlyMap<string, readonly Stored[]>): readonly string[] =>
  Array.from(byCommand).flatMap(([commandId, commits]) => {
    const streams = new Set(commits.map(({ stream }) => stream))
    return streams.size < commits.length ? [`command ${commandId} was recorded twice`] : []
  })

function wrongOf(
  { what, commandId, known, tries, tooLate }: Entry,
  commits: readonly Stored[],
  events: ReadonlyMap<string, string>,
): readonly string[] {
  const said = `${what} ${commandId}`
  switch (known.kind) {
    case 'accepted': {
      const lost = known.eventIds.filter((id) => events.get(id) !== commandId)
      return [
        ...(lost.length > 0 ? [`${said} was accepted and lost: ${lost.join(', ')}`] : []),
        // Between tries a database may have been set back to when nobody knew.
        ...(tooLate && tries === 1
          ? [`${said} was accepted for a day on which it had closed`]
          : []),
      ]
    }
    case 'refused':
      // Of several tries an earlier one may have been carried out after the refusal.
      return tries === 1 && commits.length > 0
        ? [`${said} was refused (${known.code}) and recorded`]
        : []
    case 'unknown':
      return []
    default:
      return known satisfies never
  }
}

import { BEGINNING } from '../time/replace-clocks.ts'
import type { Entry, Ledger } from '../users/ledger.ts'
import type { World } from '../world/world.ts'

interface StoredCommit {
  readonly stream: string
  readonly version: number
  readonly commandId: string
  readonly at: Date
}

/** What was recorded, as the databases saw it. */
export interface Recordings {
  /** When each stream's commits were stored, in ms since the beginning. */
  readonly storedAt: ReadonlyMap<string, readonly number[]>
}

/**
 * What an append may take, what clocks may be apart, and a second for the way: what is older than that as it is stored
 * may have been missed by an answer as recorded.
 */
const SETTLED_MS = 3000 + 2000 + 1000

/**
 * Looks at each commit as it is written. It says when it was recorded: not when it was begun. And nothing of it ever
 * changes, but that it waits no longer: so publishing costs one write for each, however many relays there are.
 */
export function watchCommits(world: World): Recordings {
  const storedAt = new Map<string, number[]>()
  for (const service of ['fund', 'registry'] as const) {
    world.databases.onPut(service, 'commits', ({ document }, before) => {
      const commit = document as unknown as StoredCommit
      if (before === undefined) {
        const now = world.scheduler.now()
        storedAt.set(commit.stream, [...(storedAt.get(commit.stream) ?? []), now])
        world.wrongs.push(...recordedLate(world, commit))
      } else world.wrongs.push(...changed(commit, before.document))
    })
  }
  return { storedAt }
}

/** Clocks are a second off at most, either way. */
const OFF_MS = 1000

/** Before its process was there, or long before where nothing could hold it up on its way. */
function recordedLate(
  { scheduler, faults, mongo, processes }: World,
  { stream, version, at }: StoredCommit,
): readonly string[] {
  const caller = mongo.caller()
  const since = (caller && processes.get(caller)?.since) ?? 0
  const told = `${stream}@${version} says that it was recorded at ${at.toISOString()}`
  if (at.getTime() < BEGINNING + since - OFF_MS)
    return [`${told}, before the process was started that recorded it`]
  const late = BEGINNING + scheduler.now() - at.getTime()
  if (late <= SETTLED_MS || faults.quietFor() < late) return []
  return [`${told}, ${Math.round(late)} ms before it was`]
}

function changed(
  commit: StoredCommit,
  before: Readonly<Record<string, unknown>>,
): readonly string[] {
  const after = commit as unknown as Readonly<Record<string, unknown>>
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const others = fields.filter(
    (field) => field !== 'pending' && !(field in before && field in after),
  )
  const place = `${commit.stream}@${commit.version}`
  if (others.length > 0) return [`${place} was changed once it was recorded: ${others.join(', ')}`]
  return 'pending' in after ? [`${place} was written again, and waits still`] : []
}

/** Who is refused because others keep changing something: they must have. */
export function checkBusy(
  { storedAt }: Recordings,
  { entries }: Pick<Ledger, 'entries'>,
): readonly string[] {
  return entries.flatMap(({ what, commandId, sentAt, endedAt, known }: Entry) => {
    if (known.kind !== 'refused' || known.code !== 'CONCURRENT_CHANGES') return []
    const { stream, attempts } = known.facts
    const changes = (storedAt.get(String(stream)) ?? []).filter(
      (at) => at >= sentAt && at <= endedAt,
    )
    // Its own first try may have met a table that was remembered.
    if (changes.length + 1 >= Number(attempts)) return []
    const said = `${what} ${commandId} was refused because others kept changing ${stream}`
    return [`${said}: ${changes.length} times in all`]
  })
}

import { asking } from '@seedline/event-store/database'
import type { Collections } from './collections.ts'
import type { AuditEntry } from './entry.ts'
import { GROUP_ENTRIES, type GroupHashes, type StoredGroup } from './group.ts'

type Groups = Pick<Collections, 'groups'>

const CALL_MS = 5000

// Ranges are bounded at both ends: not every server stops a scan at its limit.

/** The group that begins at this index. */
export const groupFrom = ({ groups }: Groups, index: number, ms = CALL_MS) =>
  asking(ms, (limits) =>
    groups.findOne<GroupHashes>({ _id: index }, { ...limits, projection: { entries: 0 } }),
  )

/** The groups that begin at `from` or later, but before `to`, in order; without what their entries say. */
export const hashesBetween = ({ groups }: Groups, from: number, to: number) =>
  asking(CALL_MS, (limits) =>
    groups
      .find<GroupHashes>(
        { _id: { $gte: from, $lt: to } },
        { ...limits, projection: { entries: 0 }, sort: { _id: 1 } },
      )
      .toArray(),
  )

/** The same with their entries. */
export const groupsBetween = ({ groups }: Groups, from: number, to: number) =>
  asking(CALL_MS, (limits) =>
    groups
      .find<StoredGroup>({ _id: { $gte: from, $lt: to } }, { ...limits, sort: { _id: 1 } })
      .toArray(),
  )

/** The group that holds this index; undefined where none does. */
export async function groupWith(groups: Groups, index: number): Promise<GroupHashes | undefined> {
  const near = await hashesBetween(groups, Math.max(0, index - GROUP_ENTRIES + 1), index + 1)
  const group = near.at(-1)
  return group && index < group.to ? group : undefined
}

/** An entry that stands in the log already. */
export interface StandingEntry extends AuditEntry {
  readonly index: number
}

/** Those of these ids that stand in the log. */
export async function standing(
  { groups }: Groups,
  ids: readonly string[],
  ms = CALL_MS,
): Promise<ReadonlyMap<string, StandingEntry>> {
  const wanted = new Set(ids)
  const found = await asking(ms, (limits) =>
    groups
      .find<Pick<StoredGroup, '_id' | 'entries'>>(
        { 'entries.id': { $in: [...wanted] } },
        { ...limits, projection: { entries: 1 } },
      )
      .toArray(),
  )
  return new Map(
    found.flatMap(({ _id, entries }) =>
      entries.flatMap((entry, offset) =>
        wanted.has(entry.id) ? [[entry.id, { ...entry, index: _id + offset }] as const] : [],
      ),
    ),
  )
}

import { randomUUID } from 'node:crypto'
import { refusal } from '@seedline/contracts/refusals'
import {
  bounded,
  type Deadline,
  deadlineFor,
  type GroupCommit,
  groupCommit,
  jittered,
  neverSent,
  outcomeUnknown,
  passing,
  pause,
  remaining,
  unavailable,
} from '@seedline/event-store/database'
import { type Clock, toDate } from '@seedline/values'
import mongoose from 'mongoose'
import type { Hash } from '../tree/hash.ts'
import type { Collections } from './collections.ts'
import { type AuditEntry, ENTRY_BYTES, leafOf } from './entry.ts'
import { GROUP_ENTRIES, groupAfter, type NewGroup } from './group.ts'
import { groupFrom, standing } from './read-groups.ts'
import { after, laterOf, type Tip, tipFrom } from './tip.ts'

/** Where an entry stands, durably. */
export interface Placed {
  readonly index: number
  readonly leafHash: Hash
  /** It stood there before this call. */
  readonly repeated: boolean
}

/** An entry on its way, and what became of it. */
export interface Slot {
  readonly entry: AuditEntry
  readonly leaf: Hash
  outcome?: Placed | 'differs'
}

export interface WriterParts {
  readonly collections: Collections
  readonly clock: Clock
  readonly budgetMs: number
  readonly queued: number
}

export interface GroupWriter {
  readonly lane: GroupCommit<AuditEntry, Slot>
  /** The end of the log as it is stored now, whoever wrote it. */
  tip(): Promise<Tip>
  /** The size that this process knows of. */
  knownSize(): number
}

const MIB = 1024 * 1024
const DUPLICATE = 11000
/** Of the budget: all tries of a group together, and when those who wait behind are told. */
const ALL_TRIES = 0.9
const SLOW = 0.35

/** What arrives while one group is written goes into the next. No group is written but behind the one before it. */
export function groupWriter(parts: WriterParts, from: Tip): GroupWriter {
  let tip = from
  const learn = (found: Tip): void => {
    if (found.frontier.size > tip.frontier.size) tip = found
  }
  const lane = groupCommit<AuditEntry, Slot>(
    async ({ send, slow }) => {
      const deadline = deadlineFor(ALL_TRIES * parts.budgetMs)
      const timer = setTimeout(slow, SLOW * parts.budgetMs)
      try {
        const slots = send()
        await place(parts, slots, deadline, { known: () => tip, learn })
        return slots.map(() => ({ kind: 'stored' }))
      } catch (error) {
        return { failed: error }
      } finally {
        clearTimeout(timer)
      }
    },
    (entries) => entries.map((entry) => ({ entry, leaf: leafOf(entry) })),
    {
      queued: parts.queued,
      queuedBytes: 64 * MIB,
      group: GROUP_ENTRIES,
      groupBytes: Math.max(4 * MIB, ENTRY_BYTES),
    },
  )
  return {
    lane,
    async tip() {
      learn(await tipFrom(parts.collections, tip))
      return tip
    },
    knownSize: () => tip.frontier.size,
  }
}

interface KnownTip {
  readonly known: () => Tip
  readonly learn: (found: Tip) => void
}

/** Until each slot has its outcome. What was cut off is sent again as it was: its place tells what became of it. */
async function place(
  parts: WriterParts,
  slots: readonly Slot[],
  deadline: Deadline,
  tip: KnownTip,
): Promise<void> {
  let sent = false
  let draft: NewGroup | undefined
  for (let wait = 5; ; wait = Math.min(2 * wait, 200)) {
    const waiting = firstOfEach(slots)
    if (waiting.length === 0) return settleTwins(slots)
    if (remaining(deadline) === 0) throw gaveUp(sent, new Error('Others came first each time'))
    draft = stillNext(draft, tip.known()) ?? draftOf(parts, tip.known(), waiting)
    try {
      const written = await insert(parts.collections, draft, deadline)
      if (written === 'stored') {
        settle(waiting, draft)
        tip.learn({ frontier: draft.after, at: draft.document.at })
        continue
      }
      if (await lookAround(parts.collections, waiting, draft, deadline, tip)) {
        draft = undefined
        continue
      }
    } catch (error) {
      sent ||= !neverSent(error)
      if (!passing(error)) throw sent ? outcomeUnknown(error) : error
      if (remaining(deadline) < 50) throw gaveUp(sent, error)
    }
    await pause(jittered(wait))
  }
}

/** Whether a write may have been made that nobody has heard of decides what is said. */
const gaveUp = (sent: boolean, cause: unknown): Error =>
  sent ? outcomeUnknown(cause) : unavailable(cause)

const stillNext = (draft: NewGroup | undefined, { frontier }: Tip): NewGroup | undefined =>
  draft?.document._id === frontier.size ? draft : undefined

function draftOf({ clock }: WriterParts, tip: Tip, waiting: readonly Slot[]): NewGroup {
  return groupAfter(tip.frontier, {
    entries: waiting.map(({ entry }) => entry),
    leaves: waiting.map(({ leaf }) => leaf),
    key: randomUUID(),
    at: laterOf(toDate(clock()), tip.at),
  })
}

/** `taken`: there is a group at this place, or one of the entries stands in the log. */
async function insert(
  { groups }: Collections,
  { document }: NewGroup,
  deadline: Deadline,
): Promise<'stored' | 'taken'> {
  try {
    await bounded(Math.max(1, remaining(deadline)), (timeoutMS) =>
      groups.insertOne(document, { timeoutMS }),
    )
    return 'stored'
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE) return 'taken'
    throw error
  }
}

/** What a group collided with; false while that can't be seen yet. */
async function lookAround(
  collections: Collections,
  waiting: readonly Slot[],
  draft: NewGroup,
  deadline: Deadline,
  tip: KnownTip,
): Promise<boolean> {
  const ms = Math.max(1, remaining(deadline))
  const ids = waiting.map(({ entry }) => entry.id)
  const next = await groupFrom(collections, draft.document._id, ms)
  if (next?.key === draft.document.key) {
    settle(waiting, draft)
    tip.learn({ frontier: draft.after, at: draft.document.at })
    return true
  }
  if (next && next._id === tip.known().frontier.size) {
    tip.learn(await tipFrom(collections, after(tip.known(), next)))
  }
  const found = await standing(collections, ids, ms)
  for (const slot of waiting) {
    const same = found.get(slot.entry.id)
    if (same) slot.outcome = standsAs(slot, same)
  }
  return next !== null || found.size > 0
}

function settle(waiting: readonly Slot[], { document }: NewGroup): void {
  waiting.forEach((slot, offset) => {
    slot.outcome = { index: document._id + offset, leafHash: slot.leaf, repeated: false }
  })
}

const standsAs = (
  { entry, leaf }: Slot,
  { index, bytes }: { readonly index: number; readonly bytes: Uint8Array },
): Placed | 'differs' =>
  Buffer.compare(entry.bytes, bytes) === 0 ? { index, leafHash: leaf, repeated: true } : 'differs'

/** Of those without an outcome the first of each id. */
function firstOfEach(slots: readonly Slot[]): readonly Slot[] {
  const byId = new Map<string, Slot>()
  for (const slot of slots) if (!byId.has(slot.entry.id)) byId.set(slot.entry.id, slot)
  return [...byId.values()].filter(({ outcome }) => outcome === undefined)
}

/** An entry that came twice in one group stands where the first of them does. */
function settleTwins(slots: readonly Slot[]): void {
  const first = new Map<string, Slot>()
  for (const slot of slots) {
    const twin = first.get(slot.entry.id)
    if (!twin) first.set(slot.entry.id, slot)
    else if (typeof twin.outcome === 'object') {
      slot.outcome = standsAs(slot, { index: twin.outcome.index, bytes: twin.entry.bytes })
    } else slot.outcome = 'differs'
  }
}

/** @throws ProblemError AUDIT_ENTRY_DIFFERS where other bytes stand under its id */
export function placedOf({ entry, outcome }: Slot): Placed {
  if (typeof outcome === 'object') return outcome
  throw refusal('AUDIT_ENTRY_DIFFERS', { id: entry.id })
}

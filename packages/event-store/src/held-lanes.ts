import { leaseObserver } from './lease-observer.ts'
import { type LeaseTable, renewed, surplusOf } from './lease-table.ts'
import type { PendingCommit } from './pending-feed.ts'

/** What one session holds, as far as it can be sure of it. */
export interface HeldLanes {
  /** The table to write next; lanes that it gives up are out of use at once. */
  renew(table: LeaseTable): LeaseTable
  /**
   * Takes note of the table that was written, sent at `started`; true when there are lanes in use
   * that were not so just before, be it that the lease had lapsed.
   */
  confirm(table: LeaseTable, started: number): boolean
  lanes(): readonly number[]
  /** Of those, the lanes to read from: not those that wait to be given up. */
  readable(): readonly number[]
  /** Whether lanes that wait to be given up have nothing under way any more. */
  canGiveUp(): boolean
  token(lane: number): number | undefined
  /** Lanes with unmarked commits are not given up. */
  busy(lanes: readonly number[]): void
  /** These too, once more for each time that they are named. */
  alsoBusy(lanes: readonly number[]): void
  marked(commits: readonly PendingCommit[]): void
  drop(): void
}

/** Nothing held yet. */
export function heldLanes(me: { id: string; name: string }, leaseMs: number): HeldLanes {
  const observer = leaseObserver(leaseMs)
  const held = new Map<number, number>()
  let unmarked = new Map<number, number>()
  /** Lanes beyond the fair share that were busy: they are read no more, so that they fall idle. */
  let leaving = new Set<number>()
  let renewedAt = Number.NEGATIVE_INFINITY

  const keepOnly = (table: LeaseTable): void => {
    for (const [lane, token] of held) {
      const now = table.lanes[lane]
      if (now?.holder !== me.id || now.token !== token) held.delete(lane)
    }
  }

  const count = (lanes: readonly number[]): void => {
    for (const lane of lanes) unmarked.set(lane, (unmarked.get(lane) ?? 0) + 1)
  }

  const lanes = (): readonly number[] =>
    performance.now() - renewedAt < leaseMs ? [...held.keys()] : []

  return {
    renew(table) {
      const others = table.sessions.filter((session) => session.id !== me.id)
      const silent = observer.silent(others, performance.now())
      const next = renewed(table, me, silent, new Set(unmarked.keys()))
      keepOnly(next)
      leaving = new Set([...unmarked.keys()].slice(0, surplusOf(next, me.id)))
      return next
    },
    confirm(table, started) {
      keepOnly(table)
      const before = new Set(lanes())
      table.lanes.forEach(({ holder, token }, lane) => {
        if (holder === me.id) held.set(lane, token)
      })
      // Counted from before the renewal was sent, so that it ends here before it ends for others.
      renewedAt = started
      return lanes().some((lane) => !before.has(lane))
    },
    lanes,
    readable: () => lanes().filter((lane) => !leaving.has(lane)),
    canGiveUp: () => [...leaving].some((lane) => held.has(lane) && !unmarked.has(lane)),
    token: (lane) => held.get(lane),
    busy(lanes) {
      unmarked = new Map()
      count(lanes)
    },
    alsoBusy: count,
    marked(commits) {
      for (const { lane } of commits) {
        const left = (unmarked.get(lane) ?? 0) - 1
        if (left > 0) unmarked.set(lane, left)
        else unmarked.delete(lane)
      }
    },
    drop: () => held.clear(),
  }
}

import { portions } from './portions.ts'
import type { Notice, SumsStore } from './sums-store.ts'

/** Streams that are counted at once: each batch writes all documents of sums that it changes, however few streams are in it; */
const mostNotices = 1000
/** and while nobody reads what is counted: a batch ends by its own bound then. */
const mostNoticesUnread = 2000
/** What another process noted and hasn't counted by then is taken over. */
const takenOverMs = 3000
/** Where nothing is heard of, it is looked so often for what others left behind, and for a new day. */
const idleMs = 3000
/** A read model that is behind is looked at again after so long; */
const againMs = 30
/** and who can't be counted at all, who keeps nobody else waiting meanwhile. */
const failedMs = 1000
const mostFailedMs = 60_000
/** So many of them, at most, are left out of a look for notices. */
const mostWaiting = 1000

/** What a process is to count next, and what it leaves for later. */
export function looksForNotices(store: Pick<SumsStore<never>, 'notices'>, by: string) {
  const unready = waitingStreams(againMs, idleMs)
  const failing = waitingStreams(failedMs, mostFailedMs)
  const portion = portions()
  let isBehind = false
  return {
    async look({ built }: { readonly built: boolean }): Promise<readonly Notice[]> {
      const now = Date.now()
      const except = [...unready.at(now), ...failing.at(now)]
      const most = portion.atMost(built ? mostNotices : mostNoticesUnread)
      const found = await store.notices({ by, othersUntil: now - takenOverMs, except, most })
      isBehind = found.length === most
      return portion.take(found)
    },
    /** Whether more is waiting than goes into a batch. */
    counted(left: readonly Notice[]): boolean {
      portion.counted()
      unready.add(left, Date.now())
      return isBehind
    },
    /** In how many ms it is to be looked again. */
    foundNone(): number {
      const now = Date.now()
      unready.add([], now)
      failing.add([], now)
      return Math.min(unready.next(now), failing.next(now))
    },
    /** Sets aside who failed by itself; 'fewer' where it is to be looked for among those that were looked at. */
    failed(): Notice | 'fewer' | undefined {
      const failed = portion.failed()
      if (failed !== undefined && failed !== 'fewer') failing.add([failed], Date.now())
      return failed
    },
  }
}

/** Streams that can't be counted yet: each is looked at again later and later. */
function waitingStreams(firstMs: number, mostMs: number) {
  const waiting = new Map<string, { readonly again: number; readonly ms: number }>()
  return {
    /** In how many ms the next of them is to be looked at. */
    next: (now: number): number =>
      Math.max(1, Math.min(idleMs, ...Array.from(waiting.values(), ({ again }) => again - now))),
    at(now: number): readonly string[] {
      return [...waiting].flatMap(([stream, { again }]) => (again > now ? [stream] : []))
    },
    add(left: readonly Notice[], now: number) {
      const before = new Map(waiting)
      for (const [stream, { again }] of before) if (again <= now) waiting.delete(stream)
      for (const { stream } of left.slice(0, mostWaiting)) {
        const ms = Math.min((before.get(stream)?.ms ?? firstMs / 2) * 2, mostMs)
        waiting.set(stream, { again: now + ms, ms })
      }
    },
  }
}

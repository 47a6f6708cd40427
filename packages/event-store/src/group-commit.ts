import { type Deadline, remaining } from './deadline.ts'
import { exhausted, outcomeUnknown, unavailable } from './problems.ts'

/** What became of one item of a group. */
export type Written =
  | { readonly kind: 'stored' }
  /** Which unique key it collided with, as far as the server tells. */
  | { readonly kind: 'duplicate'; readonly of: 'version' | 'command' | 'unsure' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Items that go together. */
export interface Group<T> {
  /** Those still wanted, in order. From the first call on they count as sent, and never change. */
  send(): readonly T[]
  /** The database hangs: those who wait behind are told at once. */
  slow(): void
}

/** Writes a group: answers for each item that it sent, in order, or how it failed. Never throws. */
export type WriteGroup<T> = (
  group: Group<T>,
) => Promise<readonly Written[] | { readonly failed: unknown }>

/** How much may wait, and how much goes at once. */
export interface GroupLimits {
  readonly queued: number
  readonly queuedBytes: number
  readonly group: number
  readonly groupBytes: number
}

/** One lane of writes. */
export interface GroupCommit<T> {
  submit(item: T, bytes: number, deadline: Deadline): Promise<Written>
  /** Refuses what comes and waits for what is under way. */
  close(): Promise<void>
}

interface Entry<T> {
  readonly item: T
  readonly bytes: number
  readonly settle: (written: Written) => void
  sent: boolean
  settled: boolean
}

/** What arrives while one write is under way goes into the next: no timer, one lane, bounded. */
export function groupCommit<T>(write: WriteGroup<T>, limits: GroupLimits): GroupCommit<T> {
  let queue: Entry<T>[] = []
  let queuedBytes = 0
  let running: Promise<void> | undefined
  let closed = false

  const fail = (entries: readonly Entry<T>[], error: unknown): void => {
    for (const entry of entries) entry.settle({ kind: 'failed', error })
  }

  const failQueued = (): void => {
    const waiting = queue
    queue = []
    queuedBytes = 0
    fail(waiting, unavailable(new Error('The write before did not return in time')))
  }

  const next = (): Entry<T>[] => {
    const group: Entry<T>[] = []
    let bytes = 0
    let taken = 0
    for (const entry of queue) {
      if (group.length === limits.group) break
      if (group.length > 0 && bytes + entry.bytes > limits.groupBytes) break
      taken++
      queuedBytes -= entry.bytes
      if (entry.settled) continue
      bytes += entry.bytes
      group.push(entry)
    }
    queue = queue.slice(taken)
    return group
  }

  const writeOne = async (group: readonly Entry<T>[]): Promise<void> => {
    let sent: readonly Entry<T>[] | undefined
    const send = (): readonly T[] => {
      if (!sent) {
        sent = group.filter((entry) => !entry.settled)
        for (const entry of sent) entry.sent = true
      }
      return sent.map((entry) => entry.item)
    }
    const written = await write({ send, slow: failQueued })
    if ('failed' in written) return fail(group, written.failed)
    sent?.forEach((entry, index) => {
      entry.settle(written[index] ?? { kind: 'failed', error: outcomeUnknown() })
    })
  }

  const run = async (): Promise<void> => {
    for (let group = next(); group.length > 0; group = next()) {
      await writeOne(group)
      // Lets those just answered come back, so that they go together and not one ahead of the rest.
      if (group.length > 1) await new Promise<void>((resolve) => setImmediate(resolve))
    }
    running = undefined
  }

  return {
    submit(item, bytes, deadline) {
      if (closed || remaining(deadline) === 0) return Promise.reject(unavailable())
      if (queue.length >= limits.queued || queuedBytes + bytes > limits.queuedBytes) {
        return Promise.reject(exhausted())
      }
      return new Promise((resolve) => {
        const entry = entryOf(item, bytes, deadline, resolve)
        queue.push(entry)
        queuedBytes += bytes
        running ??= run()
      })
    },
    async close() {
      closed = true
      await running
    },
  }
}

function entryOf<T>(
  item: T,
  bytes: number,
  deadline: Deadline,
  resolve: (written: Written) => void,
): Entry<T> {
  const entry: Entry<T> = {
    item,
    bytes,
    sent: false,
    settled: false,
    settle(written) {
      if (entry.settled) return
      entry.settled = true
      clearTimeout(timer)
      resolve(written)
    },
  }
  const timer = setTimeout(() => {
    const late = new Error('The deadline passed')
    entry.settle({
      kind: 'failed',
      error: entry.sent ? outcomeUnknown(late) : unavailable(late),
    })
  }, remaining(deadline))
  return entry
}

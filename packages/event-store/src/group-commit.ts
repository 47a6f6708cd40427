import { setImmediate as endOfTurn } from 'node:timers/promises'
import { type Deadline, remaining } from './deadline.ts'
import { exhausted, outcomeUnknown, unavailable } from './problems.ts'

/** What became of one item of a group. */
export type Written =
  | { readonly kind: 'stored' }
  /** Which unique key it collided with, as far as the server tells. */
  | { readonly kind: 'duplicate'; readonly of: 'version' | 'command' | 'unsure' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** The same for its submitter, with what was stored. */
export type Submitted<S> =
  | { readonly kind: 'stored'; readonly as: S }
  | Exclude<Written, { readonly kind: 'stored' }>

/** Items that go together. */
export interface Group<S> {
  /** Those still wanted, in order. From the first call on they count as sent, and never change. */
  send(): readonly S[]
  /** The database hangs: those who wait behind are told at once. */
  slow(): void
}

/** Writes a group: answers for each item that it sent, in order, or how it failed. Never throws. */
export type WriteGroup<S> = (
  group: Group<S>,
) => Promise<readonly Written[] | { readonly failed: unknown }>

/** How much may wait, and how much goes at once. */
export interface GroupLimits {
  readonly queued: number
  readonly queuedBytes: number
  readonly group: number
  readonly groupBytes: number
}

/** What items become as their group is sent. */
export type AsSent<T, S> = (items: readonly T[]) => readonly S[]

/** One lane of writes. */
export interface GroupCommit<T, S> {
  submit(item: T, bytes: number, deadline: Deadline): Promise<Submitted<S>>
  /** Refuses what comes and waits for what is under way. */
  close(): Promise<void>
}

interface Entry<T, S> {
  readonly item: T
  readonly bytes: number
  readonly settle: (submitted: Submitted<S>) => void
  sent: boolean
  settled: boolean
}

/**
 * What arrives within one turn of the process goes together, and what arrives while one write is under way goes into the next: no
 * timer, one lane, bounded.
 */
export function groupCommit<T, S>(
  write: WriteGroup<S>,
  asSent: AsSent<T, S>,
  limits: GroupLimits,
): GroupCommit<T, S> {
  let queue: Entry<T, S>[] = []
  let queuedBytes = 0
  let running: Promise<void> | undefined
  let closed = false

  const fail = (entries: readonly Entry<T, S>[], error: unknown): void => {
    for (const entry of entries) entry.settle({ kind: 'failed', error })
  }

  const failQueued = (): void => {
    const waiting = queue
    queue = []
    queuedBytes = 0
    fail(waiting, unavailable(new Error('The write before did not return in time')))
  }

  const next = (): Entry<T, S>[] => {
    const group: Entry<T, S>[] = []
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

  const writeOne = async (group: readonly Entry<T, S>[]): Promise<void> => {
    let sent: { readonly entries: readonly Entry<T, S>[]; readonly as: readonly S[] } | undefined
    const send = (): readonly S[] => {
      if (!sent) {
        const entries = group.filter((entry) => !entry.settled)
        for (const entry of entries) entry.sent = true
        sent = { entries, as: asSent(entries.map(({ item }) => item)) }
      }
      return sent.as
    }
    const written = await write({ send, slow: failQueued })
    if ('failed' in written) return fail(group, written.failed)
    sent?.entries.forEach((entry, index) => {
      entry.settle(submitted(written[index], sent?.as[index]))
    })
  }

  const run = async (): Promise<void> => {
    // Commands that were answered together come together: without this, one would go ahead of the rest, ever more of them apart.
    await endOfTurn()
    for (let group = next(); group.length > 0; group = next()) {
      await writeOne(group)
      if (group.length > 1) await endOfTurn()
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

function submitted<S>(written: Written | undefined, as: S | undefined): Submitted<S> {
  if (!written || as === undefined) return { kind: 'failed', error: outcomeUnknown() }
  return written.kind === 'stored' ? { kind: 'stored', as } : written
}

function entryOf<T, S>(
  item: T,
  bytes: number,
  deadline: Deadline,
  resolve: (submitted: Submitted<S>) => void,
): Entry<T, S> {
  const entry: Entry<T, S> = {
    item,
    bytes,
    sent: false,
    settled: false,
    settle(what) {
      if (entry.settled) return
      entry.settled = true
      clearTimeout(timer)
      resolve(what)
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

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { EventMessage, History, Logger, Messaging, Subscription } from '@seedline/messaging'
import { type Counting, countOnce } from './count.ts'
import type { Notice } from './sums-store.ts'

/** Streams that are counted at once. */
const mostNotices = 400
/** What another process noted and hasn't counted by then is taken over. */
const takenOverMs = 3000
/** Where nothing is heard of, it is looked so often for what others left behind, and for a new day. */
const idleMs = 3000
/** A read model that is behind is looked at again after so long. */
const againMs = 60
const contendedMs = 30
const failedMs = 1000
/** A first count doesn't wait longer for streams whose read model stands still. */
const standingStillMs = 30_000
/** Many batches on end leave the machine half of the time, at most so long. */
const restMs = 500

export interface KeepSumsOptions<D> extends Counting<D> {
  readonly messaging: Messaging
  readonly history: History
  readonly topics: readonly string[]
  readonly logger: Logger
  readonly subscribe: (
    handler: (messages: readonly EventMessage[]) => Promise<readonly never[]>,
    catchUp: () => Promise<void>,
  ) => Promise<Subscription>
}

export interface KeptSums {
  readonly subscription: Subscription
  /** All that there was has been counted once. */
  readonly built: Promise<void>
  stop(): Promise<void>
}

/** Keeps sums up to date with what is recorded, beside other processes that do the same. */
export async function keepSums<D>(options: KeepSumsOptions<D>): Promise<KeptSums> {
  const { store, logger, today } = options
  const me = randomUUID()
  const built = Promise.withResolvers<void>()
  const unready = new Map<string, number>()
  let stopped = false
  let woken = Promise.withResolvers<void>()
  const wake = () => woken.resolve()

  const noteHeads = () => noteAllHeads(options, me, wake)
  await beginFirst(options)
  const subscription = await options.subscribe(async (messages) => {
    await store.note(noticesOf(messages, me))
    wake()
    return []
  }, noteHeads)

  const notices = () => {
    const now = Date.now()
    for (const [stream, again] of unready) if (again <= now) unready.delete(stream)
    return store.notices({
      by: me,
      othersUntil: now - takenOverMs,
      except: [...unready.keys()],
      most: mostNotices,
    })
  }
  const turn = async (): Promise<number> => {
    const begun = performance.now()
    const came = await countOnce(options, notices)
    switch (came.kind) {
      case 'contended':
        return contendedMs
      case 'idle':
        await finish()
        return unready.size > 0 ? againMs : idleMs
      case 'counted': {
        for (const { stream } of came.left) unready.set(stream, Date.now() + againMs)
        const took = performance.now() - begun
        return took < contendedMs ? 0 : Math.min(took, restMs)
      }
      default:
        return came satisfies never
    }
  }
  const finish = () => finishBuilding(options, built.resolve, noteHeads)
  const run = async (): Promise<void> => {
    // What there is already is noted before anything is counted, so that nothing is counted twice for it.
    let next = finish().then(() => 0)
    while (!stopped) {
      const waitMs = await next.catch((error: unknown) => {
        if (!stopped) logger.warn({ err: error }, 'Sums could not be counted; they are tried again')
        return failedMs
      })
      if (stopped) return
      if (waitMs === idleMs) await until(woken.promise, waitMs)
      else if (waitMs > 0) await pause(waitMs, undefined, { ref: false })
      woken = Promise.withResolvers<void>()
      next = turn()
    }
  }
  const running = run()
  return {
    subscription,
    built: built.promise,
    async stop() {
      stopped = true
      wake()
      await subscription.stop()
      await running
    },
  }

  async function beginFirst({ store: kept }: Counting<D>): Promise<void> {
    if ((await kept.journal()) !== undefined) return
    await kept.begin({
      generation: 1,
      seq: 0,
      base: today(),
      nextBase: null,
      notedAt: null,
      built: false,
      open: undefined,
    })
  }
}

async function until(woken: Promise<void>, ms: number): Promise<void> {
  const enough = new AbortController()
  const patience = pause(ms, undefined, { signal: enough.signal, ref: false })
  await Promise.race([woken, patience.catch(() => undefined)])
  enough.abort()
}

const noticesOf = (messages: readonly EventMessage[], by: string): readonly Notice[] => {
  const at = Date.now()
  const latest = new Map<string, number>()
  for (const { stream, version } of messages)
    latest.set(stream, Math.max(version, latest.get(stream) ?? 0))
  return Array.from(latest, ([stream, version]) => ({ stream, version, by, at }))
}

async function noteAllHeads<D>(
  { store, history, topics }: KeepSumsOptions<D>,
  by: string,
  wake: () => void,
): Promise<void> {
  const at = Date.now()
  for (const topic of topics)
    for await (const heads of history.heads(topic)) {
      await store.note(heads.map(({ stream, version }) => ({ stream, version, by, at })))
      wake()
    }
}

/** A generation is read once every stream that there was when it began has been counted. */
async function finishBuilding<D>(
  { store, logger, definition }: KeepSumsOptions<D>,
  built: () => void,
  noteHeads: () => Promise<void>,
): Promise<void> {
  const journal = await store.journal()
  if (journal === undefined || journal.open !== undefined) return
  if (journal.built) return built()
  const { generation, seq, notedAt } = journal
  const from = { generation, seq, isOpen: false }
  if (notedAt === null) {
    await noteHeads()
    await store.advance(from, { ...journal, seq: seq + 1, notedAt: Date.now() })
    return
  }
  const left = await store.notices({ by: '', othersUntil: notedAt, except: [], most: 1 })
  if (left.length > 0 && Date.now() - notedAt < standingStillMs) return
  if (left.length > 0)
    logger.warn({ sums: definition.name, left }, 'Sums are read without streams that stand still')
  if (!(await store.advance(from, { ...journal, seq: seq + 1, built: true }))) return
  logger.info(
    { sums: definition.name, generation },
    'All has been counted, and is read from now on',
  )
  await store.forgetBefore(generation)
  built()
}

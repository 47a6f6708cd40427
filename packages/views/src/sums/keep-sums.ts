import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { EventMessage, History, Logger, Subscription } from '@seedline/messaging'
import { type Counting, countOnce } from './count.ts'
import { beginNext, beginWhereNeeded, finishBuilding } from './generations.ts'
import { looksForNotices } from './looks-for-notices.ts'
import { restAfter } from './rest-after.ts'
import type { Notice } from './sums-store.ts'

const contendedMs = 30
const failedMs = 1000
/** What was read before is still there for questions that had begun. */
const forgottenAfterMs = 30_000

export interface KeepSumsOptions<D> extends Counting<D> {
  readonly history: History
  readonly topics: readonly string[]
  /** Whether what is said of a stream may change what its subjects contribute. */
  concerns(message: EventMessage): boolean
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

/** How long nothing is done; `untilWoken`: less where something is heard of. */
interface Rest {
  readonly ms: number
  readonly untilWoken: boolean
}

/** Keeps sums up to date with what is recorded, beside other processes that do the same. */
export async function keepSums<D>(options: KeepSumsOptions<D>): Promise<KeptSums> {
  const { store, logger } = options
  const me = randomUUID()
  const built = Promise.withResolvers<void>()
  const looks = looksForNotices(store, me)
  let stopped = false
  let woken = Promise.withResolvers<void>()
  const wake = () => woken.resolve()

  const noteHeads = (wantedBy: number) => noteAllHeads(options, { by: me, wantedBy }, wake)
  const subscription = await options.subscribe(
    async (messages) => {
      const news = messages.filter((message) => options.concerns(message))
      await store.note(noticesOf(news, me))
      if (news.length > 0) wake()
      return []
    },
    () => noteHeads(0),
  )

  const turn = async (): Promise<Rest> => {
    const begun = performance.now()
    const came = await countOnce(options, looks.look)
    switch (came.kind) {
      case 'contended':
        return { ms: contendedMs, untilWoken: false }
      case 'idle':
        await finish()
        return { ms: looks.foundNone(), untilWoken: true }
      case 'counted': {
        const isBehind = looks.counted(came.left)
        // Of those whose read model is behind nothing was counted: they are looked at again soon.
        if (!came.isWritten) return { ms: contendedMs, untilWoken: false }
        return { ms: restAfter(performance.now() - begun, isBehind), untilWoken: false }
      }
      default:
        return came satisfies never
    }
  }
  const putLive = puttingLive(options, noteHeads)
  const finish = async () => {
    if (await putLive()) built.resolve()
  }
  // What there is already is noted before anything is counted, so that nothing is counted twice for it.
  const begin = async (): Promise<Rest> => {
    await store.join(Date.now())
    await beginWhereNeeded(options)
    await finish()
    return { ms: 0, untilWoken: false }
  }
  const run = async (): Promise<void> => {
    let act = begin
    while (!stopped) {
      let rest: Rest = { ms: failedMs, untilWoken: false }
      try {
        rest = await act()
        act = turn
      } catch (error) {
        const failed = looks.failed()
        if (failed === 'fewer') rest = { ms: contendedMs, untilWoken: false }
        const told = { err: error, failed }
        if (!stopped) logger.warn(told, 'Sums could not be counted; they are tried again')
      }
      if (stopped) return
      if (rest.untilWoken) await until(woken.promise, rest.ms)
      else if (rest.ms > 0) await pause(rest.ms, undefined, { ref: false })
      woken = Promise.withResolvers<void>()
    }
  }
  const running = run()
  return {
    // Subscribed to for this alone: whoever operates it may have all counted anew beside what is read meanwhile.
    subscription: Object.assign(subscription, {
      async rebuild() {
        await beginNext(options)
        wake()
      },
    }),
    built: built.promise,
    async stop() {
      stopped = true
      wake()
      await subscription.stop()
      await running
    },
  }
}

/** Has what is counted read, and what was read before forgotten; false while it isn't all counted. */
function puttingLive<D>(
  options: KeepSumsOptions<D>,
  noteHeads: (wantedBy: number) => Promise<void>,
): () => Promise<boolean> {
  const { store, definition, logger } = options
  let live = { generation: 0, since: 0, isAlone: false }
  return async () => {
    const found = await finishBuilding(options, noteHeads)
    if (found === undefined) return false
    const { generation, without, justNow } = found
    const told = { sums: definition.name, generation, without }
    if (without.length > 0) logger.warn(told, 'Sums are read without streams that stand still')
    if (justNow) logger.info(told, 'All has been counted, and is read from now on')
    if (generation !== live.generation) live = { generation, since: Date.now(), isAlone: false }
    if (live.isAlone || Date.now() - live.since < forgottenAfterMs) return true
    await store.forgetBefore(generation)
    live = { ...live, isAlone: true }
    return true
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
  return Array.from(latest, ([stream, version]) => ({ stream, version, by, at, wantedBy: 0 }))
}

async function noteAllHeads<D>(
  { store, history, topics }: KeepSumsOptions<D>,
  noted: Pick<Notice, 'by' | 'wantedBy'>,
  wake: () => void,
): Promise<void> {
  const at = Date.now()
  for (const topic of topics)
    for await (const heads of history.heads(topic)) {
      await store.note(
        heads.map(({ stream, version }) => ({ stream, version, at, ...noted })),
        'anew',
      )
      wake()
    }
}

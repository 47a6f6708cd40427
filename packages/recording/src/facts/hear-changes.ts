import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordingService } from '@seedline/contracts/services'
import { topicOf } from '@seedline/contracts/topics'
import type { Delivery, Logger, OwnEvents } from '@seedline/messaging'
import { type ChangeLog, changeLog } from './change-log.ts'

/** So much of each partition from before now is read at the start, for whoever comes with a token of then. */
const BACK = 2000
const LONGEST_PAUSE_MS = 30_000

export interface HearingChanges {
  readonly service: RecordingService
  /** A connection to Kafka of its own: when it breaks, nothing else does. */
  connect(broken: (reason: string, cause: unknown) => void): Delivery
  readonly own: OwnEvents
  readonly logger: Logger
}

export interface ChangesHeard {
  /** What changes in the streams of a category; listened to from the first time on that somebody asks. */
  logOf(category: string): ChangeLog
  stop(): Promise<void>
}

/** Hears what changes in the published streams of a service, whichever replica records it. */
export function hearChanges(hearing: HearingChanges): ChangesHeard {
  const over = new AbortController()
  const logs = new Map<string, ChangeLog>()
  const running: Promise<void>[] = []
  const stops: (() => void)[] = []
  return {
    logOf(category) {
      const known = logs.get(category)
      if (known !== undefined) return known
      const topic = topicOf(hearing.service, category)
      if (topic === undefined) throw new Error(`${hearing.service} publishes no ${category}`)
      const log = changeLog()
      logs.set(category, log)
      stops.push(
        hearing.own.listen([topic], (_topic, events) => {
          for (const { subject, version } of events) log.own({ id: subject, version })
        }),
      )
      running.push(listen(hearing, topic, log, over.signal))
      return log
    },
    async stop() {
      over.abort()
      for (const stop of stops) stop()
      await Promise.all(running)
    },
  }
}

/** Goes on listening until the signal, however often the connection breaks. */
async function listen(
  hearing: HearingChanges,
  topic: string,
  log: ChangeLog,
  over: AbortSignal,
): Promise<void> {
  for (let failures = 0; !over.aborted; failures += 1) {
    const begunAt = performance.now()
    await untilBroken(hearing, topic, log, over).catch((error: unknown) => {
      hearing.logger.warn({ err: error, topic }, 'Changes of other replicas are not heard for now')
    })
    log.silent()
    if (performance.now() - begunAt > LONGEST_PAUSE_MS) failures = 0
    const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures)
    await sleep(pauseMs, undefined, { signal: over, ref: false }).catch(() => undefined)
  }
}

async function untilBroken(
  { connect, logger }: HearingChanges,
  topic: string,
  log: ChangeLog,
  over: AbortSignal,
): Promise<void> {
  const ended = Promise.withResolvers<void>()
  const end = (): void => ended.resolve()
  over.addEventListener('abort', end)
  const delivery = connect((reason, cause) => {
    logger.warn({ err: cause, reason, topic }, 'Changes of other replicas are not heard for now')
    end()
  })
  try {
    await delivery.tail({
      topics: [topic],
      back: BACK,
      handle: log.heard,
      onListening: log.begin,
      onReached: log.reached,
    })
    await ended.promise
  } finally {
    over.removeEventListener('abort', end)
    await delivery.stop().catch(() => undefined)
  }
}

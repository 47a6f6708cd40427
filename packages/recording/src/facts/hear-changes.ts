import type { RecordingService } from '@seedline/contracts/services'
import { topicOf } from '@seedline/contracts/topics'
import { type Delivery, keepListening, type Logger, type OwnEvents } from '@seedline/messaging'
import { type ChangeLog, changeLog } from './change-log.ts'

/** So much of each partition from before now is read at the start, for whoever comes with a token of then. */
const BACK = 2000

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
  const logs = new Map<string, ChangeLog>()
  const stops: (() => Promise<void> | void)[] = []
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
      stops.push(listen(hearing, topic, log).stop)
      return log
    },
    async stop() {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}

const listen = ({ connect, logger }: HearingChanges, topic: string, log: ChangeLog) =>
  keepListening({
    connect,
    listen: (delivery) =>
      delivery.tail({
        topics: [topic],
        back: BACK,
        handle: log.heard,
        onListening: log.begin,
        onReached: log.reached,
      }),
    onBroken: (err, reason) =>
      logger.warn({ err, reason, topic }, 'Changes of other replicas are not heard for now'),
    onSilent: log.silent,
  })

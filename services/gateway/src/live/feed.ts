import { setTimeout as sleep } from 'node:timers/promises'
import { domainTopics } from '@seedline/contracts/topics'
import type { Delivery, Logger } from '@seedline/messaging'
import { enterpriseFinder } from './enterprise-of.ts'
import type { Hub } from './hub.ts'
import { audienceOf, liveEventOf } from './live-event.ts'

type Broken = (reason: string, cause: unknown) => void

export interface FeedOptions {
  /** A fresh connection to Kafka; tells when it can't go on by itself. */
  readonly connect: (broken: Broken) => Delivery
  readonly hub: Pick<Hub, 'publish' | 'tellOfGap'>
  readonly logger: Logger
  /** Waits before the next try, or until the signal; a timer by default. */
  readonly pause?: (ms: number, until: AbortSignal) => Promise<void>
}

const longestPauseMs = 30_000
const stopWithinMs = 5_000

const timer = async (ms: number, signal: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}

const pauseOf = (failures: number): number => Math.min(longestPauseMs, 500 * 2 ** failures)

const listenUntilBroken = async (
  { connect, hub, logger }: FeedOptions,
  stopping: AbortSignal,
): Promise<void> => {
  const enterpriseOf = enterpriseFinder()
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  stopping.addEventListener('abort', end, { once: true })
  const messaging = connect((reason, cause) => {
    logger.warn({ err: cause, reason }, 'the feed of live events broke')
    end()
  })
  try {
    await messaging.ensureTopics(domainTopics)
    await messaging.tail({
      topics: domainTopics.map(({ name }) => name),
      handle: (message) =>
        hub.publish(liveEventOf(message, enterpriseOf(message)), audienceOf(message)),
      // At the very first time, too: pages may have been open before anything was listened to.
      onListening: hub.tellOfGap,
    })
    await ended
  } finally {
    stopping.removeEventListener('abort', end)
    await Promise.race([
      messaging.stop().catch(() => undefined),
      sleep(stopWithinMs, undefined, { ref: false }),
    ])
  }
}

/**
 * Feeds the hub with every event of the domain from now on, and with each gap in them. While Kafka is away it keeps trying: the rest of the gateway
 * does not need it.
 */
export const startFeed = (options: FeedOptions): { stop(): Promise<void> } => {
  const { pause = timer } = options
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const startedAt = performance.now()
      await listenUntilBroken(options, stopping.signal).catch((error: unknown) => {
        options.logger.warn({ err: error }, 'no live events for the moment')
      })
      if (performance.now() - startedAt > longestPauseMs) failures = 0
      await pause(pauseOf(failures), stopping.signal)
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

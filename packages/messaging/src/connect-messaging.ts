import { type SubscribeParts, subscribe } from './consume/subscribe.ts'
import { tail } from './consume/tail.ts'
import type { KafkaPort } from './kafka/kafka-port.ts'
import { kafkajsPort } from './kafka/kafkajs-port.ts'
import type { Messaging, MessagingOptions } from './messaging-types.ts'
import { startRelay } from './relay/start-relay.ts'
import { ensureTopics } from './topics/ensure-topics.ts'

/** Delivery over Kafka. Connects when first used, and again whenever it has to. */
export function connectMessaging(options: MessagingOptions): Messaging {
  return messagingOver(kafkajsPort(options), options)
}

/** The same over another Kafka client. */
export function messagingOver(port: KafkaPort, options: MessagingOptions): Messaging {
  const { logger, clientId, topicPrefix = '' } = options
  const admin = port.admin()
  const shared: SubscribeParts = {
    port,
    admin,
    logger,
    topicPrefix,
    clientId,
    ...(options.controls === undefined ? {} : { controls: options.controls }),
    onFatal: (reason, cause) => options.onFatal(reason, cause),
  }
  let stopped = false
  const running = new Set<{ stop(): Promise<void> }>()
  const track = <T extends { stop(): Promise<void> }>(started: T): T => {
    const { stop } = started
    const tracked = Object.assign(started, {
      async stop() {
        await stop()
        running.delete(tracked)
      },
    })
    running.add(tracked)
    return tracked
  }
  return {
    ensureTopics: (topics) => ensureTopics({ ...shared, stopped: () => stopped }, topics),
    startRelay: (relay) => track(startRelay(port.producer(), { ...relay, topicPrefix, logger })),
    subscribe: async (subscription) => track(await subscribe(shared, subscription)),
    tail: async (live) => track(await tail(shared, live)),
    async stop() {
      stopped = true
      await Promise.all(Array.from(running, (started) => started.stop()))
      await admin.close()
    },
  }
}

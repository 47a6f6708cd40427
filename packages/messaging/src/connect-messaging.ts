import { groupOf, type SubscribeParts, subscribe } from './consume/subscribe.ts'
import { tail } from './consume/tail.ts'
import type { KafkaPort } from './kafka/kafka-port.ts'
import { kafkajsPort } from './kafka/kafkajs-port.ts'
import type { Delivery, DeliveryOptions, Messaging, MessagingOptions } from './messaging-types.ts'
import { startRelay } from './relay/start-relay.ts'
import { ensureTopics } from './topics/ensure-topics.ts'

/** Delivery over Kafka. Connects when first used, and again whenever it has to. */
export function connectMessaging(options: MessagingOptions): Messaging {
  return messagingOver(kafkajsPort(options), options)
}

/** The same for who subscribes to nothing, and so has nothing that operators could steer. */
export function connectDelivery(options: DeliveryOptions): Delivery {
  return deliveryOver(kafkajsPort(options), options).delivery
}

/** The same over another Kafka client. */
export function messagingOver(port: KafkaPort, options: MessagingOptions): Messaging {
  const { delivery, shared, track } = deliveryOver(port, options)
  const { controls } = options
  return {
    ...delivery,
    subscribe: async (subscription) =>
      track(await subscribe({ ...shared, controls }, subscription)),
  }
}

interface Parts {
  readonly delivery: Delivery
  readonly shared: Omit<SubscribeParts, 'controls'>
  /** Has it stopped with the rest, unless it was before. */
  track<T extends { stop(): Promise<void> }>(started: T): T
}

function deliveryOver(port: KafkaPort, options: DeliveryOptions): Parts {
  const { logger, clientId, topicPrefix = '' } = options
  const admin = port.admin()
  const shared = {
    port,
    admin,
    logger,
    topicPrefix,
    clientId,
    onFatal: (reason: string, cause: unknown) => options.onFatal(reason, cause),
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
  const delivery: Delivery = {
    ensureTopics: (topics) => ensureTopics({ ...shared, stopped: () => stopped }, topics),
    startRelay: (relay) => track(startRelay(port.producer(), { ...relay, topicPrefix, logger })),
    tail: async (live) => track(await tail(shared, live)),
    groupOf: (name, build) => groupOf(shared, name, build),
    async ends(topics) {
      const bounds = await admin.bounds(topics.map((topic) => topicPrefix + topic))
      return bounds.map(({ topic, partition, end }) => ({ topic, partition, offset: end }))
    },
    async stop() {
      stopped = true
      await Promise.all(Array.from(running, (started) => started.stop()))
      await admin.close()
    },
  }
  return { delivery, shared, track }
}

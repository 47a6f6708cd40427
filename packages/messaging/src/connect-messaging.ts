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
  const { delivery, shared, begin } = deliveryOver(port, options)
  const { controls } = options
  return {
    ...delivery,
    subscribe: (subscription) => begin(() => subscribe({ ...shared, controls }, subscription)),
  }
}

interface Parts {
  readonly delivery: Delivery
  readonly shared: Omit<SubscribeParts, 'controls'>
  /** Starts it, and has it stopped with the rest unless it was before; a stop waits for its start. */
  begin<T extends Stoppable>(start: () => Promise<T>): Promise<T>
}

interface Stoppable {
  stop(): Promise<void>
}

function deliveryOver(port: KafkaPort, options: DeliveryOptions): Parts {
  const { logger, clientId, topicPrefix = '' } = options
  const admin = port.admin()
  const ending = new AbortController()
  const shared = {
    ending: ending.signal,
    port,
    admin,
    logger,
    topicPrefix,
    clientId,
    onFatal: (reason: string, cause: unknown) => options.onFatal(reason, cause),
  }
  const running = new Set<Stoppable>()
  const starting = new Set<Promise<unknown>>()
  const track = <T extends Stoppable>(started: T): T => {
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
  const begin = async <T extends Stoppable>(start: () => Promise<T>): Promise<T> => {
    if (ending.signal.aborted) throw new Error('Delivery has stopped: nothing can be started')
    const started = start().then(track)
    starting.add(started)
    try {
      return await started
    } finally {
      starting.delete(started)
    }
  }
  const delivery: Delivery = {
    ensureTopics: (topics) =>
      ensureTopics({ ...shared, stopped: () => ending.signal.aborted }, topics),
    startRelay: (relay) => track(startRelay(port.producer(), { ...relay, topicPrefix, logger })),
    tail: (live) => begin(() => tail(shared, live)),
    groupOf: (name, build) => groupOf(shared, name, build),
    async ends(topics) {
      const bounds = await admin.bounds(topics.map((topic) => topicPrefix + topic))
      return bounds.map(({ topic, partition, end }) => ({ topic, partition, offset: end }))
    },
    async stop() {
      ending.abort()
      await Promise.allSettled(starting)
      await Promise.all(Array.from(running, (started) => started.stop()))
      await admin.close()
    },
  }
  return { delivery, shared, begin }
}

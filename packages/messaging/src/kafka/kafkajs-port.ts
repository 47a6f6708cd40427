import type { KafkaPort } from './kafka-port.ts'
import { kafkajsAdmin } from './kafkajs-admin.ts'
import { type KafkajsOptions, kafkajsClient } from './kafkajs-client.ts'
import { kafkajsConsumer } from './kafkajs-consumer.ts'
import { kafkajsProducer, partitionOf } from './kafkajs-producer.ts'

/** The Kafka port on kafkajs. */
export function kafkajsPort(options: KafkajsOptions): KafkaPort {
  const kafka = kafkajsClient(options)
  return {
    producer: () => kafkajsProducer(kafka),
    consume: (consume) => kafkajsConsumer(kafka, consume, options.logger),
    admin: () => kafkajsAdmin(kafka),
    partitionOf,
  }
}

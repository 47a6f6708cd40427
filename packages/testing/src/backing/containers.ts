import type { Backing } from './backing.ts'

const mongoImage = 'mongo:8'
const kafkaImage = 'confluentinc/cp-kafka:8.0.0'
const kafkaPort = 9093

/** MongoDB and Kafka in containers of their own. Loaded only where a Docker engine is up. */
export async function containerBacking(): Promise<Backing> {
  const { MongoDBContainer } = await import('@testcontainers/mongodb')
  const { KafkaContainer } = await import('@testcontainers/kafka')
  const { Wait } = await import('testcontainers')
  const kafka = new KafkaContainer(kafkaImage)
    .withEnvironment({ KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false' })
    // Without it `start()` returns before the broker listens.
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
  const settled = await Promise.allSettled([
    // In memory: no test ends this server, and waiting for a disk would be most of its time.
    new MongoDBContainer(mongoImage).withTmpFs({ '/data/db': 'rw' }).start(),
    kafka.start(),
  ])
  const stop = async () => {
    for (const one of settled) if (one.status === 'fulfilled') await one.value.stop()
  }
  const [mongo, broker] = settled
  if (mongo.status === 'rejected' || broker.status === 'rejected') {
    await stop()
    throw mongo.status === 'rejected' ? mongo.reason : (broker as PromiseRejectedResult).reason
  }
  return {
    mongoUrl: `${mongo.value.getConnectionString()}/?directConnection=true`,
    kafkaBrokers: `${broker.value.getHost()}:${broker.value.getMappedPort(kafkaPort)}`,
    said: `testcontainers (${mongoImage}, ${kafkaImage})`,
    stop,
  }
}

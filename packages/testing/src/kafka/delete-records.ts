import { Kafka, logLevel } from 'kafkajs'

/**
 * Takes from a topic all that it holds now, as a retention that has passed does. `topic` is the full
 * name; `of` chooses partitions.
 */
export async function deleteRecords(
  brokers: readonly string[],
  topic: string,
  of: (partition: number) => boolean = () => true,
): Promise<void> {
  const client = new Kafka({
    brokers: [...brokers],
    clientId: 'retention',
    logLevel: logLevel.NOTHING,
  })
  const admin = client.admin()
  await admin.connect()
  try {
    const held = await admin.fetchTopicOffsets(topic)
    const partitions = held
      .filter(({ partition, low, high }) => of(partition) && low !== high)
      .map(({ partition, high }) => ({ partition, offset: high }))
    if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions })
  } finally {
    await admin.disconnect()
  }
}

import { createRequire } from 'node:module'
import { describe, expect, test } from '@jest/globals'
import { fromKafkajs } from './kafkajs-error.ts'

interface KafkajsBroker {
  metadata(): Promise<unknown>
}
type BrokerClass = new (options: object) => KafkajsBroker

// Its own class, which it doesn't export: what it throws is told by nothing but this sentence.
const Broker: BrokerClass = createRequire(import.meta.url)('kafkajs/src/broker')

describe('An error of kafkajs', () => {
  test('of a connection that went while a request was on its way is Kafka away, not a refusal', async () => {
    const broker = new Broker({ connectionPool: {}, logger: { namespace: () => ({}) }, nodeId: 1 })
    const error = await broker.metadata().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(fromKafkajs(error)).toMatchObject({ kind: 'away', cause: error })
  })

  test('of another kind, told without a type, is a refusal', () => {
    expect(fromKafkajs(new Error('Invalid server signature'))).toMatchObject({ kind: 'refused' })
  })
})

import { type KafkaOptions, Transport } from '@nestjs/microservices'
import { setting } from './settings.js'

export const topics = {
  enterprise: 'registry.enterprise',
  stage: 'registry.stage-record',
  fund: 'fund.fund',
  deal: 'fund.deal',
  capTable: 'fund.cap-table',
} as const

const client = (clientId: string) => ({ clientId, brokers: setting('KAFKA_BROKERS').split(',') })

/** A consumer of events; each group hears every event. */
export const kafkaOf = (group: string, fromBeginning: boolean): KafkaOptions => ({
  transport: Transport.KAFKA,
  options: { client: client(group), consumer: { groupId: group }, subscribe: { fromBeginning } },
})

/** A producer whose messages all in-sync replicas have before it goes on. */
export const producerOf = (clientId: string): KafkaOptions => ({
  transport: Transport.KAFKA,
  options: { client: client(clientId), producerOnlyMode: true, send: { acks: -1 } },
})

import type { KafkaPort } from '../../../messaging/src/kafka/kafka-port.ts'
import { theWorld } from '../world/world.ts'

export const kafkajsPort = (): KafkaPort => theWorld().kafka

import { type ISocketFactory, Kafka, type LogEntry, logLevel, type SASLOptions } from 'kafkajs'
import type { Logger } from '../logger.ts'

// Spelled out because kafkajs takes other defaults when NODE_ENV is 'test'.
const retry = { initialRetryTime: 100, maxRetryTime: 2000, factor: 0.2, multiplier: 2, retries: 5 }
const REPEAT_AFTER_MS = 30_000
const MAX_REMEMBERED = 200

/** How the client proves who it is; only over TLS. */
export interface KafkaPassword {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'
  readonly username: string
  readonly password: string
}

export interface KafkajsOptions {
  readonly brokers: readonly string[]
  readonly clientId: string
  readonly logger: Logger
  readonly ssl?: boolean
  readonly sasl?: KafkaPassword
  /** How connections are opened; tests cut them here. */
  readonly socketFactory?: ISocketFactory
}

/** One configured client; producers, consumers and admins of a process are made from it. */
export function kafkajsClient(options: KafkajsOptions): Kafka {
  return new Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    enforceRequestTimeout: true,
    retry,
    logLevel: logLevel.WARN,
    logCreator: () => quietly(options.logger),
    ...(options.ssl === undefined ? {} : { ssl: options.ssl }),
    ...(options.sasl === undefined ? {} : { sasl: saslOf(options.sasl) }),
    ...(options.socketFactory === undefined ? {} : { socketFactory: options.socketFactory }),
  })
}

function saslOf({ mechanism, username, password }: KafkaPassword): SASLOptions {
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password }
    case 'scram-sha-256':
      return { mechanism, username, password }
    case 'scram-sha-512':
      return { mechanism, username, password }
    default: {
      const never: never = mechanism
      return never
    }
  }
}

/**
 * kafkajs repeats itself at error level while a broker is away, though its own retry mends most
 * of it: the same line is passed on as a warning, once in half a minute.
 */
function quietly(logger: Logger): (entry: LogEntry) => void {
  const lastAt = new Map<string, number>()
  return ({ namespace, log }) => {
    const line = `${namespace} ${log.message}`
    const now = performance.now()
    if (now - (lastAt.get(line) ?? Number.NEGATIVE_INFINITY) < REPEAT_AFTER_MS) return
    if (lastAt.size >= MAX_REMEMBERED) lastAt.clear()
    lastAt.set(line, now)
    const facts: Record<string, unknown> = { kafka: namespace }
    for (const name of ['broker', 'groupId', 'topic', 'error'] as const) {
      if (log[name] !== undefined) facts[name] = String(log[name])
    }
    logger.warn(facts, log.message)
  }
}

import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { type ClientKafka, KafkaRetriableException } from '@nestjs/microservices'
import { lastValueFrom } from 'rxjs'
import type { Actor } from './auth.js'

export interface Evidence {
  readonly kind: string
  readonly title: string
  readonly url?: string
}

export interface Provenance {
  readonly source: string
  readonly confidence: string
  readonly synthetic: boolean
}

/** `minorUnits` is a decimal string: an int64 of the wire. */
export interface Money {
  readonly currency: string
  readonly minorUnits: string
}

/** Who did it, and in which request. */
export interface Origin {
  readonly actor: Actor
  readonly traceparent: string
}

export interface RoundClosed {
  readonly type: 'RoundClosed'
  readonly dealId: string
  readonly fundId: string
  readonly enterpriseId: string
  readonly round: string
  readonly closedOn: string
  readonly sharePrice: string
  readonly subscriptions: readonly {
    readonly fundId: string
    readonly holderId: string
    readonly holderName: string
    readonly holderKind: string
    readonly shares: string
    readonly amount: Money
  }[]
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | null
}

/** An event as it is published. */
export type Published<E = { readonly type: string }> = E & {
  readonly eventId: string
  readonly at: string
  readonly origin: Origin
}

/** Publishes right after the document was saved: two writes, and no outbox between them. */
@Injectable()
export class Events {
  constructor(@Inject('KAFKA') private readonly kafka: ClientKafka) {}

  async publish(topic: string, key: string, event: object, origin: Origin): Promise<void> {
    const value = { ...event, eventId: randomUUID(), at: new Date().toISOString(), origin }
    const { traceparent } = origin
    await lastValueFrom(this.kafka.emit(topic, { key, value, headers: { traceparent } }))
  }
}

/** What a handler throws is tried again by kafkajs, instead of being logged and forgotten. */
export async function retried(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw new KafkaRetriableException(String(error))
  }
}

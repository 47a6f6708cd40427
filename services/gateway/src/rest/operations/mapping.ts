import type {
  DeadLetter,
  GetDeliveryResponse,
} from '@seedline/contracts/operations/v1/operations_service'
import type * as z from 'zod'
import { given, present } from '../values/given.ts'
import type * as schemas from './schemas.ts'

export const deliveryFromProto = (
  found: GetDeliveryResponse,
): z.input<typeof schemas.delivery> => ({
  pendingCommits: Number(found.pendingCommits),
  oldestPendingMs: Number(found.oldestPendingMs),
  deadLetters: Number(found.deadLetters),
  subscriptions: found.subscriptions.map(({ name, topics, paused, partitions }) => ({
    name,
    topics: [...topics],
    paused,
    partitions: partitions.map(({ topic, partition, committedOffset, endOffset, lag }) => ({
      topic,
      partition,
      committedOffset: String(committedOffset),
      endOffset: String(endOffset),
      lag: Number(lag),
    })),
  })),
})

export const deadLetterFromProto = (found: DeadLetter): z.input<typeof schemas.deadLetter> => ({
  id: found.id,
  subscription: found.subscription,
  topic: found.topic,
  partition: found.partition,
  offset: String(found.offset),
  ...given('eventId', found.eventId),
  ...given('eventType', found.eventType),
  ...given('subject', found.subject),
  causeCode: found.causeCode,
  cause: found.cause,
  attempts: found.attempts,
  ...present('parkedAt', found.parkedAt),
  ...given('traceId', found.traceId),
})

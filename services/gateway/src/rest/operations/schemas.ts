import { recordingServices } from '@seedline/contracts/services'
import * as z from 'zod'
import { instant } from '../values/dates.ts'
import { nextPageToken, page } from '../values/numbers.ts'

const service = z
  .enum(recordingServices, { error: 'SERVICE_UNKNOWN' })
  .meta({ id: 'OperatedService' })

export const servicePath = z.strictObject({ service })

export const subscriptionPath = z.strictObject({
  service,
  subscription: z.string().min(1).max(200, { error: 'TEXT_TOO_LONG' }),
})

export const deadLetterPath = z.strictObject({
  service,
  deadLetterId: z.string().min(1).max(300, { error: 'TEXT_TOO_LONG' }),
})

export const deadLettersQuery = z.strictObject({ ...page })

export const replayFrom = z.strictObject({ from: instant }).meta({ id: 'ReplayFrom' })

const partition = z
  .strictObject({
    topic: z.string(),
    partition: z.int(),
    committedOffset: z.string(),
    endOffset: z.string(),
    lag: z.int().meta({ description: 'Events not yet handled.' }),
  })
  .meta({ id: 'PartitionLag' })

export const delivery = z
  .strictObject({
    pendingCommits: z.int().meta({ description: 'Recorded and not yet published.' }),
    oldestPendingMs: z.int(),
    deadLetters: z.int(),
    subscriptions: z.array(
      z
        .strictObject({
          name: z.string(),
          topics: z.array(z.string()),
          paused: z.boolean(),
          partitions: z.array(partition),
        })
        .meta({ id: 'DeliverySubscription' }),
    ),
  })
  .meta({ id: 'Delivery', description: 'Offsets are decimal strings (64 bits).' })

export const deadLetter = z
  .strictObject({
    id: z.string(),
    subscription: z.string(),
    topic: z.string(),
    partition: z.int(),
    offset: z.string(),
    eventId: z.string().optional(),
    eventType: z.string().optional(),
    subject: z.string().optional(),
    causeCode: z.string(),
    cause: z.string(),
    attempts: z.int(),
    parkedAt: z.string().meta({ format: 'date-time' }).optional(),
    traceId: z.string().optional(),
  })
  .meta({ id: 'DeadLetter', description: 'An event that could not be handled, kept for replay.' })

export const deadLetterList = z
  .strictObject({ items: z.array(deadLetter), nextPageToken })
  .meta({ id: 'DeadLetterList' })

export const replayed = z
  .strictObject({
    handled: z.boolean(),
    cause: z.string().optional().meta({ description: 'Why it stays parked.' }),
  })
  .meta({ id: 'Replayed' })

export const done = z.strictObject({ done: z.literal(true) }).meta({ id: 'Done' })

import { refusal } from '@seedline/contracts/refusals'
import { type Instant, instantOf, toDate } from '@seedline/values'
import { type Connection, mongo } from 'mongoose'
import type { DeadLetter, DeadLetterStore } from './dead-letter.ts'
import { readPageToken, writePageToken } from './page-token.ts'

const CALL_MS = 5000
const MAX_PAGE = 200
const MAX_IDS = 10_000
const durable = { writeConcern: { w: 'majority', j: true }, timeoutMS: CALL_MS } as const

interface Stored {
  readonly _id: string
  readonly subscription: string
  readonly group: string
  readonly topic: string
  readonly partition: number
  readonly offset: mongo.Long | bigint
  /** Pairs, because header names may hold dots. */
  readonly headers: readonly (readonly [string, string])[]
  readonly key: mongo.Binary | null
  readonly value: mongo.Binary | null
  readonly eventId: string
  readonly eventType: string
  readonly subject: string
  readonly traceId: string
  readonly causeCode: string
  readonly cause: string
  readonly attempts: number
  readonly parkedAt: Date
  readonly replayedAt?: Date
  /** Absent once replayed, so that the index holds only what an operator still has to see. */
  readonly waiting?: true
}

/** Dead letters in the collection `dead_letters`; its indexes are made before the first use. */
export function deadLetterStore(connection: Connection): DeadLetterStore {
  let prepared: Promise<mongo.Collection<Stored>> | undefined
  const deadLetters = (): Promise<mongo.Collection<Stored>> => {
    prepared ??= prepare(connection).catch((error: unknown) => {
      prepared = undefined
      throw error
    })
    return prepared
  }
  return {
    async park(deadLetter) {
      const { _id, attempts, ...fields } = stored(deadLetter)
      await (await deadLetters()).updateOne(
        { _id },
        { $set: fields, $inc: { attempts }, $unset: { replayedAt: '' } },
        { ...durable, upsert: true },
      )
    },
    async list({ pageSize, pageToken, subscription }) {
      const size = Math.max(1, Math.min(MAX_PAGE, pageSize))
      const after = readPageToken(pageToken)
      const found = await (await deadLetters())
        .find(
          {
            waiting: true,
            ...(subscription === undefined ? {} : { subscription }),
            ...(after === undefined
              ? {}
              : {
                  $or: [
                    { parkedAt: { $gt: after.at } },
                    { parkedAt: after.at, _id: { $gt: after.id } },
                  ],
                }),
          },
          { timeoutMS: CALL_MS },
        )
        .sort({ parkedAt: 1, _id: 1 })
        .limit(size + 1)
        .toArray()
      const last = found.length > size ? found[size - 1] : undefined
      return {
        deadLetters: found.slice(0, size).map(restored),
        nextPageToken: last === undefined ? '' : writePageToken(last.parkedAt, last._id),
      }
    },
    async get(id) {
      const found = await (await deadLetters()).findOne({ _id: id }, { timeoutMS: CALL_MS })
      return found === null ? undefined : restored(found)
    },
    async markReplayed(id, at) {
      await (await deadLetters()).updateOne(
        { _id: id },
        { $set: { replayedAt: toDate(at) }, $unset: { waiting: '' } },
        durable,
      )
    },
    async markFailed(id, causeCode, cause) {
      await (await deadLetters()).updateOne(
        { _id: id },
        { $set: { causeCode, cause }, $inc: { attempts: 1 } },
        { timeoutMS: CALL_MS },
      )
    },
    async waitingIds(subscription) {
      const found = await (await deadLetters())
        .find({ waiting: true, subscription }, { projection: { _id: 1 }, timeoutMS: CALL_MS })
        .limit(MAX_IDS)
        .toArray()
      return new Set(found.map(({ _id }) => _id))
    },
    async waiting(subscription, stream) {
      // '@' stands before the version, and nothing but 'A' comes behind it.
      const ofStream = { eventId: { $gte: `${stream}@`, $lt: `${stream}A` } }
      const found = await (await deadLetters())
        .find(
          { waiting: true, subscription, ...(stream === undefined ? {} : ofStream) },
          { projection: { eventId: 1, attempts: 1 }, timeoutMS: CALL_MS },
        )
        .sort({ parkedAt: 1, _id: 1 })
        .limit(MAX_IDS)
        .toArray()
      return found.map(({ _id, eventId, attempts }) => ({ id: _id, eventId, attempts }))
    },
    async parkedBy(group, eventIds) {
      const filter = { waiting: true, group, eventId: { $in: [...eventIds] } } as const
      const found = await (await deadLetters())
        .find(filter, { projection: { eventId: 1 }, timeoutMS: CALL_MS })
        .toArray()
      return new Set(found.map(({ eventId }) => eventId))
    },
    async settleOtherGroups(subscription, group, at) {
      await (await deadLetters()).updateMany(
        { waiting: true, subscription, group: { $ne: group } },
        { $set: { replayedAt: toDate(at) }, $unset: { waiting: '' } },
        durable,
      )
    },
    async count() {
      return (await deadLetters()).countDocuments({ waiting: true }, { timeoutMS: CALL_MS })
    },
  }
}

async function prepare(connection: Connection): Promise<mongo.Collection<Stored>> {
  if (connection.db === undefined) {
    throw refusal('DATABASE_AWAY')
  }
  const collection = connection.db.collection<Stored>('dead_letters')
  const waiting = { partialFilterExpression: { waiting: true } } as const
  await collection.createIndexes([
    { key: { waiting: 1, parkedAt: 1, _id: 1 }, ...waiting },
    { key: { waiting: 1, subscription: 1, parkedAt: 1, _id: 1 }, ...waiting },
  ])
  return collection
}

const binary = (bytes: Uint8Array | null): mongo.Binary | null =>
  bytes === null ? null : new mongo.Binary(bytes)

function stored(deadLetter: DeadLetter): Stored {
  const { id, origin, headers, key, value, parkedAt, replayedAt: _, ...rest } = deadLetter
  return {
    _id: id,
    ...rest,
    topic: origin.topic,
    partition: origin.partition,
    offset: mongo.Long.fromBigInt(origin.offset),
    headers: Object.entries(headers),
    key: binary(key),
    value: binary(value),
    parkedAt: toDate(parkedAt),
    waiting: true,
  }
}

function restored(found: Stored): DeadLetter {
  const { _id, topic, partition, offset, headers, key, value, parkedAt, replayedAt } = found
  const { subscription, group, eventId, eventType, subject, traceId, causeCode, cause, attempts } =
    found
  return {
    id: _id,
    subscription,
    group,
    origin: { topic, partition, offset: BigInt(offset.toString()) },
    headers: Object.fromEntries(headers),
    key: bytesOf(key),
    value: bytesOf(value),
    eventId,
    eventType,
    subject,
    traceId,
    causeCode,
    cause,
    attempts,
    parkedAt: instantOf(parkedAt),
    ...(replayedAt === undefined ? {} : { replayedAt: instantOf(replayedAt) as Instant }),
  }
}

const bytesOf = (stored: mongo.Binary | null): Uint8Array | null =>
  stored === null ? null : new Uint8Array(stored.buffer).slice(0, stored.position)

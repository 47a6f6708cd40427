import { refusal } from '@seedline/contracts/refusals'
import { type Instant, instantOf, toDate } from '@seedline/values'
import type { Connection, mongo } from 'mongoose'
import { gathered } from '../gathered.ts'

const CALL_MS = 5000
/** A replica that misses more of them at once goes back no further than these say. */
const MOST_REPLAYS = 100
const durable = { writeConcern: { w: 'majority', j: true }, timeoutMS: CALL_MS } as const

/** Ids rise by one; they tell which wishes a partition has followed. */
export interface ReplayWish {
  readonly id: number
  readonly from: Instant
}

/** What operators want of a subscription, wherever it runs. */
export interface SubscriptionControls {
  readonly paused: boolean
  /** The latest wishes to go back, oldest first: a partition goes back as far as the earliest that it missed. */
  readonly replays: readonly ReplayWish[]
}

/**
 * Wishes of operators, durable in MongoDB (collection `subscription_controls`): every replica of
 * a service follows them within seconds, also one that starts later.
 */
export interface ControlStore {
  /** Subscriptions of one process that ask within a moment are answered by one look. */
  read(subscription: string): Promise<SubscriptionControls>
  setPaused(subscription: string, paused: boolean): Promise<void>
  /** Each call is a wish of its own, also with the same moment. */
  requestReplay(subscription: string, from: Instant): Promise<void>
  /** Per partition of a group, the latest wish to go back that was followed; 0 for none. */
  followed(group: string, partitions: readonly string[]): Promise<ReadonlyMap<string, number>>
  markFollowed(group: string, partitions: readonly string[], id: number): Promise<void>
}

interface StoredControls {
  readonly _id: string
  readonly paused?: boolean
  /** How many wishes to go back there were; the last of `replays` has this id. */
  readonly replayId?: number
  readonly replays?: readonly Date[]
  /** Of a partition's own record. */
  readonly followed?: number
}

export function controlStore(connection: Connection): ControlStore {
  const controls = (): mongo.Collection<StoredControls> => {
    if (connection.db === undefined) throw refusal('DATABASE_AWAY')
    return connection.db.collection<StoredControls>('subscription_controls')
  }
  const find = gathered(async (names: readonly string[]) => {
    const _id = { $in: [...new Set(names)] }
    const found = await controls().find({ _id }, { timeoutMS: CALL_MS }).toArray()
    return new Map(found.map((stored) => [stored._id, stored]))
  })
  return {
    async read(subscription) {
      const found = (await find(subscription)).get(subscription)
      const { paused = false, replayId = 0, replays = [] } = found ?? {}
      const before = replayId - replays.length
      return {
        paused,
        replays: replays.map((from, index) => ({ id: before + index + 1, from: instantOf(from) })),
      }
    },
    async setPaused(subscription, paused) {
      const options = { ...durable, upsert: true }
      await controls().updateOne({ _id: subscription }, { $set: { paused } }, options)
    },
    async requestReplay(subscription, from) {
      const replays = { $each: [toDate(from)], $slice: -MOST_REPLAYS }
      const change = { $inc: { replayId: 1 }, $push: { replays } }
      await controls().updateOne({ _id: subscription }, change, { ...durable, upsert: true })
    },
    async followed(group, partitions) {
      const ids = partitions.map((partition) => recordOf(group, partition))
      const found = await controls()
        .find({ _id: { $in: ids } }, { timeoutMS: CALL_MS })
        .toArray()
      const byId = new Map(found.map(({ _id, followed = 0 }) => [_id, followed]))
      return new Map(
        partitions.map((partition) => [partition, byId.get(recordOf(group, partition)) ?? 0]),
      )
    },
    async markFollowed(group, partitions, id) {
      if (partitions.length === 0) return
      await controls().bulkWrite(
        partitions.map((partition) => ({
          updateOne: {
            filter: { _id: recordOf(group, partition) },
            update: { $max: { followed: id } },
            upsert: true,
          },
        })),
        durable,
      )
    },
  }
}

const recordOf = (group: string, partition: string): string => `${group}|${partition}`

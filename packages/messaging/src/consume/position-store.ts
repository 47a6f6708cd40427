import { refusal } from '@seedline/contracts/refusals'
import type { Connection, mongo } from 'mongoose'
import { gathered } from '../gathered.ts'
import type { PartitionOffset } from '../kafka/kafka-port.ts'
import { partitionName } from './offset-committer.ts'

const CALL_MS = 5000
const durable = { writeConcern: { w: 'majority', j: true }, timeoutMS: CALL_MS } as const

/**
 * How far groups have come, kept in the database that keeps their effects (collection
 * `subscription_positions`): a database that is set back to an earlier moment takes its positions
 * back with it, which offsets in Kafka would not.
 */
export interface PositionStore {
  /** Per partition, the next offset to read; nothing of those where the group never got. */
  read(group: string): Promise<readonly PartitionOffset[]>
  /** Durable when it resolves. What groups of one process write within a moment goes in one command. */
  write(group: string, offsets: readonly PartitionOffset[]): Promise<void>
  forget(group: string): Promise<void>
}

interface Written extends PartitionOffset {
  readonly group: string
}

interface StoredPosition {
  readonly _id: string
  readonly topic: string
  readonly partition: number
  readonly offset: mongo.Long | bigint
}

const stores = new WeakMap<Connection, PositionStore>()

/** One per connection, so that all who write positions write them together. */
export function positionStore(connection: Connection): PositionStore {
  const known = stores.get(connection)
  if (known !== undefined) return known
  const made = newPositionStore(connection)
  stores.set(connection, made)
  return made
}

function newPositionStore(connection: Connection): PositionStore {
  const positions = (): mongo.Collection<StoredPosition> => {
    if (connection.db === undefined) throw refusal('DATABASE_AWAY')
    return connection.db.collection<StoredPosition>('subscription_positions', {
      useBigInt64: true,
    })
  }
  const write = gathered(async (groups: readonly (readonly Written[])[]) => {
    // A later position of the same partition replaces an earlier one: a command changes each once.
    const latest = new Map(groups.flat().map((written) => [idOf(written), written]))
    await positions().bulkWrite(
      Array.from(latest, ([_id, { topic, partition, offset }]) => ({
        updateOne: {
          filter: { _id },
          update: { $set: { topic, partition, offset } },
          upsert: true,
        },
      })),
      durable,
    )
  })
  const find = gathered(async (groups: readonly string[]) => {
    const $or = Array.from(new Set(groups), ofGroup)
    return positions().find({ $or }, { timeoutMS: CALL_MS }).toArray()
  })
  return {
    async read(group) {
      const found = await find(group)
      return found.flatMap(({ _id, topic, partition, offset }) =>
        _id.startsWith(`${group}|`) ? { topic, partition, offset: BigInt(String(offset)) } : [],
      )
    },
    async write(group, offsets) {
      if (offsets.length === 0) return
      await write(offsets.map((offset) => ({ ...offset, group })))
    },
    async forget(group) {
      await positions().deleteMany(ofGroup(group), durable)
    },
  }
}

const idOf = ({ group, ...partition }: Written): string => `${group}|${partitionName(partition)}`

// '}' follows '|', which no name of a group holds.
const ofGroup = (group: string) => ({ _id: { $gte: `${group}|`, $lt: `${group}}` } })

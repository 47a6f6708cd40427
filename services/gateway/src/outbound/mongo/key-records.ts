import { ProblemError } from '@seedline/values'
import mongoose, { type Connection } from 'mongoose'
import type { InFlight, KeyStore } from '../../idempotency/key-store.ts'
import type { KeptAnswer, KeyRecord } from '../../idempotency/record.ts'
import { problemOf } from '../../problems/refusal.ts'

type KeyDocument = KeyRecord & { readonly _id: string }

const schema = new mongoose.Schema(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { strict: false, versionKey: false, autoIndex: false, collection: 'idempotency_keys' },
)
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0, name: 'forgotten_when_expired' })

const deadlineMs = 2_500
const duplicateKey = 11_000

const unavailable = (cause: unknown): ProblemError =>
  new ProblemError(problemOf('SERVICE_UNAVAILABLE', { facts: { service: 'mongodb' } }), { cause })

/** The work's result, or a clear refusal when the database fails or is late. */
const bounded = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${deadlineMs} ms`)), deadlineMs)
  })
  try {
    return await Promise.race([work, late])
  } catch (cause) {
    throw unavailable(cause)
  } finally {
    clearTimeout(timer)
  }
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === duplicateKey

/** Keys in MongoDB, one document per key, forgotten when expired. Resolves once its index is there. */
export const keyRecords = async (connection: Connection): Promise<KeyStore> => {
  const model = connection.models.IdempotencyKey ?? connection.model('IdempotencyKey', schema)
  await model.createIndexes()
  const keys = connection.collection<KeyDocument>('idempotency_keys')
  const maxTimeMS = deadlineMs

  const insert = async (id: string, record: InFlight): Promise<boolean> => {
    try {
      await keys.insertOne({ _id: id, ...record }, { maxTimeMS })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }
  const begin = async (id: string, record: InFlight): Promise<KeyRecord | undefined> => {
    // The index may drop an expired record between the two: then it is free again.
    for (let tries = 0; tries < 2; tries += 1) {
      if (await insert(id, record)) return undefined
      const known = await keys.findOne({ _id: id }, { maxTimeMS, readConcern: 'majority' })
      if (known !== null) return known
    }
    throw new Error('the key appears and disappears')
  }
  return {
    begin: (id, record) => bounded(begin(id, record)),
    async takeOver(id, known, record) {
      const mine = { _id: id, owner: known.owner, state: known.state }
      const done = await bounded(keys.replaceOne(mine, record, { maxTimeMS }))
      return done.matchedCount === 1
    },
    async answer(id, owner, answer: KeptAnswer, expiresAt) {
      const change = { $set: { state: 'answered', answer, expiresAt }, $unset: { leaseUntil: '' } }
      const mine = { _id: id, owner, state: 'in-flight' as const }
      const done = await bounded(keys.updateOne(mine, change as object, { maxTimeMS }))
      return done.matchedCount === 1
    },
    async release(id, owner) {
      const mine = { _id: id, owner, state: 'in-flight' as const }
      const change = { $set: { leaseUntil: new Date(0) } }
      await bounded(keys.updateOne(mine, change as object, { maxTimeMS }))
    },
  }
}

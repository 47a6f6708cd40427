import { asking } from '@seedline/event-store/database'
import { type Clock, toDate } from '@seedline/values'
import mongoose from 'mongoose'
import type { Collections } from '../store/collections.ts'
import { laterOf, type Tip } from '../store/tip.ts'
import { rootOf } from '../tree/frontier.ts'
import type { HeadSigner } from './keys.ts'
import type { LatestHead, StoredHead, TreeHead } from './stored-head.ts'

const CALL_MS = 5000
const DUPLICATE = 11000

export interface HeadParts {
  readonly collections: Collections
  readonly log: string
  readonly signer: HeadSigner
  readonly clock: Clock
}

/** The largest head that is kept. */
export const latestHead = ({ latest }: Pick<Collections, 'latest'>): Promise<LatestHead | null> =>
  asking(CALL_MS, (limits) => latest.findOne({ _id: 'latest' }, limits))

/** Heads of sizes above `after` and up to `to`. No more than there are groups between. */
export const headsBetween = (
  { heads }: Pick<Collections, 'heads'>,
  after: number,
  to: number,
): Promise<readonly StoredHead[]> =>
  asking(CALL_MS, (limits) =>
    heads
      .find<StoredHead>({ _id: { $gt: after, $lte: to } }, { ...limits, sort: { _id: 1 } })
      .toArray(),
  )

/** Lets the key be found for ever by whoever checks what it signed. */
export async function publishKey({ collections, signer, clock }: HeadParts): Promise<void> {
  const { kid, publicKey: jwk } = signer
  await asking(CALL_MS, ({ timeoutMS }) =>
    collections.keys.updateOne(
      { _id: kid },
      { $setOnInsert: { jwk, since: toDate(clock()) } },
      { upsert: true, timeoutMS },
    ),
  )
}

/** The head of a tip, signed and kept; the one that is kept already, where there is one of this size. */
export async function keepHead(parts: HeadParts, tip: Tip): Promise<StoredHead> {
  const { collections, log, signer, clock } = parts
  const at = laterOf(toDate(clock()), tip.at)
  const root = Buffer.from(rootOf(tip.frontier)).toString('base64url')
  const { size } = tip.frontier
  const head: TreeHead = { log, size, root, at: at.toISOString() }
  const made = {
    _id: size,
    root,
    at,
    kid: signer.kid,
    jws: await signer.sign(JSON.stringify(head)),
  }
  const kept = await inserted(collections, made)
  await remember(collections, kept)
  return kept
}

// Of several signers of one size the first one's stands.
async function inserted({ heads }: Collections, made: StoredHead): Promise<StoredHead> {
  try {
    await asking(CALL_MS, ({ timeoutMS }) => heads.insertOne(made, { timeoutMS }))
    return made
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await asking(CALL_MS, (limits) => heads.findOne({ _id: made._id }, limits))) ?? made
  }
}

// A signer that dies before this leaves an older one here: the next finds its head by the size, as above.
async function remember({ latest }: Collections, head: StoredHead): Promise<void> {
  const { _id: size, root, at, jws } = head
  try {
    await asking(CALL_MS, ({ timeoutMS }) =>
      latest.updateOne(
        { _id: 'latest', size: { $lt: size } },
        { $set: { size, root, at, jws } },
        { upsert: true, timeoutMS },
      ),
    )
  } catch (error) {
    // There is a larger one, or this one.
    if (!isDuplicate(error)) throw error
  }
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE

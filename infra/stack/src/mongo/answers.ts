import { MongoClient } from 'mongodb'

const answerMs = 1_500

/** Runs one piece of work on a short-lived connection. */
export async function withMongo<T>(
  url: string,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(url, {
    serverSelectionTimeoutMS: answerMs,
    connectTimeoutMS: answerMs,
    maxPoolSize: 1,
  })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

/** Whether a MongoDB answers there and takes writes. */
export function mongoAnswers(url: string): Promise<boolean> {
  return withMongo(url, async (client) => {
    const hello = await client.db('admin').command({ hello: 1 })
    return hello.isWritablePrimary === true
  }).catch(() => false)
}

/**
 * Makes a lone server the one member of a replica set, under the port it has now: the port may be
 * another than at the last start, and a member that doesn't know its own name takes no writes.
 */
export async function ensureReplicaSet(url: string, host: string): Promise<void> {
  await withMongo(url, async (client) => {
    const admin = client.db('admin')
    const hello = await admin.command({ hello: 1 })
    if (hello.isWritablePrimary === true) return
    const members = [{ _id: 0, host }]
    const known = await admin
      .command({ replSetGetConfig: 1 })
      .then((answer) => answer.config as { version: number; members: { host: string }[] })
      .catch(() => undefined)
    if (known === undefined) {
      await admin.command({ replSetInitiate: { _id: 'seedline', members } })
    } else if (known.members[0]?.host !== host) {
      const config = { ...known, version: known.version + 1, members }
      await admin.command({ replSetReconfig: config, force: true })
    }
  })
}

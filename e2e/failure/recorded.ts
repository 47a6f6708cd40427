import type { Stack } from '@seedline/stack'
import { deriveId } from '@seedline/values'
import { type Document, MongoClient } from 'mongodb'
import type { Found, Operation } from './history.ts'

/** All commits of both services by command id, and how many events of each type there are. */
export interface Recorded {
  of(operation: Operation): readonly Found[]
  readonly commits: number
  count(type: string): number
}

/** Reads the streams with the bare driver. */
export async function readRecorded(stack: Stack): Promise<Recorded> {
  const client = new MongoClient(stack.mongo.url)
  try {
    const byCommand = new Map<string, Found[]>()
    const types = new Map<string, number>()
    let commits = 0
    const { databases } = stack.describe()
    for (const name of [databases.registry, databases.fund]) {
      for await (const commit of client.db(name).collection('commits').find()) {
        commits += 1
        const found = foundIn(commit)
        byCommand.set(commit.commandId, [...(byCommand.get(commit.commandId) ?? []), found])
        for (const type of found.types) types.set(type, (types.get(type) ?? 0) + 1)
      }
    }
    return {
      of: ({ subject, key }) => byCommand.get(deriveId('Command', subject, key)) ?? [],
      commits,
      count: (type) => types.get(type) ?? 0,
    }
  } finally {
    await client.close()
  }
}

function foundIn(commit: Document): Found {
  const events = commit.events as readonly { readonly type: string }[]
  return {
    stream: commit.stream,
    eventIds: events.map((_, index) => `${commit.stream}@${Number(commit.version) + index}`),
    types: events.map(({ type }) => type),
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from 'mongoose'

const PATIENCE_MS = 20_000

/** Resolves once a document of that key is in the read model. */
export type Seen = (key: string) => Promise<void>

interface Awaited {
  readonly until: number
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/**
 * Looks at the documents of a view themselves: asking its service would wait for it, or cost it.
 * One look serves all who wait.
 */
export async function watchView(connection: Connection, name: string): Promise<Seen> {
  const documents = connection.collection<{ _id: string }>(await collectionOf(connection, name))
  const waiting = new Map<string, Awaited>()
  let looking = false

  const look = async (): Promise<void> => {
    const keys = [...waiting.keys()]
    const there = documents.find({ _id: { $in: keys } }, { projection: { _id: 1 } })
    for (const { _id } of await there.toArray()) take(_id)?.resolve()
    const now = performance.now()
    for (const [key, { until }] of waiting) {
      if (until < now) take(key)?.reject(new Error(`${key} never came into view ${name}`))
    }
  }
  const take = (key: string): Awaited | undefined => {
    const one = waiting.get(key)
    waiting.delete(key)
    return one
  }
  const lookUntilSeen = async (): Promise<void> => {
    looking = true
    try {
      while (waiting.size > 0) {
        // One after another: a pause between them would be part of what is measured.
        await look()
      }
    } catch (error) {
      for (const key of waiting.keys()) take(key)?.reject(new Error(name, { cause: error }))
    } finally {
      looking = false
    }
  }
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.set(key, { until: performance.now() + PATIENCE_MS, resolve, reject })
      if (!looking) void lookUntilSeen()
    })
}

async function collectionOf(connection: Connection, view: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const found = await connection.listCollections()
    const [first] = found.filter((one) => one.name.startsWith(`view_${view}_`))
    if (first) return first.name
    if (performance.now() > until) throw new Error(`The view ${view} has no documents yet`)
    await pause(100)
  }
}

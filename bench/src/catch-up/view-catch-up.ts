import { randomUUID } from 'node:crypto'
import type { History, Logger, Messaging } from '@seedline/messaging'
import { deadLetterStore } from '@seedline/messaging/connect'
import type { View } from '@seedline/views'
import { runView } from '@seedline/views/database'
import type { Connection } from 'mongoose'
import { type Backlog, type Count, decodeCount } from './published-events.ts'
import type { CatchUp } from './rate.ts'

interface Counted {
  readonly total: number
  readonly last: Count
}

/** What a view runs by. */
export interface ViewParts {
  readonly messaging: Messaging
  readonly connection: Connection
  readonly history: History
  readonly logger: Logger
}

/** A fresh view that adds up what each document's events count. */
export const countedView = (
  topic: string,
  decoded: () => void = () => undefined,
): View<Counted, Count> => ({
  name: `bench_${randomUUID().slice(0, 8)}`,
  topics: [topic],
  foldVersion: 1,
  decode(_type, data) {
    decoded()
    return decodeCount(data)
  },
  keyOf: (_event, { subject }) => subject,
  evolve: (before, event) => ({ total: (before?.total ?? 0) + event.count, last: event }),
})

/** A fresh view reads the whole backlog from the store into a collection of its own. */
export async function viewCatchUp(parts: ViewParts, backlog: Backlog): Promise<CatchUp> {
  let begunAt = 0
  let cpu = process.cpuUsage()
  const view = countedView(backlog.topic, () => {
    if (begunAt !== 0) return
    begunAt = performance.now()
    cpu = process.cpuUsage()
  })
  const running = await runView({ ...parts, view, deadLetters: deadLetterStore(parts.connection) })
  let live = false
  void running.ready.then(() => {
    live = true
  })
  // Before the build is under way there is no figure of it either.
  const isRead = (): boolean => {
    const { build } = running.figures()
    return live || (build !== undefined && build.eventsRead >= backlog.events)
  }
  while (!isRead()) await new Promise((resolve) => setTimeout(resolve, 5))
  const ms = performance.now() - begunAt
  const used = process.cpuUsage(cpu)
  await running.ready
  await running.stop()
  return {
    perSecond: (backlog.events / ms) * 1000,
    cpuMicros: (used.user + used.system) / backlog.events,
  }
}

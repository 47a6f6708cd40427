import { randomUUID } from 'node:crypto'
import { deadLetterStore, type History, type Logger, type Messaging } from '@seedline/messaging'
import { runView, type View } from '@seedline/views'
import type { Connection } from 'mongoose'
import { type Backlog, type Count, decodeCount } from './published-events.ts'
import type { CatchUp } from './rate.ts'

interface Counted {
  readonly total: number
  readonly last: Count
}

/** A fresh view reads the whole backlog from the store into a collection of its own. */
export async function viewCatchUp(
  parts: {
    readonly messaging: Messaging
    readonly connection: Connection
    readonly history: History
    readonly logger: Logger
  },
  backlog: Backlog,
): Promise<CatchUp> {
  let begunAt = 0
  let cpu = process.cpuUsage()
  const view: View<Counted, Count> = {
    name: `bench_${randomUUID().slice(0, 8)}`,
    topics: [backlog.topic],
    foldVersion: 1,
    decode(_type, data) {
      if (begunAt === 0) {
        begunAt = performance.now()
        cpu = process.cpuUsage()
      }
      return decodeCount(data)
    },
    keyOf: (_event, { subject }) => subject,
    evolve: (before, event) => ({ total: (before?.total ?? 0) + event.count, last: event }),
  }
  const running = await runView({ ...parts, view, deadLetters: deadLetterStore(parts.connection) })
  const isRead = (): boolean => {
    const { build } = running.figures()
    return begunAt > 0 && (build === undefined || build.eventsRead >= backlog.events)
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

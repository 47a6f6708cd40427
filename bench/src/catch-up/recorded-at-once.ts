import { randomUUID } from 'node:crypto'
import type { Connection } from 'mongoose'
import mongoose from 'mongoose'
import { encodeCount } from './published-events.ts'

const EVENTS_A_COMMIT = 5
/** Streams written with one call. */
const TOGETHER = 100
const TOLD_EVERY = 2000

/** Streams as commands would have left them, published long ago: written straight into the store. */
export async function recordAtOnce(
  connection: Connection,
  { streams, eventsEach }: { readonly streams: number; readonly eventsEach: number },
  say: (line: string) => void,
): Promise<void> {
  const commits = connection.collection('commits')
  for (let stream = 0; stream < streams; stream += TOGETHER) {
    const ids = Array.from({ length: TOGETHER }, (_, index) => `enterprise-${stream + index}`)
    await commits.insertMany(ids.flatMap((id) => commitsOf(id, eventsEach)))
    if (stream % TOLD_EVERY === 0) say(`${stream} of ${streams} streams are recorded`)
  }
}

const commitsOf = (id: string, events: number) =>
  Array.from({ length: events / EVENTS_A_COMMIT }, (_, index) => ({
    _id: new mongoose.mongo.ObjectId(),
    stream: `bench-${id}`,
    category: 'bench',
    id,
    version: index * EVENTS_A_COMMIT + 1,
    size: EVENTS_A_COMMIT,
    commandId: randomUUID(),
    events: Array.from({ length: EVENTS_A_COMMIT }, (_, event) => ({
      type: 'seedline.bench.v1.Counted',
      data: Buffer.from(encodeCount(index * EVENTS_A_COMMIT + event)),
    })),
    actor: { subject: 'user:bench', name: 'Bench', roles: [], organisation: 'bench' },
    at: new Date('2026-03-02T08:00:00.000Z'),
    decidedAt: new Date('2026-03-02T08:00:00.000Z'),
    lane: 0,
  }))

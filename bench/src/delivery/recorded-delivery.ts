import { randomUUID } from 'node:crypto'
import { type Aggregate, accept, streamOf } from '@seedline/event-store'
import { connectEventStore } from '@seedline/event-store/database'
import { type Messaging, ownHistory } from '@seedline/messaging'
import { deadLetterStore } from '@seedline/messaging/connect'
import { systemClock } from '@seedline/values'
import type { View } from '@seedline/views'
import { runView, viewStore } from '@seedline/views/database'
import type { Connection } from 'mongoose'
import { medianOf, paced } from './paced.ts'
import { quietLogger } from './quiet-logger.ts'

interface Noted {
  readonly note: string
}

const subject: Aggregate<number, Noted> = {
  name: 'noted',
  initial: 0,
  evolve: (count) => count + 1,
  codec: {
    encode: ({ note }) => ({ type: 'seedline.bench.v1.Noted', data: Buffer.from(note) }),
    decode: (_type, data) => ({ note: Buffer.from(data).toString() }),
  },
}

const view: View<Noted, Noted> = {
  name: 'noted',
  topics: ['seedline.bench.noted.v1'],
  foldVersion: 1,
  decode: (_type, data) => ({ note: Buffer.from(data).toString() }),
  keyOf: (_event, meta) => meta.subject,
  evolve: (_before, event) => event,
}

const actor = { subject: 'user:bench', name: 'Bench', roles: [], organisation: 'bench' }

/** Event store, relay, consumer and view, all by way of Kafka: services hear of their own commits earlier. */
export async function recordedDelivery(messaging: Messaging, connection: Connection) {
  const store = await connectEventStore({ connection, service: 'bench', clock: systemClock })
  const relay = messaging.startRelay({
    feed: store.pending,
    service: 'bench',
    topicOf: () => view.topics[0],
  })
  const deadLetters = deadLetterStore(connection)
  const arrivals = new Map<string, () => void>()
  const subscription = await messaging.subscribe({
    name: 'heard',
    topics: view.topics,
    deadLetters,
    handler: {
      kind: 'each',
      async handle({ data }) {
        arrivals.get(Buffer.from(data).toString())?.()
      },
    },
  })
  const history = ownHistory(store, () => 'noted')
  const running = await runView({
    messaging,
    connection,
    view,
    history,
    deadLetters,
    logger: quietLogger,
  })
  await running.ready
  const documents = viewStore(connection, view)

  const record = (id: string, note: string) =>
    store.execute(subject, id, { commandId: randomUUID(), actor, at: systemClock() }, () =>
      accept({ note }),
    )
  return {
    /** Medians in ms, from the moment a command is accepted. */
    async measure(times: number, perSecond: number) {
      const handled: number[] = []
      const visible: number[] = []
      await paced(times, perSecond, async (index) => {
        const id = `k${index % 40}`
        const note = `${randomUUID()}${' '.repeat(120)}`
        let heardAt = 0
        const heard = new Promise<void>((resolve) => {
          arrivals.set(note, () => {
            heardAt = performance.now()
            resolve()
          })
        })
        const { version } = await record(id, note)
        const from = performance.now()
        const deadline = new Date(Date.now() + 20_000)
        await documents.atLeast(id, streamOf('noted', id), version, deadline)
        visible.push(performance.now() - from)
        await heard
        handled.push(heardAt - from)
        arrivals.delete(note)
      })
      return { handled: medianOf(handled), visible: medianOf(visible) }
    },
    async stop(): Promise<void> {
      await Promise.all([running.stop(), subscription.stop(), relay.stop()])
      await store.close()
    },
  }
}

import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { topicNames } from '@seedline/contracts/topics'
import type { Aggregate, EventStore } from '@seedline/event-store'
import {
  addressSettings,
  createLogger,
  grpcClient,
  type Kit,
  readSettings,
  verifierOf,
} from '@seedline/service-kit'
import { testActor } from '@seedline/testing'
import type { Place } from '@seedline/testing/running'
import { newId, systemClock } from '@seedline/values'
import type { View } from '@seedline/views'
import { viewStore } from '@seedline/views/database'
import { z } from 'zod'
import type { Process } from '../processes/process.ts'
import { connect, recordingSettings, serve, startViews, subscribeProcess } from '../wiring/index.ts'

/** What happens in the tests: a number is noted, in the stream of a deal. */
export interface Noted {
  readonly number: number
}

const type = 'seedline.fund.v1.Noted'
const decode = (data: Uint8Array): Noted => ({ number: Number(Buffer.from(data).toString()) })

const deal: Aggregate<number, Noted> = {
  name: 'deal',
  initial: 0,
  evolve: (sum, { number }) => sum + number,
  codec: {
    encode: ({ number }) => ({ type, data: Buffer.from(String(number)) }),
    decode: (_type, data) => decode(data),
  },
}

export interface Sum {
  readonly sum: number
}

/** The sum of what was noted of each deal. */
export const sums: View<Sum, Noted> = {
  name: 'sums',
  topics: [topicNames.fund.deal],
  foldVersion: 1,
  decode: (_type, data) => decode(data),
  keyOf: (_event, { subject }) => subject,
  evolve: (before, { number }) => ({ sum: (before?.sum ?? 0) + number }),
}

export const subscription = 'hear-of-deals'

/** One replica of a service: what ships, around a process and a view of the test's own. */
export type Replica = Awaited<ReturnType<typeof startReplica>>

export async function startReplica(place: Place, process: Process) {
  const stops: (() => Promise<void> | void)[] = []
  const port = Promise.withResolvers<number>()
  const kit: Kit<ReturnType<typeof settingsAt>> = {
    name: 'fund',
    settings: settingsAt(place),
    logger: createLogger('fund', {
      level: 'info',
      destination: { write: listening(port.resolve) },
    }),
    onStop: (_what, stop) => void stops.unshift(stop),
    onReadiness: (listener) => listener(true),
    fail: (reason, cause) => {
      throw new Error(reason, { cause })
    },
  }
  const connections = await connect(kit, 'fund')
  const [view] = await startViews(kit, connections, [sums as View<unknown, unknown>])
  const heard = await subscribeProcess(connections.messaging, connections, {
    name: subscription,
    topics: [topicNames.fund.deal],
    process,
  })
  const verifier = verifierOf(kit.settings)
  await verifier.ready()
  const subscriptions = view === undefined ? [heard] : [heard, view]
  await serve(kit, connections, { verifier, services: [], subscriptions })
  const address = `127.0.0.1:${await port.promise}`
  const client = grpcClient(OperationsServiceClient, {
    address,
    deadlineMs: 10_000,
    idempotent: 'all',
  })
  const as = { token: await place.signer.token('operator') }
  stops.unshift(() => client.close())
  return {
    client,
    as,
    sums: viewStore(connections.connection, sums),
    connection: connections.connection,
    note: (id: string, number: number) => note(connections.store, id, number),
    /** How many events the view has still to hear of from Kafka. */
    async lag(): Promise<bigint> {
      const { subscriptions: all } = await client.getDelivery({}, as)
      const { partitions = [] } = all.find(({ name }) => name === sums.name) ?? {}
      return partitions.reduce((sum, { lag }) => sum + lag, partitions.length > 0 ? 0n : -1n)
    },
    async isPaused(): Promise<boolean | undefined> {
      const { subscriptions: all } = await client.getDelivery({}, as)
      return all.find(({ name }) => name === subscription)?.paused
    },
    async stop(): Promise<void> {
      for (const stop of stops.splice(0)) await stop()
    },
  }
}

/** Notes a number in any store, also in one that nobody listens to. */
export const note = (store: EventStore, id: string, number: number) =>
  store.execute(
    deal,
    id,
    { commandId: newId('Command'), actor: testActor('fund-manager'), at: systemClock() },
    () => ({ ok: true, events: [{ number }] }),
  )

const settingsAt = (place: Place) =>
  readSettings(z.object({ ...recordingSettings('fund'), ...addressSettings('fund') }), {
    SEEDLINE_ENV: 'development',
    MONGO_URL: place.mongoUrl,
    MONGO_DATABASE: place.database,
    KAFKA_BROKERS: place.brokers.join(','),
    KAFKA_TOPIC_PREFIX: place.topicPrefix,
    GRPC_PORT: '0',
    REGISTRY_ADDRESS: '127.0.0.1:1',
    DEV_SIGNING_KEY_FILE: place.signer.keyFile,
    ...place.signer.settings,
  })

/** The port is told in the log alone. */
const listening =
  (told: (port: number) => void) =>
  (line: string): void => {
    const said = JSON.parse(line) as { msg?: string; port?: number }
    if (said.msg === 'gRPC server listens' && said.port !== undefined) told(said.port)
  }

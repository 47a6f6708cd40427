import { byService, databaseOf, recordingServices } from '@seedline/contracts/services'
import { connectEventStore, connectMongo } from '@seedline/event-store/database'
import { systemClock } from '@seedline/values'
import { type VerifiedService, verifiedServices } from '@seedline/verify'
import { recordedSystem, type ToldStream } from '@seedline/verify/testing'
import type { Bench } from '../harness/measurement.ts'
import { toldEnterprise } from './told-enterprises.ts'

/** Recorded with one write. */
const together = 500

/**
 * Records so many enterprises straight into the stores under that name: the events, and the documents that the services' own
 * views fold them to. Sums are none of it: the registry counts them once it is started.
 */
export async function recordEnterprises(
  bench: Bench,
  namespace: string,
  enterprises: number,
): Promise<void> {
  const begun = performance.now()
  const events = await recordStreams(bench, namespace, portions(enterprises))
  const seconds = (performance.now() - begun) / 1_000
  bench.say(`${enterprises} enterprises, ${events} events recorded in ${seconds.toFixed(0)} s`)
}

function* portions(enterprises: number): Generator<readonly ToldStream[]> {
  for (let first = 0; first < enterprises; first += together)
    yield Array.from({ length: Math.min(together, enterprises - first) }, (_, at) =>
      toldEnterprise(first + at),
    ).flat()
}

/** Records streams, each portion with one write; how many events they were. */
export async function recordStreams(
  { mongoUrl }: Bench,
  namespace: string,
  portions: Iterable<readonly ToldStream[]>,
): Promise<number> {
  const services = await verifiedServices()
  const databases = byService(recordingServices, (service) => databaseOf(service, namespace))
  const system = await recordedSystem(mongoUrl, databases, services)
  for (const service of services) await prepare(mongoUrl, databases[service.name], service)
  let events = 0
  try {
    for (const some of portions) events += (await system.record(some)).events
  } finally {
    await system.close()
  }
  return events
}

/** Indexes before the first document, as the service itself has them; among many they take longer than it waits at its start. */
async function prepare(
  mongoUrl: string,
  database: string,
  { name, views }: VerifiedService,
): Promise<void> {
  const connection = await connectMongo(mongoUrl, database, 'bench')
  try {
    const store = await connectEventStore({ connection, service: name, clock: systemClock })
    await store.close()
    for (const view of views) {
      const keys = (view.indexes ?? []).map(({ fields }) => ({
        key: Object.fromEntries([
          ...Object.entries(fields).map(([path, way]) => [`data.${path}`, way] as const),
          ['_id', 1] as const,
        ]),
      }))
      const documents = `view_${view.name}_${view.foldVersion}_1`
      if (keys.length > 0) await connection.collection(documents).createIndexes(keys)
    }
  } finally {
    await connection.close()
  }
}

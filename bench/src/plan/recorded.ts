import { byService, databaseOf, recordingServices } from '@seedline/contracts/services'
import { verifiedServices } from '@seedline/verify'
import { recordedSystem } from '@seedline/verify/testing'
import type { Bench } from '../harness/measurement.ts'
import { toldEnterprise } from './told-enterprises.ts'

/** Recorded with one write. */
const together = 500

/**
 * Records so many enterprises straight into the stores under that name: the events, and the documents that the services' own
 * views fold them to. Sums are none of it: the registry counts them once it is started.
 */
export async function recordEnterprises(
  { mongoUrl, say }: Bench,
  namespace: string,
  enterprises: number,
): Promise<void> {
  const databases = byService(recordingServices, (service) => databaseOf(service, namespace))
  const system = await recordedSystem(mongoUrl, databases, await verifiedServices())
  const begun = performance.now()
  let events = 0
  try {
    for (let first = 0; first < enterprises; first += together) {
      const some = Array.from({ length: Math.min(together, enterprises - first) }, (_, at) =>
        toldEnterprise(first + at),
      )
      events += (await system.record(some.flat())).events
    }
  } finally {
    await system.close()
  }
  const seconds = (performance.now() - begun) / 1_000
  say(`${enterprises} enterprises, ${events} events recorded in ${seconds.toFixed(0)} s`)
}

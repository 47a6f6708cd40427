import { join } from 'node:path'
import { waitUntil } from '../network/wait-until.ts'
import { checkout } from '../places.ts'
import { logShows } from '../processes/log-shows.ts'
import { type Managed, managed } from '../processes/managed.ts'
import { inherited, type ServicePlan, smallMemory } from './service.ts'

const readyWithinMs = 60_000
const graceMs = 10_000

/** Starts a service's relay as a process of its own, beside the service that runs with RELAY=off. */
export async function startRelay(plan: Omit<ServicePlan, 'port'>): Promise<Managed> {
  const name = `${plan.service}-relay`
  const logFile = join(plan.places.logs, `${name}.log`)
  const server = managed({
    launch: {
      name,
      command: process.execPath,
      args: [...smallMemory, '--import', '@seedline/service-kit/telemetry', 'src/relay.ts'],
      folder: join(checkout, 'services', plan.service),
      environment: { ...inherited(), ...plan.settings },
      logFile,
      ledger: plan.ledger,
    },
    ready: (stop, logFrom) =>
      waitUntil(async () => logShows(logFile, '"msg":"ready"', logFrom), readyWithinMs, stop),
    readyWithinMs,
    graceMs,
    mend: 'read that log',
  })
  await server.start()
  return server
}

import { join } from 'node:path'
import { waitUntil } from '../network/wait-until.ts'
import { checkout } from '../places.ts'
import { logShows } from '../processes/log-shows.ts'
import { type Managed, managed } from '../processes/managed.ts'
import { inherited, type ServicePlan, smallMemory } from './service.ts'

const readyWithinMs = 60_000
const graceMs = 10_000

/** Starts the fund's relay as a process of its own, beside a fund service that runs with RELAY=off. */
export async function startFundRelay(
  plan: Omit<ServicePlan, 'service' | 'port'>,
): Promise<Managed> {
  const logFile = join(plan.places.logs, 'fund-relay.log')
  const server = managed({
    launch: {
      name: 'fund-relay',
      command: process.execPath,
      args: [...smallMemory, '--import', '@seedline/service-kit/telemetry', 'src/relay.ts'],
      folder: join(checkout, 'services/fund'),
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

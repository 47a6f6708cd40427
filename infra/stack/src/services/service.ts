import { join } from 'node:path'
import { type ServiceName, services } from '@seedline/contracts/services'
import { isServing } from '../network/grpc-health.ts'
import { waitUntil } from '../network/wait-until.ts'
import { checkout, type Places, sharedCache } from '../places.ts'
import type { Ledger } from '../processes/ledger.ts'
import { type Managed, managed } from '../processes/managed.ts'

/** A running service and where it answers (`host:port`). */
export interface Service extends Managed {
  readonly service: ServiceName
  readonly address: string
  readonly settings: Readonly<Record<string, string>>
}

/** What a service is started with. */
export interface ServicePlan {
  readonly service: ServiceName
  readonly port: number
  readonly settings: Readonly<Record<string, string>>
  readonly places: Places
  readonly ledger: Ledger
}

const readyWithinMs = 60_000
const graceMs = 10_000
const answerMs = 2_000

// Left alone, Node takes all the memory there is before it looks for garbage: after a burst of
// commands a service stayed at 240 MB, with these at less than 150, for the same CPU. A nursery of 8
// MB, not 4, saves a busy one 7 % of its CPU. The last lets a service collect when it has come to rest.
export const smallMemory = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=50',
  '--max-old-space-size=512',
  '--expose-gc',
]

/** Starts a service from its sources, as they are, and waits until it says that it is ready. */
export async function startService(plan: ServicePlan): Promise<Service> {
  const address = `127.0.0.1:${plan.port}`
  const server = managed({
    launch: {
      name: plan.service,
      command: process.execPath,
      args: [...smallMemory, '--import', '@seedline/service-kit/telemetry', 'src/main.ts'],
      folder: join(checkout, 'services', plan.service),
      environment: { ...inherited(), ...plan.settings },
      logFile: join(plan.places.logs, `${plan.service}.log`),
      ledger: plan.ledger,
    },
    ready: (stop) => waitUntil(() => isReady(plan.service, address), readyWithinMs, stop),
    readyWithinMs,
    graceMs,
    mend: 'read that log; `pnpm stack doctor` looks for what is missing on this machine',
  })
  await server.start()
  return { ...server, service: plan.service, address, settings: plan.settings }
}

/** Whether a service says that it is ready. */
export function isReady(service: ServiceName, address: string): Promise<boolean> {
  return services[service].serves === 'http' ? httpReady(address) : isServing(address)
}

async function httpReady(address: string): Promise<boolean> {
  const response = await fetch(`http://${address}/health/ready`, {
    signal: AbortSignal.timeout(answerMs),
  })
  await response.body?.cancel()
  return response.status === 200
}

// What the machine says about itself goes on to the services; what only concerns the process that
// starts them (a test runner's options, a package manager's variables) doesn't.
export function inherited(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_OPTIONS' && !/^(npm_|pnpm_|JEST_|SEEDLINE_TEST_)/i.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    MALLOC_ARENA_MAX: '2',
    NODE_COMPILE_CACHE: join(sharedCache, 'compiled'),
  }
}

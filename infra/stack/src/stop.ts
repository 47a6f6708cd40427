import { serviceNames, services } from '@seedline/contracts/services'
import { isRunning, signalGroup } from './processes/identity.ts'
import { leftovers } from './processes/ledger.ts'
import type { Managed } from './processes/managed.ts'
import type { Report } from './report/report.ts'

const reached = serviceNames.filter((name) => services[name].serves === 'http')
const first = (name: string) => reached.some((service) => service === name)

// Ten seconds in all: first what people reach, so that nothing new comes in, then the services
// behind it, then what they store in.
const turns = [
  { graceMs: 2_500, has: first },
  { graceMs: 3_500, has: (name: string) => !first(name) && !['kafka', 'mongo'].includes(name) },
  { graceMs: 2_000, has: (name: string) => name === 'kafka' },
  { graceMs: 1_500, has: (name: string) => name === 'mongo' },
]

/** Ends servers in the reverse order of their start; each politely first, all within 10 s. */
export async function stopInOrder(servers: readonly Managed[], report: Report): Promise<void> {
  for (const { graceMs, has } of turns) {
    const group = servers.filter((server) => has(server.name) && server.running())
    await Promise.all(
      group.map(async (server) => {
        const begun = performance.now()
        await server.stop(graceMs)
        report.line(
          `✓ ${server.name} stopped (${((performance.now() - begun) / 1e3).toFixed(1)} s)`,
        )
      }),
    )
  }
}

/** Ends everything a ledger lists at once, without asking; for the second Ctrl-C. */
export function endAtOnce(ledgerFile: string): void {
  for (const entry of leftovers(ledgerFile)) {
    if (entry.kind === 'process' && isRunning(entry)) signalGroup(entry.pid, 'SIGKILL')
  }
}

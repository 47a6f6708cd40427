import { services as listed, type ServiceName, serviceNames } from '@seedline/contracts/services'
import { allOf } from './all-of.ts'
import { describeStack } from './describe-stack.ts'
import { startKafka } from './kafka/start-kafka.ts'
import { startMongo } from './mongo/start-mongo.ts'
import { askPort } from './network/ports.ts'
import type { Places } from './places.ts'
import type { Ledger } from './processes/ledger.ts'
import type { Managed } from './processes/managed.ts'
import { supervise, usualRestarts } from './processes/supervise.ts'
import type { Report } from './report/report.ts'
import { startRelay } from './services/relay.ts'
import { type Service, startService } from './services/service.ts'
import { settingsOf } from './services/settings.ts'
import { writeStackFile } from './stack-file.ts'
import type { StackOptions } from './stack-options.ts'
import { compileServices } from './steps/compile-services.ts'
import { generateContracts } from './steps/contracts.ts'
import { ensureKeys } from './steps/keys.ts'
import { buildWebPage } from './steps/web-page.ts'

/** Everything a stack holds while it comes up, so that a failure half-way leaves nothing behind. */
export interface Holdings {
  readonly places: Places
  readonly ledger: Ledger
  readonly report: Report
  readonly servers: Managed[]
  readonly stopSupervising: (() => void)[]
}

/** Brings up, in order, what the options ask for; each server is held as soon as it runs. */
export async function bringUp(options: StackOptions, holdings: Holdings) {
  const { places, ledger, report } = holdings
  const names = serviceNames.filter((name) => options.services?.includes(name) ?? true)
  const prepared = (async () => {
    if (names.length === 0) return
    await report.step('contracts', 'looking whether proto/ has changed', generateContracts)
    await report.step('services', 'compiling them if that was not done yet', () =>
      compileServices(names),
    )
    if (options.webPage === true && names.some(servesHttp)) {
      await report.step('web page', 'looking whether its sources have changed', buildWebPage)
    }
  })()
  const [mongo, kafka, keys] = await allOf([
    startMongo(places, ledger, options.mongo ?? {}, report).then((server) => {
      hold(holdings, options, server.process)
      return server
    }),
    startKafka(places, ledger, options.kafka ?? {}, report).then((server) => {
      hold(holdings, options, server.process)
      return server
    }),
    ensureKeys(places),
    prepared,
  ] as const)
  const namespace = options.namespace ?? ''
  const addresses = {
    mongoUrl: mongo.url,
    kafkaBrokers: kafka.brokers,
    namespace,
    ports: await askPorts(options),
    ...keys,
  }
  const { relayApart } = options
  const settingsFor = (service: ServiceName) => ({
    ...settingsOf(service, addresses),
    ...(service === relayApart ? { RELAY: 'off' } : {}),
    ...options.settings,
    ...options.settingsOf?.[service],
  })
  const begin = (service: ServiceName) =>
    report.step(service, 'starting it and waiting until it is ready', async () => {
      const settings = settingsFor(service)
      const port = addresses.ports[service]
      const started = await startService({ service, port, settings, places, ledger })
      hold(holdings, options, started)
      return { value: started, said: `ready at ${started.address}` }
    })
  const started = await allOf(names.filter((name) => !servesHttp(name)).map(begin))
  const relay = relayApart
    ? await startRelay({ service: relayApart, settings: settingsFor(relayApart), places, ledger })
    : undefined
  hold(holdings, options, relay)
  // What people reach comes last: what it calls answers by then.
  started.push(...(await allOf(names.filter(servesHttp).map(begin))))
  const services = Object.fromEntries(started.map((service) => [service.service, service]))
  const describe = () => describeStack({ places, mongo, kafka, services, namespace, keys })
  // A restarted server has another process id.
  for (const server of holdings.servers) server.onStarted(() => writeStackFile(places, describe()))
  writeStackFile(places, describe())
  return {
    mongo,
    kafka,
    services,
    ...(relay ? { relay } : {}),
    describe,
    service: (name: ServiceName) => chosen(services, name),
  }
}

const servesHttp = (name: ServiceName): boolean => listed[name].serves === 'http'

function hold(holdings: Holdings, options: StackOptions, server: Managed | undefined): void {
  if (server === undefined) return
  holdings.servers.push(server)
  if (options.restarts === undefined) return
  const policy = options.restarts === true ? usualRestarts : options.restarts
  holdings.stopSupervising.push(supervise(server, policy, holdings.report))
}

async function askPorts(options: StackOptions): Promise<Record<ServiceName, number>> {
  const ports: [ServiceName, number][] = []
  for (const name of serviceNames) ports.push([name, await askPort(options.ports?.[name])])
  return Object.fromEntries(ports) as Record<ServiceName, number>
}

function chosen(services: Partial<Record<ServiceName, Service>>, name: ServiceName): Service {
  const service = services[name]
  if (service === undefined) throw new Error(`this stack was started without ${name}`)
  return service
}

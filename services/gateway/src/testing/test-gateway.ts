import { tmpdir } from 'node:os'
import type { Logger } from '@seedline/messaging'
import { createApp } from '../http/app.ts'
import { type ConnectionShares, connectionsWithin } from '../http/connections.ts'
import { arrivalsOf, gateOf, type Shares } from '../http/limits.ts'
import { type Rates, ratesBy } from '../http/rates.ts'
import { proxiesOf } from '../http/remote-address.ts'
import { closeServer, httpServer, listen } from '../http/server.ts'
import { type Hub, liveHub } from '../live/hub.ts'
import { openApiDocument } from '../openapi/document.ts'
import type { CallService } from '../rest/operation-route.ts'
import type { RunBatch } from '../rest/own/batches.ts'
import { developmentTokens } from '../rest/own/development-tokens.ts'
import { aboutOf, type Check } from '../rest/own/system.ts'
import type { Route } from '../rest/route.ts'
import { allRoutes } from '../rest/routes.ts'
import { type TestTokens, testTokens } from './test-tokens.ts'

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

export interface TestGatewayOptions {
  readonly call: CallService
  readonly batch?: RunBatch
  readonly hub?: Hub
  readonly checks?: Readonly<Record<string, Check>>
  readonly webFolder?: string
  readonly environment?: 'development' | 'production'
  readonly signsTokens?: boolean
  /** Of requests: what is left out are the gateway's defaults. */
  readonly shares?: Partial<Shares>
  readonly rates?: Rates
  readonly connectionShares?: Partial<ConnectionShares>
  readonly publicHosts?: readonly string[]
  readonly proxies?: readonly string[]
  readonly logger?: Logger
  /** Made for the test when left out. */
  readonly tokens?: TestTokens
}

export interface TestGateway {
  readonly address: string
  readonly tokens: TestTokens
  readonly routes: readonly Route[]
  readonly hub: Hub
  close(): Promise<void>
}

/** The gateway's HTTP side on a free port, over the services given. */
export const testGateway = async (options: TestGatewayOptions): Promise<TestGateway> => {
  const tokens = options.tokens ?? (await testTokens())
  const { environment = 'development', hub = liveHub(), logger = silent } = options
  const sign = await developmentTokens({
    SEEDLINE_ENV: environment,
    DEV_SIGNING_KEY_FILE: options.signsTokens === false ? undefined : tokens.keyFile,
  })
  const about = { SEEDLINE_ENV: environment, DEMONSTRATION_DATA: true }
  const routes: readonly Route[] = allRoutes({
    call: options.call,
    batch: options.batch ?? (async () => []),
    hub,
    verifier: tokens.verifier,
    developmentTokens: sign,
    system: {
      about: aboutOf(about, '0.0.0', sign !== undefined),
      document: () => openApiDocument(routes.map(({ contract }) => contract)),
      checks: options.checks ?? {},
    },
  })
  const isProxy = proxiesOf(options.proxies ?? [])
  const shares = { all: 256, ofSubject: 64, ofAddress: 128, ...options.shares }
  const app = createApp({
    routes,
    verifier: tokens.verifier,
    logger,
    gate: gateOf(shares),
    arrivals: arrivalsOf(shares),
    rates: options.rates ?? ratesBy(() => Date.now()),
    publicHosts: options.publicHosts ?? [],
    isProxy,
    production: environment === 'production',
    webFolder: options.webFolder ?? `${tmpdir()}/seedline-no-web-here`,
  })
  const most = { all: 2_000, ofAddress: 1_000, ...options.connectionShares }
  const server = httpServer(app, connectionsWithin(most, isProxy))
  const port = await listen(server, 0, '127.0.0.1')
  return {
    address: `http://127.0.0.1:${port}`,
    tokens,
    routes,
    hub,
    async close() {
      hub.close()
      await closeServer(server, 200)
      if (options.tokens === undefined) await tokens.close()
    },
  }
}

/** Lends a gateway to one piece of work, and closes it whatever comes of that. */
export const withGateway = async (
  options: TestGatewayOptions,
  work: (gateway: TestGateway) => Promise<void>,
): Promise<void> => {
  const gateway = await testGateway(options)
  try {
    await work(gateway)
  } finally {
    await gateway.close()
  }
}

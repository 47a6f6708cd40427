import { fileURLToPath } from 'node:url'
import { connectDelivery } from '@seedline/messaging/connect'
import { addressesIn, runService, verifierOf } from '@seedline/service-kit'
import packageJson from '../package.json' with { type: 'json' }
import { createApp } from './http/app.ts'
import { connectionsWithin } from './http/connections.ts'
import { arrivalsOf, gateOf } from './http/limits.ts'
import { ratesBy } from './http/rates.ts'
import { proxiesOf } from './http/remote-address.ts'
import { closeServer, httpServer, listen } from './http/server.ts'
import { connectionShares, requestShares } from './http-settings.ts'
import { startFeed } from './live/feed.ts'
import { liveHub } from './live/hub.ts'
import { openApiDocument } from './openapi/document.ts'
import { connectServices } from './outbound/grpc/connect.ts'
import { developmentTokens } from './rest/own/development-tokens.ts'
import { aboutOf, keysCheck } from './rest/own/system.ts'
import type { Route } from './rest/route.ts'
import { allRoutes } from './rest/routes.ts'
import { gatewaySettings } from './settings.ts'

const service = 'gateway'

await runService({
  name: service,
  settings: gatewaySettings,
  async start({ settings, logger, onStop }) {
    const verifier = verifierOf(settings)
    await verifier.ready()
    const services = connectServices(addressesIn(settings, service))
    onStop('services', services.close)
    const hub = liveHub()
    const feed = startFeed({
      hub,
      logger,
      connect: (onFatal) =>
        connectDelivery({
          brokers: settings.KAFKA_BROKERS,
          topicPrefix: settings.KAFKA_TOPIC_PREFIX,
          clientId: service,
          logger,
          onFatal,
        }),
    })
    onStop('live events', feed.stop)
    const tokens = await developmentTokens(settings)
    const routes: readonly Route[] = allRoutes({
      call: services.call,
      batch: services.batch,
      hub,
      verifier,
      developmentTokens: tokens,
      system: {
        about: aboutOf(settings, packageJson.version, tokens !== undefined),
        document: () => openApiDocument(routes.map(({ contract }) => contract)),
        checks: { ...services.checks, tokenKeys: keysCheck(verifier) },
      },
    })
    const isProxy = proxiesOf(settings.HTTP_TRUSTED_PROXIES)
    const shares = requestShares(settings)
    const app = createApp({
      routes,
      verifier,
      logger,
      gate: gateOf(shares),
      arrivals: arrivalsOf(shares),
      rates: ratesBy(() => performance.now()),
      publicHosts: settings.HTTP_PUBLIC_HOSTS,
      isProxy,
      production: settings.SEEDLINE_ENV === 'production',
      webFolder: settings.WEB_FOLDER ?? fileURLToPath(new URL('../web/dist', import.meta.url)),
    })
    const server = httpServer(app, connectionsWithin(connectionShares(settings), isProxy))
    const port = await listen(server, settings.HTTP_PORT, settings.HTTP_HOST)
    onStop('http', () => closeServer(server, 6_000))
    onStop('live streams', hub.close)
    logger.info({ port, host: settings.HTTP_HOST }, 'listening')
  },
})

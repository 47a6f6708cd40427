import { fileURLToPath } from 'node:url'
import { connectMongo } from '@seedline/event-store'
import { connectMessaging } from '@seedline/messaging'
import { addressesIn, runService, verifierOf } from '@seedline/service-kit'
import packageJson from '../package.json' with { type: 'json' }
import { createApp } from './http/app.ts'
import { gateOf } from './http/limits.ts'
import { closeServer, httpServer, listen } from './http/server.ts'
import { startFeed } from './live/feed.ts'
import { liveHub } from './live/hub.ts'
import { openApiDocument } from './openapi/document.ts'
import { connectBackends } from './outbound/grpc/connect.ts'
import { mongoCheck } from './outbound/mongo/check.ts'
import { keyRecords } from './outbound/mongo/key-records.ts'
import type { Route } from './rest/route.ts'
import { allRoutes } from './rest/routes.ts'
import { developmentTokens } from './rest/session/development-tokens.ts'
import { aboutOf } from './rest/system/about.ts'
import { gatewaySettings } from './settings.ts'

const mostRequests = 256

const service = 'gateway'

await runService({
  name: service,
  settings: gatewaySettings,
  async start({ settings, logger, onStop }) {
    const verifier = verifierOf(settings)
    await verifier.ready()
    const mongo = await connectMongo(settings.MONGO_URL, settings.MONGO_DATABASE, service)
    onStop('mongodb', () => mongo.close())
    const store = await keyRecords(mongo)
    const services = connectBackends(addressesIn(settings, service))
    onStop('services', services.close)
    const hub = liveHub()
    const feed = startFeed({
      hub,
      logger,
      connect: (onFatal) =>
        connectMessaging({
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
      backends: services.backends,
      hub,
      verifier,
      developmentTokens: tokens,
      system: {
        about: aboutOf(settings, packageJson.version, tokens !== undefined),
        document: () => openApiDocument(routes.map(({ contract }) => contract)),
        checks: { ...services.checks, mongodb: mongoCheck(mongo) },
      },
    })
    const app = createApp({
      routes,
      verifier,
      logger,
      gate: gateOf(mostRequests),
      once: { store, logger, now: () => new Date() },
      production: settings.SEEDLINE_ENV === 'production',
      webFolder: settings.WEB_FOLDER ?? fileURLToPath(new URL('../web/dist', import.meta.url)),
    })
    const server = httpServer(app)
    const port = await listen(server, settings.HTTP_PORT)
    onStop('http', () => closeServer(server, 6_000))
    onStop('live streams', hub.close)
    logger.info({ port }, 'listening')
  },
})

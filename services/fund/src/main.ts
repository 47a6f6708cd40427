import { domainTopics, topicOf } from '@seedline/contracts/topics'
import { connectEventStore, connectMongo } from '@seedline/event-store'
import { connectMessaging, deadLetterStore, operations, type Relay } from '@seedline/messaging'
import { operationsService, runService, serveGrpc, tokenVerifier } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable, runView, viewStore } from '@seedline/views'
import { capTableService } from './inbound/grpc/cap-table-service.ts'
import { dealService } from './inbound/grpc/deal-service.ts'
import { fundService } from './inbound/grpc/fund-service.ts'
import { subscribeProcesses } from './inbound/kafka/subscriptions.ts'
import { enterprisesBy, registryClient } from './outbound/grpc/enterprises.ts'
import { capTableView } from './projections/cap-table/view.ts'
import { dealView } from './projections/deal/view.ts'
import { fundView } from './projections/fund/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
import { fundSettings } from './settings.ts'

const service = 'fund'

await runService({
  name: service,
  settings: fundSettings,
  async start({ settings, logger, onStop, onReadiness, fail }) {
    const verifier = tokenVerifier({
      jwksFile: settings.AUTH_JWKS_FILE,
      jwksUrl: settings.AUTH_JWKS_URL,
      issuer: settings.AUTH_ISSUER,
      audience: settings.AUTH_AUDIENCE,
      environment: settings.SEEDLINE_ENV,
    })
    await verifier.ready()

    const connection = await connectMongo(settings.MONGO_URL, settings.MONGO_DATABASE, service)
    onStop('mongodb', () => connection.close())
    let relay: Relay | undefined
    const onCommit = () => relay?.wake()
    const store = await connectEventStore({ connection, service, clock, onCommit, logger })
    onStop('event store', () => store.close())

    const messaging = connectMessaging({
      brokers: settings.KAFKA_BROKERS,
      topicPrefix: settings.KAFKA_TOPIC_PREFIX,
      clientId: service,
      logger,
      onFatal: fail,
    })
    onStop('messaging', () => messaging.stop())
    await messaging.ensureTopics(domainTopics)
    if (settings.RELAY === 'embedded') {
      const of = (category: string) => topicOf(service, category)
      relay = await messaging.startRelay({ feed: store.pending, service, topicOf: of })
    }

    const deadLetters = deadLetterStore(connection)
    const running = { messaging, connection, deadLetters, logger }
    const views = await Promise.all([
      runView({ ...running, view: fundView }),
      runView({ ...running, view: dealView }),
      runView({ ...running, view: capTableView }),
      runView({ ...running, view: knownEnterpriseView }),
    ])
    onStop('views', () => Promise.all(views.map((view) => view.stop())).then(() => {}))
    const processes = await subscribeProcesses(messaging, { store, deadLetters, clock })
    await readable(views, logger)

    const registry = registryClient(settings.REGISTRY_ADDRESS)
    onStop('registry client', () => registry.close())
    const enterprises = enterprisesBy(viewStore(connection, knownEnterpriseView), registry)
    const funds = viewStore(connection, fundView)
    const deals = viewStore(connection, dealView)
    const capTables = viewStore(connection, capTableView)
    const subscriptions = [...views, ...processes]
    const server = await serveGrpc({
      port: settings.GRPC_PORT,
      services: [
        fundService({ store, funds, clock }),
        dealService({ store, deals, enterprises, clock }),
        capTableService({ store, capTables, enterprises, clock }),
        operationsService(operations({ feed: store.pending, subscriptions, deadLetters })),
      ],
      verifier,
      logger,
    })
    onReadiness(server.setReady)
    onStop('grpc', () => server.stop())
  },
})

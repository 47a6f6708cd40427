import { domainTopics, topicOf } from '@seedline/contracts/topics'
import { connectEventStore, connectMongo } from '@seedline/event-store'
import { connectMessaging, deadLetterStore, operations, type Relay } from '@seedline/messaging'
import { operationsService, runService, serveGrpc, tokenVerifier } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable, runView, viewStore } from '@seedline/views'
import { enterpriseService } from './inbound/grpc/enterprise-service.ts'
import { stageRecordService } from './inbound/grpc/stage-record-service.ts'
import { subscribeToRounds } from './inbound/kafka/subscriptions.ts'
import { readClusterCodes } from './outbound/reference/cluster-codes.ts'
import { enterpriseListView } from './projections/enterprise-list/view.ts'
import { ladderView } from './projections/ladder/view.ts'
import { registrySettings } from './settings.ts'

const service = 'registry'

await runService({
  name: service,
  settings: registrySettings,
  async start({ settings, logger, onStop, onReadiness, fail }) {
    const verifier = tokenVerifier({
      jwksFile: settings.AUTH_JWKS_FILE,
      jwksUrl: settings.AUTH_JWKS_URL,
      issuer: settings.AUTH_ISSUER,
      audience: settings.AUTH_AUDIENCE,
      environment: settings.SEEDLINE_ENV,
    })
    const [codes] = await Promise.all([
      readClusterCodes(settings.REFERENCE_FOLDER),
      verifier.ready(),
    ])

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
      runView({ ...running, view: enterpriseListView }),
      runView({ ...running, view: ladderView }),
    ])
    onStop('views', () => Promise.all(views.map((view) => view.stop())).then(() => {}))
    const process = await subscribeToRounds(messaging, { store, deadLetters, clock })
    await readable(views, logger)

    const subscriptions = [...views, process]
    const enterprises = viewStore(connection, enterpriseListView)
    const ladders = viewStore(connection, ladderView)
    const server = await serveGrpc({
      port: settings.GRPC_PORT,
      services: [
        enterpriseService({ store, enterprises, codes, clock }),
        stageRecordService({ store, ladders, clock }),
        operationsService(operations({ feed: store.pending, subscriptions, deadLetters })),
      ],
      verifier,
      logger,
    })
    onReadiness(server.setReady)
    onStop('grpc', () => server.stop())
  },
})

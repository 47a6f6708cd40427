import { connect, listening, serve, startViews } from '@seedline/recording/wiring'
import { runService, serviceTokens, verifierOf } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable, viewStore } from '@seedline/views'
import { consentService } from './inbound/grpc/consent-service.ts'
import { guardsOf } from './inbound/grpc/guards.ts'
import { pledgeService } from './inbound/grpc/pledge-service.ts'
import { portfolioPledgeService } from './inbound/grpc/portfolio-pledge-service.ts'
import { subscribeToPortfolios } from './inbound/kafka/subscriptions.ts'
import { rightsBy, rightsClient } from './outbound/grpc/rights.ts'
import { subjectsIn } from './outbound/views/subjects.ts'
import { consentView } from './projections/consent/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
import { pledgeView } from './projections/pledge/view.ts'
import { portfolioPledgeView } from './projections/portfolio-pledge/view.ts'
import { creditSettings } from './settings.ts'

const service = 'credit'

await runService({
  name: service,
  settings: creditSettings,
  async start(kit) {
    const { settings, onStop } = kit
    const verifier = verifierOf(settings)
    await verifier.ready()
    const connections = await connect(kit, service)
    const { connection, store, messaging } = connections
    const views = await startViews(kit, connections, [
      consentView,
      knownEnterpriseView,
      pledgeView,
      portfolioPledgeView,
    ])
    const rights = rightsClient(settings.REGISTRY_ADDRESS)
    onStop('registry client', () => rights.close())
    const findRight = rightsBy(rights, serviceTokens(service, settings))
    const findSubject = subjectsIn(viewStore(connection, knownEnterpriseView))
    const reserving = { store, findRight, findSubject, clock }
    const portfolios = await subscribeToPortfolios(messaging, { ...connections, ...reserving })
    onStop(listening, portfolios.stop)
    await readable(views, kit.logger)
    const view = viewStore(connection, consentView)
    const guards = guardsOf(store, findSubject)
    await serve(kit, connections, {
      verifier,
      services: [
        consentService({ store, view, guards, clock }),
        pledgeService({ ...reserving, view: viewStore(connection, pledgeView) }),
        portfolioPledgeService({ store, view: viewStore(connection, portfolioPledgeView), clock }),
      ],
      subscriptions: [...views, portfolios],
    })
  },
})

import { connect, serve, startViews } from '@seedline/recording/wiring'
import { runService, verifierOf } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable, viewStore } from '@seedline/views'
import { consentService } from './inbound/grpc/consent-service.ts'
import { guardsOf } from './inbound/grpc/guards.ts'
import { subjectsIn } from './outbound/views/subjects.ts'
import { consentView } from './projections/consent/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
import { creditSettings } from './settings.ts'

const service = 'credit'

await runService({
  name: service,
  settings: creditSettings,
  async start(kit) {
    const verifier = verifierOf(kit.settings)
    await verifier.ready()
    const connections = await connect(kit, service)
    const { connection, store } = connections
    const views = await startViews(kit, connections, [consentView, knownEnterpriseView])
    await readable(views, kit.logger)
    const view = viewStore(connection, consentView)
    const guards = guardsOf(store, subjectsIn(viewStore(connection, knownEnterpriseView)))
    await serve(kit, connections, {
      verifier,
      services: [consentService({ store, view, guards, clock })],
      subscriptions: [...views],
    })
  },
})

import { connect, listening, serve, startViews } from '@seedline/recording/wiring'
import { runService, verifierOf } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable } from '@seedline/views'
import { viewStore } from '@seedline/views/database'
import { capTableService } from './inbound/grpc/cap-table-service.ts'
import { dealService } from './inbound/grpc/deal-service.ts'
import { fundService } from './inbound/grpc/fund-service.ts'
import { guardsOf } from './inbound/grpc/guards.ts'
import { subscribeProcesses } from './inbound/kafka/subscriptions.ts'
import { enterprisesBy, registryClient } from './outbound/grpc/enterprises.ts'
import { dealsSeenIn, stakePatience } from './outbound/views/stake.ts'
import { capTableView } from './projections/cap-table/view.ts'
import { dealView } from './projections/deal/view.ts'
import { managedFunds } from './projections/fund/managed.ts'
import { fundView } from './projections/fund/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
import { fundSettings } from './settings.ts'
import { stakeBy } from './use-cases/stake.ts'

const service = 'fund'

await runService({
  name: service,
  settings: fundSettings,
  async start(kit) {
    const { settings, logger, onStop } = kit
    const verifier = verifierOf(settings)
    await verifier.ready()
    const connections = await connect(kit, service)
    const { connection, store, messaging } = connections

    const folded = [fundView, dealView, capTableView, knownEnterpriseView]
    const views = await startViews(kit, connections, folded)
    const processes = await subscribeProcesses(messaging, { ...connections, clock })
    for (const { stop } of processes) onStop(listening, stop)
    await readable(views, logger)

    const registry = registryClient(settings.REGISTRY_ADDRESS)
    onStop('registry client', () => registry.close())
    const enterprises = enterprisesBy(viewStore(connection, knownEnterpriseView), registry)
    const funds = viewStore(connection, fundView)
    const deals = viewStore(connection, dealView)
    const capTables = viewStore(connection, capTableView)
    const managed = managedFunds(funds)
    const hasStake = stakeBy(store, dealsSeenIn(deals, managed), stakePatience)
    const guards = guardsOf(store, hasStake, enterprises)
    await serve(kit, connections, {
      verifier,
      services: [
        fundService({ store, funds, guards, clock }),
        dealService({ store, deals, enterprises, managed, guards, clock }),
        capTableService({ store, capTables, enterprises, guards, clock }),
      ],
      subscriptions: [...views, ...processes],
    })
  },
})

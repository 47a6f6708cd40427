import { connect, listening, serve, startViews } from '@seedline/recording/wiring'
import { readDesignationRules } from '@seedline/rules'
import { runService, verifierOf } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable } from '@seedline/views'
import { viewStore } from '@seedline/views/database'
import { attestedFactService } from './inbound/grpc/attested-fact-service.ts'
import { carrierService } from './inbound/grpc/carrier-service.ts'
import { contactService } from './inbound/grpc/contact-service.ts'
import { designationService } from './inbound/grpc/designation-service.ts'
import { enterpriseService } from './inbound/grpc/enterprise-service.ts'
import { figuresService } from './inbound/grpc/figures-service.ts'
import { groupRelationService } from './inbound/grpc/group-relation-service.ts'
import { ipRightService } from './inbound/grpc/ip-right-service.ts'
import { licenceService } from './inbound/grpc/licence-service.ts'
import { planService } from './inbound/grpc/plan-service.ts'
import { selfCheckService } from './inbound/grpc/self-check-service.ts'
import { stageRecordService } from './inbound/grpc/stage-record-service.ts'
import { keepPlan } from './inbound/kafka/plan.ts'
import {
  subscribeToMergings,
  subscribeToPledges,
  subscribeToRounds,
} from './inbound/kafka/subscriptions.ts'
import { readClusterCodes } from './outbound/reference/cluster-codes.ts'
import { readFigureItems } from './outbound/reference/figure-items.ts'
import { readPlanBook } from './outbound/reference/plan-book.ts'
import { carriersView } from './projections/carriers/view.ts'
import { designationsView } from './projections/designations/view.ts'
import { enterpriseListView } from './projections/enterprise-list/view.ts'
import { figuresView } from './projections/figures/view.ts'
import { groupView } from './projections/group/view.ts'
import { ipRightView } from './projections/ip-right/view.ts'
import { knownFundView } from './projections/known-fund/view.ts'
import { ladderView } from './projections/ladder/view.ts'
import { licenceView } from './projections/licence/view.ts'
import { classOneKinds } from './projections/plan/class-one.ts'
import { roundMoneyView } from './projections/round-money/view.ts'
import { registrySettings } from './settings.ts'

const service = 'registry'

await runService({
  name: service,
  settings: registrySettings,
  async start(kit) {
    const { settings, logger } = kit
    const verifier = verifierOf(settings)
    const [codes, book, catalogue, planBook] = await Promise.all([
      readClusterCodes(settings.REFERENCE_FOLDER),
      readDesignationRules(settings.REFERENCE_FOLDER),
      readFigureItems(settings.REFERENCE_FOLDER),
      readPlanBook(settings.REFERENCE_FOLDER),
      verifier.ready(),
    ])
    const connections = await connect(kit, service)
    const { connection, store, messaging } = connections

    const own = await startViews(kit, connections, [
      enterpriseListView,
      ladderView,
      ipRightView,
      licenceView,
      groupView,
      designationsView,
      figuresView,
      carriersView,
    ])
    const heard = [knownFundView, roundMoneyView]
    const known = await startViews(kit, connections, heard)
    const rounds = await subscribeToRounds(messaging, { ...connections, clock })
    kit.onStop(listening, rounds.stop)
    const pledges = await subscribeToPledges(messaging, { ...connections, clock })
    kit.onStop(listening, pledges.stop)
    const mergings = await subscribeToMergings(messaging, { ...connections, clock })
    kit.onStop(listening, mergings.stop)
    // Not of the fund service's: it waits for this service in turn. Until then its papers are withheld.
    await readable(own, logger)

    const enterprises = viewStore(connection, enterpriseListView)
    const ladders = viewStore(connection, ladderView)
    const funds = viewStore(connection, knownFundView)
    const designations = viewStore(connection, designationsView)
    const rights = viewStore(connection, ipRightView)
    const figures = viewStore(connection, figuresView)
    const carriers = viewStore(connection, carriersView)
    const closedRounds = viewStore(connection, roundMoneyView)
    const plan = await keepPlan(
      { ...connections, logger, clock },
      {
        views: { enterprises, ladders, figures, designations, rights, carriers },
        ofRounds: { enterprises, ladders, rounds: closedRounds, funds },
        countedBy: { funnel: planBook.funnel, classOne: classOneKinds(book.words) },
      },
    )
    kit.onStop(listening, plan.stop)
    await serve(kit, connections, {
      verifier,
      services: [
        enterpriseService({ store, enterprises, funds, codes, clock }),
        stageRecordService({ store, ladders, funds, clock }),
        ipRightService({ store, rights, enterprises, clock }),
        licenceService({ store, view: viewStore(connection, licenceView), clock }),
        contactService({ store, clock }),
        groupRelationService({ store, groups: viewStore(connection, groupView), clock }),
        designationService({ store, designations, enterprises, clock }),
        attestedFactService({ store, words: book.words, clock }),
        selfCheckService({ store, rights, book, clock }),
        figuresService({ store, view: figures, enterprises, catalogue, clock }),
        planService({ sums: plan.sums, merging: { store, enterprises }, book: planBook, clock }),
        carrierService({ store, carriers, enterprises, codes, clock }),
      ],
      subscriptions: [...own, rounds, pledges, mergings, ...known, ...plan.subscriptions],
    })
  },
})

import { connectAuditLog, headSigner } from '@seedline/audit-log'
import { factClients, factsInMemory, keepFacts, operated } from '@seedline/kept-facts'
import { connect, listening, serve, startViews } from '@seedline/recording/wiring'
import { readCreditRules, readInterestSubsidies } from '@seedline/rules'
import { runService, serviceTokens, verifierOf } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable, viewStore } from '@seedline/views'
import { auditService } from './inbound/grpc/audit-service.ts'
import { consentService } from './inbound/grpc/consent-service.ts'
import { eligibilityQueryService } from './inbound/grpc/eligibility-query-service.ts'
import { guardsOf } from './inbound/grpc/guards.ts'
import { loanApplicationService } from './inbound/grpc/loan-application-service.ts'
import { pledgeService } from './inbound/grpc/pledge-service.ts'
import { portfolioPledgeService } from './inbound/grpc/portfolio-pledge-service.ts'
import { riskPoolService } from './inbound/grpc/risk-pool-service.ts'
import { subscribeToPortfolios } from './inbound/kafka/subscriptions.ts'
import { keptRights, rightsIn } from './outbound/facts/kept-rights.ts'
import { rightsBy } from './outbound/grpc/rights.ts'
import { answerKey, answerSigner } from './outbound/signing/answer-signer.ts'
import { codesIn, subjectsIn } from './outbound/views/subjects.ts'
import { consentView } from './projections/consent/view.ts'
import { queryView } from './projections/eligibility-query/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
import { loanApplicationView } from './projections/loan-application/view.ts'
import { pledgeView } from './projections/pledge/view.ts'
import { portfolioPledgeView } from './projections/portfolio-pledge/view.ts'
import { riskPoolView } from './projections/risk-pool/view.ts'
import { creditSettings } from './settings.ts'
import { defaultPolicy } from './use-cases/bank-policies.ts'
import { declaredCodesOf } from './use-cases/declared-codes.ts'
import { logIn } from './use-cases/log-told.ts'

const service = 'credit'
/** What is kept in memory of the registry's rights, at most. */
const inMemory = { most: 50_000, bytes: 96 * 1024 * 1024 }

await runService({
  name: service,
  settings: creditSettings,
  async start(kit) {
    const { settings, logger } = kit
    const verifier = verifierOf(settings)
    const [rules, schemes, key] = await Promise.all([
      readCreditRules(settings.REFERENCE_FOLDER),
      readInterestSubsidies(settings.REFERENCE_FOLDER),
      answerKey(settings.ANSWER_KEY_FILE),
      verifier.ready(),
    ])
    const connections = await connect(kit, service)
    const { connection, store, messaging } = connections
    const log = await connectAuditLog({
      connection,
      log: 'queries',
      signer: await headSigner(key),
      clock,
      logger,
    })
    kit.onStop('audit log', () => log.close())
    const token = serviceTokens(service, settings)
    const clients = factClients(settings.REGISTRY_ADDRESS)
    kit.onStop('facts of the registry', async () => clients.close())
    const kept = await keepFacts({
      connection,
      kept: keptRights,
      clients,
      token,
      logger,
    })
    kit.onStop(listening, kept.stop)

    const views = await startViews(kit, connections, [
      consentView,
      queryView,
      knownEnterpriseView,
      pledgeView,
      portfolioPledgeView,
      loanApplicationView,
      riskPoolView,
    ])
    const enterprises = viewStore(connection, knownEnterpriseView)
    const findSubject = subjectsIn(enterprises)
    const reserving = { store, findRight: rightsBy(clients.facts, token), findSubject, clock }
    const portfolios = await subscribeToPortfolios(messaging, { ...connections, ...reserving })
    kit.onStop(listening, portfolios.stop)
    await readable(views, logger)
    const guards = guardsOf(store, findSubject)
    const desk = {
      store,
      rights: rightsIn(factsInMemory(kept, inMemory), enterprises),
      rules,
      codes: declaredCodesOf(rules),
      policyOf: defaultPolicy(rules),
      signer: await answerSigner(key),
      log: logIn(log),
      clock,
    }
    await serve(kit, connections, {
      verifier,
      services: [
        consentService({ store, view: viewStore(connection, consentView), guards, clock }),
        auditService({ store, log, guards, clock }),
        eligibilityQueryService({
          desk,
          queries: viewStore(connection, queryView),
          keys: async () => (await log.keys()).keys.map((one) => JSON.stringify(one)),
          guards,
        }),
        pledgeService({ ...reserving, view: viewStore(connection, pledgeView) }),
        portfolioPledgeService({ store, view: viewStore(connection, portfolioPledgeView), clock }),
        loanApplicationService({
          store,
          rules,
          schemes,
          view: viewStore(connection, loanApplicationView),
          findByCode: codesIn(enterprises),
          clock,
        }),
        riskPoolService({ store, view: viewStore(connection, riskPoolView), clock }),
      ],
      subscriptions: [...views, portfolios, operated(kept)],
    })
  },
})

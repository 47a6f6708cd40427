import { connectAuditLog, headSigner } from '@seedline/audit-log'
import { factClients, factsInMemory, keepFacts, operated } from '@seedline/kept-facts'
import { type Connections, connect, listening, serve, startViews } from '@seedline/recording/wiring'
import { readCreditRules, readInterestSubsidies } from '@seedline/rules'
import { type Kit, runService, serviceTokens, verifierOf } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable } from '@seedline/views'
import { viewStore } from '@seedline/views/database'
import { auditService } from './inbound/grpc/audit-service.ts'
import { bankPolicyService } from './inbound/grpc/bank-policy-service.ts'
import { consentService } from './inbound/grpc/consent-service.ts'
import { eligibilityQueryService } from './inbound/grpc/eligibility-query-service.ts'
import { guardsOf } from './inbound/grpc/guards.ts'
import { loanApplicationService } from './inbound/grpc/loan-application-service.ts'
import { pledgeService } from './inbound/grpc/pledge-service.ts'
import { portfolioPledgeService } from './inbound/grpc/portfolio-pledge-service.ts'
import { riskPoolService } from './inbound/grpc/risk-pool-service.ts'
import { subscribeToPortfolios } from './inbound/kafka/subscriptions.ts'
import { startWatching } from './inbound/start-watching.ts'
import { keptRights, rightsIn } from './outbound/facts/kept-rights.ts'
import { factsBy } from './outbound/grpc/facts-now.ts'
import { rightsBy } from './outbound/grpc/rights.ts'
import { answerKey, answerSigner } from './outbound/signing/answer-signer.ts'
import { codesIn, mergedIn, subjectsIn } from './outbound/views/subjects.ts'
import { watchersIn } from './outbound/views/watchers.ts'
import { alertView } from './projections/alert/view.ts'
import { bankPolicyView } from './projections/bank-policy/view.ts'
import { consentView } from './projections/consent/view.ts'
import { queryView, toldIn } from './projections/eligibility-query/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
import { loanApplicationView } from './projections/loan-application/view.ts'
import { pledgeView } from './projections/pledge/view.ts'
import { portfolioPledgeView } from './projections/portfolio-pledge/view.ts'
import { riskPoolView } from './projections/risk-pool/view.ts'
import { watchView } from './projections/watch/view.ts'
import { creditSettings } from './settings.ts'
import { policyIn } from './use-cases/bank-policies.ts'
import { declaredCodesOf } from './use-cases/declared-codes.ts'
import { logIn } from './use-cases/log-told.ts'

const service = 'credit'
/** What is kept in memory of the registry's rights, at most. */
const inMemory = { most: 50_000, bytes: 96 * 1024 * 1024 }

const folded = [
  consentView,
  queryView,
  knownEnterpriseView,
  pledgeView,
  portfolioPledgeView,
  bankPolicyView,
  watchView,
  alertView,
  loanApplicationView,
  riskPoolView,
]

/** The registry's rights as this service keeps them, and where facts are asked for as they are stored. */
async function keepRights(
  {
    settings,
    logger,
    onStop,
  }: Pick<Kit<{ readonly REGISTRY_ADDRESS: string }>, 'settings' | 'logger' | 'onStop'>,
  connection: Connections['connection'],
  token: () => Promise<string>,
) {
  const clients = factClients(settings.REGISTRY_ADDRESS)
  onStop('facts of the registry', async () => clients.close())
  const kept = await keepFacts({ connection, kept: keptRights, clients, token, logger })
  onStop(listening, kept.stop)
  return { kept, asking: clients.facts }
}

async function startWatchingIn(
  { onStop }: Pick<Kit<unknown>, 'onStop'>,
  connections: Connections,
  parts: Pick<
    Parameters<typeof startWatching>[0],
    'facts' | 'rights' | 'rules' | 'policyOf' | 'log'
  >,
) {
  const { connection } = connections
  const watches = viewStore(connection, watchView)
  const alerts = viewStore(connection, alertView)
  const watchers = watchersIn(watches)
  const views = { watches, watchers, alerts }
  const started = await startWatching({ ...connections, ...parts, ...views, clock })
  for (const one of started.subscriptions) onStop(listening, one.stop)
  return started
}

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
    const { kept, asking } = await keepRights(kit, connection, token)

    const views = await startViews(kit, connections, folded)
    const enterprises = viewStore(connection, knownEnterpriseView)
    const findSubject = subjectsIn(enterprises)
    const merged = mergedIn(enterprises)
    const reserving = { store, findRight: rightsBy(asking, token), merged, clock }
    const portfolios = await subscribeToPortfolios(messaging, { ...connections, ...reserving })
    kit.onStop(listening, portfolios.stop)
    const known = { rights: rightsIn(factsInMemory(kept, inMemory), enterprises), rules }
    const policyOf = policyIn({ store, rules })
    const facts = factsBy(asking, token)
    const watching = await startWatchingIn(kit, connections, { ...known, facts, policyOf, log })
    await readable(views, logger)
    const queries = viewStore(connection, queryView)
    const guards = guardsOf(store, findSubject)
    const desk = {
      store,
      ...known,
      codes: declaredCodesOf(rules),
      policyOf,
      signer: await answerSigner(key),
      log: logIn(log),
      clock,
    }
    await serve(kit, connections, {
      verifier,
      services: [
        consentService({ store, view: viewStore(connection, consentView), guards, clock }),
        auditService({ store, log, told: toldIn(queries), guards, clock }),
        eligibilityQueryService({
          desk,
          queries,
          keys: async () => (await log.keys()).keys.map((one) => JSON.stringify(one)),
          guards,
        }),
        pledgeService({ ...reserving, view: viewStore(connection, pledgeView) }),
        portfolioPledgeService({ store, view: viewStore(connection, portfolioPledgeView), clock }),
        bankPolicyService({ store, rules, view: viewStore(connection, bankPolicyView), clock }),
        ...watching.services,
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
      subscriptions: [...views, portfolios, ...watching.subscriptions, operated(kept)],
    })
  },
})

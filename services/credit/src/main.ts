import { connectAuditLog, headSigner } from '@seedline/audit-log'
import { factClients, factsInMemory, keepFacts, operated } from '@seedline/kept-facts'
import { connect, listening, serve, startViews } from '@seedline/recording/wiring'
import { readCreditRules } from '@seedline/rules'
import { runService, serviceTokens, verifierOf } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { readable, viewStore } from '@seedline/views'
import { consentService } from './inbound/grpc/consent-service.ts'
import { eligibilityQueryService } from './inbound/grpc/eligibility-query-service.ts'
import { guardsOf } from './inbound/grpc/guards.ts'
import { keptRights, rightsIn } from './outbound/facts/kept-rights.ts'
import { answerKey, answerSigner } from './outbound/signing/answer-signer.ts'
import { subjectsIn } from './outbound/views/subjects.ts'
import { consentView } from './projections/consent/view.ts'
import { queryView } from './projections/eligibility-query/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
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
    const [rules, key] = await Promise.all([
      readCreditRules(settings.REFERENCE_FOLDER),
      answerKey(settings.ANSWER_KEY_FILE),
      verifier.ready(),
    ])
    const connections = await connect(kit, service)
    const { connection, store } = connections
    const log = await connectAuditLog({
      connection,
      log: 'queries',
      signer: await headSigner(key),
      clock,
      logger,
    })
    kit.onStop('audit log', () => log.close())
    const clients = factClients(settings.REGISTRY_ADDRESS)
    kit.onStop('facts of the registry', async () => clients.close())
    const kept = await keepFacts({
      connection,
      kept: keptRights,
      clients,
      token: serviceTokens(service, settings),
      logger,
    })
    kit.onStop(listening, kept.stop)

    const views = await startViews(kit, connections, [consentView, queryView, knownEnterpriseView])
    await readable(views, logger)
    const enterprises = viewStore(connection, knownEnterpriseView)
    const guards = guardsOf(store, subjectsIn(enterprises))
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
        eligibilityQueryService({
          desk,
          queries: viewStore(connection, queryView),
          keys: async () => (await log.keys()).keys.map((one) => JSON.stringify(one)),
          guards,
        }),
      ],
      subscriptions: [...views, operated(kept)],
    })
  },
})

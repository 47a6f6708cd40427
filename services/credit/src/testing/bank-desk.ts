import { fileURLToPath } from 'node:url'
import {
  AlertServiceClient,
  AlertWatchServiceClient,
} from '@seedline/contracts/credit/v1/alert_service'
import { AuditServiceClient } from '@seedline/contracts/credit/v1/audit_service'
import { BankPolicyServiceClient } from '@seedline/contracts/credit/v1/bank_policy_service'
import {
  ConsentServiceClient,
  GrantConsentRequest,
} from '@seedline/contracts/credit/v1/consent_service'
import { EligibilityQueryServiceClient } from '@seedline/contracts/credit/v1/eligibility_query_service'
import { LoanApplicationServiceClient } from '@seedline/contracts/credit/v1/loan_application_service'
import { PledgeServiceClient } from '@seedline/contracts/credit/v1/pledge_service'
import { PortfolioPledgeServiceClient } from '@seedline/contracts/credit/v1/portfolio_pledge_service'
import { RiskPoolServiceClient } from '@seedline/contracts/credit/v1/risk_pool_service'
import { WatchServiceClient } from '@seedline/contracts/credit/v1/watch_service'
import {
  EnterpriseServiceClient,
  type EnterpriseServiceService,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import {
  IpRightServiceClient,
  type IpRightServiceService,
  RecordIpFactsRequest,
  RegisterIpRightRequest,
} from '@seedline/contracts/registry/v1/ip_right_service'
import { type GrpcClient, grpcClient, streamClient } from '@seedline/service-kit'
import { eventually } from '@seedline/testing'
import { makePlace, type RunningService, startRunning } from '@seedline/testing/running'
import { newId } from '@seedline/values'

const folderOf = (service: string): string =>
  fileURLToPath(new URL(`../../../${service}`, import.meta.url))

const nobody = '127.0.0.1:1'
const options = { deadlineMs: 10_000, idempotent: 'all' } as const

export const newCommand = () => newId('Command')

type Caller = { readonly token: string }

const madeUp = {
  source: 'made up',
  confidence: 'CONFIDENCE_VERIFIED',
  synthetic: true,
} as const

export const consentOf = (enterpriseId: string, more: object = {}): GrantConsentRequest =>
  GrantConsentRequest.fromPartial({
    commandId: newCommand(),
    enterpriseId,
    bank: 'First Bank',
    purposes: ['CONSENT_PURPOSE_LOAN_APPLICATION'],
    scopes: ['CONSENT_SCOPE_IP_PORTFOLIO'],
    validFrom: '2026-01-01',
    validTo: '2099-12-31',
    signatory: '演示签署人',
    capacity: '法定代表人',
    textDigest: 'a'.repeat(64),
    textLanguage: 'zh-CN',
    separate: true,
    method: 'CONSENT_METHOD_ONLINE',
    grantedOn: '2026-01-05',
    ...more,
  })

function clientsOf({ address }: RunningService) {
  const clients = {
    consents: grpcClient(ConsentServiceClient, { ...options, address }),
    queries: grpcClient(EligibilityQueryServiceClient, { ...options, address }),
    audits: grpcClient(AuditServiceClient, { ...options, address }),
    pledges: grpcClient(PledgeServiceClient, { ...options, address }),
    portfolios: grpcClient(PortfolioPledgeServiceClient, { ...options, address }),
    policies: grpcClient(BankPolicyServiceClient, { ...options, address }),
    watches: grpcClient(WatchServiceClient, { ...options, address }),
    alerts: grpcClient(AlertServiceClient, { ...options, address }),
    loans: grpcClient(LoanApplicationServiceClient, { ...options, address }),
    pools: grpcClient(RiskPoolServiceClient, { ...options, address }),
    alertWatches: streamClient(AlertWatchServiceClient, address),
  }
  return {
    ...clients,
    close() {
      for (const client of Object.values(clients)) client.close()
    },
  }
}

interface Registry {
  readonly enterprises: GrpcClient<typeof EnterpriseServiceService>
  readonly rights: GrpcClient<typeof IpRightServiceService>
  readonly registrar: Caller
}

/** What the keeper of the register records. */
const registering = ({ enterprises, rights, registrar }: Registry) => ({
  /** Registers an enterprise of this code; the bank desk hears of it a moment later. */
  async register(uscc: string): Promise<string> {
    const { id } = await enterprises.registerEnterprise(
      RegisterEnterpriseRequest.fromPartial({
        commandId: newCommand(),
        nameZh: `演示企业${uscc.slice(-6)}`,
        uscc,
        provenance: madeUp,
      }),
      registrar,
    )
    return id
  },
  /** A patent that nothing is wrong with, of which facts may be added. */
  registerRight: (enterpriseId: string, number: string, more: object = {}) =>
    rights.registerIpRight(
      RegisterIpRightRequest.fromPartial({
        commandId: newCommand(),
        family: 'IP_FAMILY_PATENT',
        number,
        title: '一种演示材料',
        filedOn: '2018-02-08',
        acquisition: 'IP_ACQUISITION_ORIGINAL',
        owners: [{ enterpriseId, name: '演示企业' }],
        provenance: madeUp,
        ...more,
      }),
      registrar,
    ),
  recordFacts: (ipRightId: string, facts: readonly object[]) =>
    rights.recordIpFacts(
      RecordIpFactsRequest.fromPartial({ commandId: newCommand(), ipRightId, facts: [...facts] }),
      registrar,
    ),
})

/** The bank desk beside a registry, as both run in production. */
export async function runBankDesk() {
  const place = await makePlace('credit')
  const database = `${place.database}_registry`
  const registry = await startRunning({ folder: folderOf('registry') }, place, {
    MONGO_DATABASE: database,
    FUND_ADDRESS: nobody,
    CREDIT_ADDRESS: nobody,
  })
  const start = (): Promise<RunningService> =>
    startRunning({ folder: folderOf('credit') }, place, { REGISTRY_ADDRESS: registry.address })
  let desk = await start()
  let clients = clientsOf(desk)
  const formerClients: (typeof clients)[] = []
  const enterprises = grpcClient(EnterpriseServiceClient, {
    ...options,
    address: registry.address,
  })
  const rights = grpcClient(IpRightServiceClient, { ...options, address: registry.address })
  const registrar = { token: await place.signer.token('registrar') }
  return {
    place,
    rights,
    registrar,
    get consents() {
      return clients.consents
    },
    get queries() {
      return clients.queries
    },
    get audits() {
      return clients.audits
    },
    get pledges() {
      return clients.pledges
    },
    get portfolios() {
      return clients.portfolios
    },
    get policies() {
      return clients.policies
    },
    get watches() {
      return clients.watches
    },
    get alerts() {
      return clients.alerts
    },
    get loans() {
      return clients.loans
    },
    get pools() {
      return clients.pools
    },
    get alertWatches() {
      return clients.alertWatches
    },
    as: async (role: string, organisation: string, subject = `user:${organisation}`) => ({
      token: await place.signer.token(role, { organisation, subject }),
    }),
    ...registering({ enterprises, rights, registrar }),
    /** The registry's news take a moment; until then nobody speaks for the enterprise. */
    grant: (by: Caller, enterpriseId: string, more: object = {}) =>
      eventually(async () => {
        try {
          return await clients.consents.grantConsent(consentOf(enterpriseId, more), by)
        } catch (error) {
          if (/ENTERPRISE_OF_OTHERS|ENTERPRISE_UNKNOWN|VIEW_BEING_BUILT/u.test(String(error)))
            return undefined
          throw error
        }
      }),
    /** Ends the bank desk by SIGKILL, and starts it again. */
    async kill() {
      await desk.kill()
      // Whoever still asks the old one tries again until he is told.
      formerClients.push(clients)
      desk = await start()
      clients = clientsOf(desk)
    },
    stopRegistry: () => registry.stop(),
    async stop() {
      for (const client of [...formerClients, clients, rights, enterprises]) client.close()
      await desk.stop()
      await registry.stop()
      await place.remove()
    },
  }
}

export type BankDesk = Awaited<ReturnType<typeof runBankDesk>>

import {
  ApproveDealRequest,
  CloseRoundRequest,
  OpenDealRequest,
  ReverseRoundRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import { OpenFundRequest } from '@seedline/contracts/fund/v1/fund_service'
import { eventually, type TokenOf } from '@seedline/testing'
import { makePlace, type Place, type RunningService } from '@seedline/testing/running'
import { newId, ProblemError } from '@seedline/values'
import { type RegistryOutside, registryOutside } from './registry-outside.ts'
import { type Clients, clientsOf, startFund } from './running-fund.ts'

const roles = [
  'fund-manager',
  'registrar',
  'bank-officer',
  'coach',
  'pilot-operator',
  'operator',
] as const
type Role = (typeof roles)[number]

const evidence = [{ kind: 'resolution', title: '投委会决议', url: '', sha256: '' }]
export const provenance = {
  source: 'made up',
  confidence: 'CONFIDENCE_UNVERIFIED',
  synthetic: true,
} as const

export const newCommand = () => newId('Command')
export const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })
export const always = { occurredOn: '', recordedAt: undefined }

/** A running fund service with a registry beside it, and what tests ask of it. */
export interface Portfolio {
  readonly registry: RegistryOutside
  readonly clients: Clients
  readonly as: (role: Role) => { readonly token: string }
  /** Somebody else of that role: another person, or of another organisation. */
  somebody(role: Role, of: TokenOf): Promise<{ readonly token: string }>
  /** Ends the service (SIGKILL or SIGTERM) and starts it again, with these settings. */
  restart(how: 'kill' | 'stop', settings?: Readonly<Record<string, string>>): Promise<void>
  /** Starts a second process of the same place. */
  relay(): Promise<RunningService>
  /** SIGTERM: resolves with the exit code. */
  stop(): Promise<number | null>
  remove(): Promise<void>
}

export async function runPortfolio(): Promise<Portfolio> {
  const place: Place = await makePlace('fund')
  const tokens = new Map<Role, string>()
  for (const role of roles) tokens.set(role, await place.signer.token(role))
  const registry = await registryOutside(place)
  const start = (settings = {}) =>
    startFund(place, { REGISTRY_ADDRESS: registry.address, ...settings })
  let running = await start()
  let clients = clientsOf(running)
  const stop = () => {
    clients.close()
    return running.stop()
  }
  return {
    registry,
    get clients() {
      return clients
    },
    as: (role) => ({ token: tokens.get(role) ?? '' }),
    somebody: async (role, of) => ({ token: await place.signer.token(role, of) }),
    async restart(how, settings) {
      if (how === 'stop') await stop()
      else await running.kill()
      clients.close()
      running = await start(settings)
      clients = clientsOf(running)
    },
    relay: () => startFund(place, {}, 'relay'),
    stop,
    async remove() {
      await stop()
      await registry.stop()
      await place.remove()
    },
  }
}

const partnerKinds = [
  'PARTNER_KIND_GOVERNMENT',
  'PARTNER_KIND_INSTITUTIONAL',
  'PARTNER_KIND_ENTERPRISE',
] as const

/** A fund with these commitments, of each kind of partner in turn. */
export const fundOf = (amounts: readonly bigint[], more = {}): OpenFundRequest =>
  OpenFundRequest.fromPartial({
    commandId: newCommand(),
    nameZh: '虚构新材料专项基金',
    currency: 'CNY',
    openedOn: '2023-03-01',
    generalPartner: '虚构创投',
    commitments: amounts.map((minorUnits, index) => ({
      partnerId: `partner-${index}`,
      partnerName: `合伙人 ${index}`,
      partnerKind: partnerKinds[index % 3] ?? 'PARTNER_KIND_GOVERNMENT',
      amount: cny(minorUnits),
      committedOn: '2023-03-01',
    })),
    provenance,
    ...more,
  })

/** A closing of 400,000 shares for the fund and 80,000 for an angel, at 12.50. */
export const closingOf = (dealId: string, fundId: string, more = {}): CloseRoundRequest =>
  CloseRoundRequest.fromPartial({
    commandId: newCommand(),
    dealId,
    closedOn: '2024-08-15',
    preMoney: cny(2_400_000_000n),
    sharePrice: '12.50',
    subscriptions: [
      {
        fundId,
        holderName: '虚构新材料专项基金',
        holderKind: 'HOLDER_KIND_FUND',
        shares: '400000',
        amount: cny(500_000_000n),
      },
      {
        holderId: 'angel-1',
        holderName: '天使',
        holderKind: 'HOLDER_KIND_INDIVIDUAL',
        shares: '80000',
        amount: cny(100_000_000n),
      },
    ],
    evidence: [{ kind: 'contract', title: '增资协议' }],
    provenance,
    ...more,
  })

function unlessBeingSettled(error: unknown): undefined {
  if (error instanceof ProblemError && error.problem.code === 'ROUND_BEING_SETTLED') return
  throw error
}

const reversalOf = (dealId: string) => ({
  commandId: newCommand(),
  dealId,
  reason: '误记',
  evidence,
})

/** What a fund manager does, and a coach of the same organisation reads. */
export function actsOf(portfolio: Portfolio) {
  const manager = () => portfolio.as('fund-manager')
  const coach = () => portfolio.as('coach')
  return {
    openFund: async (...amounts: bigint[]): Promise<string> =>
      (await portfolio.clients.funds.openFund(fundOf(amounts), manager())).id,
    async registered(): Promise<string> {
      const enterpriseId = newId('Enterprise')
      await portfolio.registry.registers(enterpriseId)
      return enterpriseId
    },
    openDeal: (fundId: string, enterpriseId: string, more = {}) =>
      portfolio.clients.deals.openDeal(
        OpenDealRequest.fromPartial({
          commandId: newCommand(),
          fundId,
          enterpriseId,
          round: 'RUNG_SEED',
          proposedAmount: cny(500_000_000n),
          openedOn: '2024-05-06',
          ...more,
        }),
        manager(),
      ),
    approve: (dealId: string, minorUnits: bigint, more = {}) =>
      portfolio.clients.deals.approveDeal(
        ApproveDealRequest.fromPartial({
          commandId: newCommand(),
          dealId,
          approvedAmount: cny(minorUnits),
          approvedOn: '2024-07-01',
          evidence,
          ...more,
        }),
        manager(),
      ),
    closeRound: (dealId: string, fundId: string, more = {}) =>
      portfolio.clients.deals.closeRound(closingOf(dealId, fundId, more), manager()),
    /** Waits until its closing has reached fund and cap table. */
    reverseRound: (dealId: string, more = {}) =>
      eventually(() =>
        portfolio.clients.deals
          .reverseRound(
            ReverseRoundRequest.fromPartial({ ...reversalOf(dealId), ...more }),
            manager(),
          )
          .catch(unlessBeingSettled),
      ),
    reverseApproval: (dealId: string, more = {}) =>
      portfolio.clients.deals.reverseApproval(
        ReverseRoundRequest.fromPartial({ ...reversalOf(dealId), ...more }),
        manager(),
      ),
    reopenDeal: (dealId: string, more = {}) =>
      portfolio.clients.deals.reopenDeal(
        ReverseRoundRequest.fromPartial({ ...reversalOf(dealId), ...more }),
        manager(),
      ),
    getFund: (fundId: string, atLeastVersion = 0) =>
      portfolio.clients.funds.getFund({ fundId, asOf: always, atLeastVersion }, coach()),
    getDeal: (dealId: string, atLeastVersion = 0) =>
      portfolio.clients.deals.getDeal({ dealId, asOf: always, atLeastVersion }, coach()),
    getCapTable: (enterpriseId: string, asOf = always, atLeastVersion = 0) =>
      portfolio.clients.capTables.getCapTable({ enterpriseId, asOf, atLeastVersion }, coach()),
  }
}

export type Acts = ReturnType<typeof actsOf>

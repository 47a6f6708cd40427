import {
  ApproveDealRequest,
  CloseRoundRequest,
  OpenDealRequest,
  WithdrawDealRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import { AddCommitmentRequest, OpenFundRequest } from '@seedline/contracts/fund/v1/fund_service'
import {
  CloseEnterpriseRequest,
  CorrectEnterpriseRequest,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { RecordStageRequest } from '@seedline/contracts/registry/v1/stage_record_service'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import type { Random } from '../random.ts'
import { as, type Clients } from './clients.ts'
import { firstDay, someDay, today } from './days.ts'
import type { Ledger } from './ledger.ts'
import { transactions } from './transactions.ts'

/** A command ready to be sent, as often as it takes. */
export interface Prepared {
  readonly service: 'fund' | 'registry'
  send(commandId: string): Promise<CommandOutcome>
  /** What people know once it was accepted. */
  accepted(outcome: CommandOutcome): void
}

export const commandKinds = [
  'open fund',
  'commit',
  'register',
  'correct',
  'close enterprise',
  'record stage',
  'open deal',
  'approve',
  'withdraw',
  'close round',
  'transactions',
] as const
export type CommandKind = (typeof commandKinds)[number]

export const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits })
const evidence = [{ kind: 'resolution', title: 'Resolution', url: '', sha256: '' }]
const provenance = { source: 'made up', confidence: 'CONFIDENCE_UNVERIFIED', synthetic: true } as const
const nothing = () => undefined

/** What somebody would do now; undefined where there is nothing to do it to. */
export function prepare(
  kind: CommandKind,
  clients: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  switch (kind) {
    case 'open fund':
      return openFund(clients, ledger, random)
    case 'commit':
      return commit(clients, ledger, random)
    case 'register':
      return register(clients, ledger, random)
    case 'correct':
    case 'close enterprise':
    case 'record stage':
      return ofEnterprise(kind, clients, ledger, random)
    case 'open deal':
      return openDeal(clients, ledger, random)
    case 'approve':
    case 'withdraw':
    case 'close round':
      return ofDeal(kind, clients, ledger, random)
    case 'transactions':
      return transactions(clients, ledger, random)
    default:
      return kind satisfies never
  }
}

function openFund({ funds }: Clients, ledger: Ledger, random: Random): Prepared {
  const commitments = Array.from({ length: random.between(1, 3) }, (_, index) => ({
    partnerId: `partner-${index}`,
    partnerName: `Partner ${index}`,
    partnerKind: 'PARTNER_KIND_GOVERNMENT' as const,
    amount: cny(BigInt(random.between(1, 9)) * 100_000_000n),
    committedOn: firstDay(),
  }))
  const asked = { nameZh: '虚构基金', currency: 'CNY', openedOn: firstDay(), generalPartner: 'GP', commitments, provenance }
  return {
    service: 'fund',
    send: (commandId) => funds.openFund(OpenFundRequest.fromPartial({ ...asked, commandId }), as.manager),
    accepted: ({ id }) => void ledger.funds.push({ id }),
  }
}

function commit({ funds }: Clients, ledger: Ledger, random: Random): Prepared | undefined {
  const fund = random.pick(ledger.funds)
  if (!fund) return undefined
  const commitment = {
    partnerId: `later-${random.between(1, 1_000_000)}`,
    partnerName: 'Later partner',
    partnerKind: 'PARTNER_KIND_INSTITUTIONAL' as const,
    amount: cny(BigInt(random.between(1, 5)) * 100_000_000n),
    committedOn: someDay(random),
  }
  return {
    service: 'fund',
    send: (commandId) =>
      funds.addCommitment(
        AddCommitmentRequest.fromPartial({ commandId, fundId: fund.id, commitment }),
        as.manager,
      ),
    accepted: nothing,
  }
}

function register({ enterprises }: Clients, ledger: Ledger, random: Random): Prepared {
  const nameZh = `虚构新材料 ${random.between(1, 1_000_000)}`
  return {
    service: 'registry',
    send: (commandId) =>
      enterprises.registerEnterprise(
        RegisterEnterpriseRequest.fromPartial({ commandId, nameZh, foundedOn: firstDay(), provenance }),
        as.registrar,
      ),
    accepted: ({ id }) =>
      void ledger.enterprises.push({ id, sharesOf: new Map(), classes: [], closed: false }),
  }
}

function ofEnterprise(
  kind: 'correct' | 'close enterprise' | 'record stage',
  { enterprises, stages }: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  const enterprise = random.pick(ledger.enterprises)
  if (!enterprise) return undefined
  const enterpriseId = enterprise.id
  const day = someDay(random)
  const reason = 'Simulated'
  const rung = random.pick(['RUNG_SEED', 'RUNG_ANGEL', 'RUNG_A', 'RUNG_B'] as const)
  const nameEn = `Named ${random.between(1, 1000)}`
  const service = 'registry'
  switch (kind) {
    case 'correct':
      return {
        service,
        send: (commandId) =>
          enterprises.correctEnterprise(
            CorrectEnterpriseRequest.fromPartial({ commandId, enterpriseId, reason, nameEn }),
            as.registrar,
          ),
        accepted: nothing,
      }
    case 'close enterprise':
      return {
        service,
        send: (commandId) =>
          enterprises.closeEnterprise(
            CloseEnterpriseRequest.fromPartial({ commandId, enterpriseId, closedOn: ledger.lateClosures ? day : today(), reason, evidence }),
            as.registrar,
          ),
        accepted() {
          enterprise.closed = true
        },
      }
    case 'record stage':
      return {
        service,
        send: (commandId) =>
          stages.recordStage(
            RecordStageRequest.fromPartial({ commandId, enterpriseId, ...(rung && { rung }), reachedOn: day, evidence, outOfOrderReason: reason, provenance }),
            as.registrar,
          ),
        accepted: nothing,
      }
    default:
      return kind satisfies never
  }
}

function openDeal({ deals }: Clients, ledger: Ledger, random: Random): Prepared | undefined {
  const [fund, enterprise] = [random.pick(ledger.funds), random.pick(ledger.enterprises)]
  if (!fund || !enterprise) return undefined
  const amount = random.between(1, 60) * 10_000_000
  const asked = {
    fundId: fund.id,
    enterpriseId: enterprise.id,
    round: random.pick(['RUNG_SEED', 'RUNG_ANGEL', 'RUNG_A'] as const) ?? 'RUNG_SEED',
    proposedAmount: cny(BigInt(amount)),
    openedOn: firstDay(),
  }
  return {
    service: 'fund',
    send: (commandId) => deals.openDeal(OpenDealRequest.fromPartial({ ...asked, commandId }), as.manager),
    accepted: ({ id }) =>
      void ledger.deals.push({ id, fundId: fund.id, enterpriseId: enterprise.id, step: 'open', amount }),
  }
}

type Deal = Ledger['deals'][number]

function ofDeal(
  kind: 'approve' | 'withdraw' | 'close round',
  clients: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  const wanted = kind === 'close round' ? 'approved' : random.chance(0.8) ? 'open' : 'approved'
  const deal = random.pick(ledger.deals.filter(({ step }) => step === wanted))
  if (!deal) return undefined
  const day = someDay(random)
  const { deals } = clients
  const dealId = deal.id
  if (kind === 'close round') return closeRound(clients, deal, day, random)
  const approvedAmount = cny(BigInt(deal.amount))
  return {
    service: 'fund',
    send: (commandId) =>
      kind === 'approve'
        ? deals.approveDeal(
            ApproveDealRequest.fromPartial({ commandId, dealId, approvedAmount, approvedOn: day, evidence }),
            as.manager,
          )
        : deals.withdrawDeal(
            WithdrawDealRequest.fromPartial({ commandId, dealId, withdrawnOn: day, reason: 'Simulated' }),
            as.manager,
          ),
    accepted() {
      deal.step = kind === 'approve' ? 'approved' : 'over'
    },
  }
}

function closeRound({ deals }: Clients, deal: Deal, day: string, random: Random): Prepared {
  // At 10.00 a share; the fund takes all or half of what was approved.
  const own = BigInt(random.chance(0.5) ? deal.amount : deal.amount / 2)
  const subscriptions = [
    { fundId: deal.fundId, holderName: '虚构基金', holderKind: 'HOLDER_KIND_FUND' as const, shares: String(own / 1000n), amount: cny(own) },
    { holderId: 'angel', holderName: 'Angel', holderKind: 'HOLDER_KIND_INDIVIDUAL' as const, shares: '1000', amount: cny(1_000_000n) },
  ]
  const asked = { dealId: deal.id, closedOn: day, sharePrice: '10.00', subscriptions, evidence, provenance }
  return {
    service: 'fund',
    send: (commandId) => deals.closeRound(CloseRoundRequest.fromPartial({ ...asked, commandId }), as.manager),
    accepted() {
      deal.step = 'over'
    },
  }
}

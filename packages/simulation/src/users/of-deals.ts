import {
  ApproveDealRequest,
  CloseRoundRequest,
  OpenDealRequest,
  WithdrawDealRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import type { Random } from '../random.ts'
import { type Clients, managerOf } from './clients.ts'
import { firstDay, someDay } from './days.ts'
import { type Ledger, organisationOf } from './ledger.ts'
import { cny, evidence, type Prepared, papersOf, provenance } from './prepared.ts'

export function openDeal({ deals }: Clients, ledger: Ledger, random: Random): Prepared | undefined {
  const [fund, enterprise] = [random.pick(ledger.funds), random.pick(ledger.enterprises)]
  if (!fund || !enterprise) return undefined
  const manager = managerOf(fund.organisation, random)
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
    send: (commandId) =>
      deals.openDeal(OpenDealRequest.fromPartial({ ...asked, commandId }), manager),
    accepted: ({ id }) =>
      void ledger.deals.push({
        id,
        fundId: fund.id,
        enterpriseId: enterprise.id,
        step: 'open',
        since: asked.openedOn,
        amount,
      }),
  }
}

type Deal = Ledger['deals'][number]

export function ofDeal(
  kind: 'approve' | 'withdraw' | 'close round',
  clients: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  const wanted = kind === 'close round' ? 'approved' : random.chance(0.8) ? 'open' : 'approved'
  const deal = random.pick(ledger.deals.filter(({ step }) => step === wanted))
  if (!deal) return undefined
  const chosen = someDay(random)
  // Mostly a day on which it can have happened.
  const possible = chosen < deal.since && random.chance(0.8) ? deal.since : chosen
  const its = ledger.enterprises.find(({ id }) => id === deal.enterpriseId)
  // A round that closes when the fund hasn't heard yet that its enterprise had is one that no ladder takes.
  const ended = kind === 'close round' && its?.closedOn !== undefined && possible > its.closedOn
  const day = ended ? (its.closedOn ?? possible) : possible
  const { deals } = clients
  const dealId = deal.id
  const manager = managerOf(organisationOf(ledger, { kind: 'deal', id: dealId }), random)
  if (kind === 'close round')
    return closeRound(deal, day, random, (asked) => deals.closeRound(asked, manager))
  const approvedAmount = cny(BigInt(deal.amount))
  return {
    service: 'fund',
    dealId,
    ...(kind === 'approve' && { lives: { enterpriseId: deal.enterpriseId, day } }),
    send: (commandId) =>
      kind === 'approve'
        ? deals.approveDeal(
            ApproveDealRequest.fromPartial({
              commandId,
              dealId,
              approvedAmount,
              approvedOn: day,
              evidence,
            }),
            manager,
          )
        : deals.withdrawDeal(
            WithdrawDealRequest.fromPartial({
              commandId,
              dealId,
              withdrawnOn: day,
              reason: 'Simulated',
            }),
            manager,
          ),
    accepted() {
      deal.step = kind === 'approve' ? 'approved' : deal.step === 'approved' ? 'over' : 'ended'
      deal.since = day
    },
  }
}

function closeRound(
  deal: Deal,
  day: string,
  random: Random,
  send: (asked: CloseRoundRequest) => ReturnType<Prepared['send']>,
): Prepared {
  // At 10.00 a share; the fund takes all or half of what was approved.
  const own = BigInt(random.chance(0.5) ? deal.amount : deal.amount / 2)
  const subscriptions = [
    {
      fundId: deal.fundId,
      holderName: '虚构基金',
      holderKind: 'HOLDER_KIND_FUND' as const,
      shares: String(own / 1000n),
      amount: cny(own),
    },
    {
      holderId: 'angel',
      holderName: 'Angel',
      holderKind: 'HOLDER_KIND_INDIVIDUAL' as const,
      shares: '1000',
      amount: cny(1_000_000n),
    },
  ]
  const asked = {
    dealId: deal.id,
    closedOn: day,
    sharePrice: '10.00',
    subscriptions,
    evidence: evidence.map((one) => ({ ...one, title: papersOf(deal.fundId) })),
    provenance,
  }
  return {
    service: 'fund',
    dealId: deal.id,
    send: (commandId) => send(CloseRoundRequest.fromPartial({ ...asked, commandId })),
    accepted() {
      deal.step = 'closed'
      deal.since = day
    },
  }
}

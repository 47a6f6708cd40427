import {
  AddCommitmentRequest,
  OpenFundRequest,
  SetFundPolicyRequest,
} from '@seedline/contracts/fund/v1/fund_service'
import type { Random } from '../random.ts'
import { type Clients, managerOf, organisations } from './clients.ts'
import { firstDay, someDay } from './days.ts'
import type { Ledger } from './ledger.ts'
import { ofDeal, openDeal } from './of-deals.ts'
import { ofEnterprise, register } from './of-enterprises.ts'
import { cny, nothing, type Prepared, provenance } from './prepared.ts'
import { reversal } from './reversals.ts'
import { transactions } from './transactions.ts'

export const commandKinds = [
  'open fund',
  'commit',
  'set policy',
  'register',
  'correct',
  'close enterprise',
  'record stage',
  'open deal',
  'approve',
  'withdraw',
  'close round',
  'transactions',
  'reverse round',
  'reverse approval',
  'reopen deal',
  'reverse commitment',
  'reverse transactions',
] as const
export type CommandKind = (typeof commandKinds)[number]

export const isReversal = (kind: CommandKind): boolean => /^(reverse|reopen) /.test(kind)

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
    case 'set policy':
      return setPolicy(clients, ledger, random)
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
    case 'reverse round':
    case 'reverse approval':
    case 'reopen deal':
    case 'reverse commitment':
    case 'reverse transactions':
      return reversal(kind, clients, ledger, random)
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
  const organisation = random.pick(organisations) ?? 'first'
  const manager = managerOf(organisation, random)
  const asked = {
    nameZh: '虚构基金',
    currency: 'CNY',
    openedOn: firstDay(),
    generalPartner: 'GP',
    commitments,
    provenance,
  }
  return {
    service: 'fund',
    send: (commandId) =>
      funds.openFund(OpenFundRequest.fromPartial({ ...asked, commandId }), manager),
    accepted({ id }) {
      const partners = new Set(commitments.map(({ partnerId }) => partnerId))
      ledger.funds.push({ id, organisation: manager.organisation, partners, gone: new Set() })
    },
  }
}

function commit({ funds }: Clients, ledger: Ledger, random: Random): Prepared | undefined {
  const fund = random.pick(ledger.funds)
  if (!fund) return undefined
  const again = random.chance(0.5) ? random.pick(Array.from(fund.gone)) : undefined
  const partnerId = again ?? `later-${random.between(1, 1_000_000)}`
  const manager = managerOf(fund.organisation, random)
  const commitment = {
    partnerId,
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
        manager,
      ),
    accepted() {
      fund.gone.delete(partnerId)
      fund.partners.add(partnerId)
    },
  }
}

/** From now on two people, at least for what promises money. */
function setPolicy({ funds }: Clients, ledger: Ledger, random: Random): Prepared | undefined {
  const fund = random.pick(ledger.funds)
  if (!fund) return undefined
  const manager = managerOf(fund.organisation, random)
  const twoPeople = { approval: true, closing: random.chance(0.7) }
  return {
    service: 'fund',
    send: (commandId) =>
      funds.setFundPolicy(
        SetFundPolicyRequest.fromPartial({ commandId, fundId: fund.id, twoPeople }),
        manager,
      ),
    accepted: nothing,
  }
}

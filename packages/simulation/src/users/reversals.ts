import { ReverseTransactionsRequest } from '@seedline/contracts/fund/v1/cap_table_service'
import {
  ReopenDealRequest,
  ReverseApprovalRequest,
  ReverseRoundRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import { ReverseCommitmentRequest } from '@seedline/contracts/fund/v1/fund_service'
import type { Random } from '../random.ts'
import { as, type Clients, managerOf } from './clients.ts'
import { firstDay } from './days.ts'
import { type Ledger, organisationOf, type Recording } from './ledger.ts'
import { evidence, type Prepared, provenance } from './prepared.ts'

export type ReversalKind =
  | 'reverse round'
  | 'reverse approval'
  | 'reopen deal'
  | 'reverse commitment'
  | 'reverse transactions'

const reason = 'Recorded by mistake'
const service = 'fund'

/** Something that is taken back; undefined where nothing of the kind stands. */
export function reversal(
  kind: ReversalKind,
  clients: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  switch (kind) {
    case 'reverse round':
    case 'reverse approval':
    case 'reopen deal':
      return ofDeal(kind, clients, ledger, random)
    case 'reverse commitment':
      return ofCommitment(clients, ledger, random)
    case 'reverse transactions':
      return ofTransactions(clients, ledger, random)
    default:
      return kind satisfies never
  }
}

const steps = {
  'reverse round': { from: 'closed', to: 'approved' },
  'reverse approval': { from: 'approved', to: 'open' },
  'reopen deal': { from: 'ended', to: 'open' },
} as const

function ofDeal(
  kind: keyof typeof steps,
  { deals }: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  const { from, to } = steps[kind]
  const deal = random.pick(ledger.deals.filter(({ step }) => step === from))
  if (!deal) return undefined
  const { id: dealId, fundId, enterpriseId } = deal
  const manager = managerOf(organisationOf(ledger, { kind: 'deal', id: dealId }), random)
  return {
    service,
    dealId,
    about: [
      { kind: 'deal', id: dealId },
      { kind: 'fund', id: fundId },
      ...(kind === 'reverse round' ? [{ kind: 'cap table', id: enterpriseId } as const] : []),
    ],
    send(commandId) {
      const asked = { commandId, dealId, reason, evidence }
      switch (kind) {
        case 'reverse round':
          return deals.reverseRound(ReverseRoundRequest.fromPartial(asked), manager)
        case 'reverse approval':
          return deals.reverseApproval(ReverseApprovalRequest.fromPartial(asked), manager)
        case 'reopen deal':
          return deals.reopenDeal(ReopenDealRequest.fromPartial(asked), manager)
        default:
          return kind satisfies never
      }
    },
    accepted() {
      deal.step = to
      deal.since = firstDay()
    },
  }
}

function ofCommitment({ funds }: Clients, ledger: Ledger, random: Random): Prepared | undefined {
  const fund = random.pick(ledger.funds)
  const partnerId = fund && random.pick(Array.from(fund.partners))
  if (!fund || partnerId === undefined) return undefined
  const manager = managerOf(fund.organisation, random)
  const asked = { fundId: fund.id, partnerId, reason, evidence }
  return {
    service,
    about: [{ kind: 'fund', id: fund.id }],
    send: (commandId) =>
      funds.reverseCommitment(
        ReverseCommitmentRequest.fromPartial({ ...asked, commandId }),
        manager,
      ),
    accepted() {
      fund.partners.delete(partnerId)
      fund.gone.add(partnerId)
    },
  }
}

function ofTransactions(
  { capTables }: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  const enterprise = random.pick(
    ledger.enterprises.filter(({ recordings }) => recordings.length > 0),
  )
  if (!enterprise) return undefined
  const chosen = someOf(enterprise.recordings, random)
  const versions = chosen.flatMap((one) => one.versions)
  const asked = { enterpriseId: enterprise.id, versions, reason, evidence, provenance }
  return {
    service,
    about: [{ kind: 'cap table', id: enterprise.id }],
    send: (commandId) =>
      capTables.reverseTransactions(
        ReverseTransactionsRequest.fromPartial({ ...asked, commandId }),
        as.registrar,
      ),
    accepted() {
      enterprise.recordings = enterprise.recordings.filter((one) => !chosen.includes(one))
      enterprise.sharesOf = new Map()
      enterprise.classes = []
      for (const { known } of enterprise.recordings) known(enterprise)
    },
  }
}

/** One, or the last few together: what is built on it may be in the way. */
function someOf(recordings: readonly Recording[], random: Random): readonly Recording[] {
  if (random.chance(0.3)) return recordings.slice(-random.between(2, 4))
  const one = random.chance(0.5) ? recordings.at(-1) : random.pick(recordings)
  return one ? [one] : []
}

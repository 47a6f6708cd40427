import { specification } from '@seedline/testing'
import { localDate } from '@seedline/values'
import type { AddCommitment, OpenFund, ReserveCapital } from '../fund/commands.ts'
import { decide } from '../fund/decide.ts'
import type {
  CapitalInvested,
  CapitalReleased,
  CapitalReserved,
  Commitment,
  CommitmentMade,
  CommitmentReversed,
  FundOpened,
  InvestmentReversed,
} from '../fund/events.ts'
import { evolve, unopened } from '../fund/state.ts'
import { dealId, fundId, noon, provenance, resolution, yuan } from './samples.ts'

export const fundOpened: FundOpened = {
  type: 'FundOpened',
  fundId,
  nameZh: '虚构新材料专项基金',
  nameEn: 'Fictional New Materials Fund',
  currency: 'CNY',
  targetSize: yuan('1000000000.00'),
  openedOn: localDate('2023-03-01'),
  generalPartner: '虚构创投管理有限公司',
  provenance,
}

/** What the tests of its rules begin with: the first event of a stream, and what every command carries. */
export const specified = {
  ...specification({ initial: unopened, decide, evolve }),
  begun: fundOpened,
  carried: { at: noon, fundId },
}

export const commitment = (
  partnerKind: Commitment['partnerKind'],
  amount: string,
  more: Partial<Commitment> = {},
): Commitment => ({
  partnerId: `partner-${partnerKind}`,
  partnerName: `A ${partnerKind} partner`,
  partnerKind,
  amount: yuan(amount),
  committedOn: localDate('2023-03-01'),
  evidence: [],
  ...more,
})

export const committed = (
  partnerKind: Commitment['partnerKind'],
  amount: string,
  more: Partial<Commitment> = {},
): CommitmentMade => ({
  type: 'CommitmentMade',
  fundId,
  ...commitment(partnerKind, amount, more),
})

export const openFund = (more: Partial<OpenFund> = {}): OpenFund => {
  const { type: _, ...terms } = fundOpened
  return { type: 'OpenFund', at: noon, commitments: [], ...terms, ...more }
}

export const addCommitment = (made: Commitment): AddCommitment => ({
  type: 'AddCommitment',
  fundId,
  at: noon,
  commitment: made,
})

export const reserved = (amount: string, more: Partial<CapitalReserved> = {}): CapitalReserved => ({
  type: 'CapitalReserved',
  fundId,
  dealId,
  amount: yuan(amount),
  reservedOn: localDate('2024-07-01'),
  approvalCommandId: 'approve-1',
  expectedDealVersion: 0,
  evidence: [resolution],
  ...more,
})

export const reserve = (amount: string, more: Partial<ReserveCapital> = {}): ReserveCapital => {
  const { type: _, ...terms } = reserved(amount)
  return { type: 'ReserveCapital', ...terms, ...more }
}

export const invested = (amount: string, on = '2024-09-01'): CapitalInvested => ({
  type: 'CapitalInvested',
  fundId,
  dealId,
  amount: yuan(amount),
  investedOn: localDate(on),
})

export const released = (
  amount: string,
  reason: CapitalReleased['reason'],
  on = '2024-09-01',
): CapitalReleased => ({
  type: 'CapitalReleased',
  fundId,
  dealId,
  amount: yuan(amount),
  releasedOn: localDate(on),
  reason,
})

const why = { reason: 'read from the wrong page', evidence: [resolution] }

export const commitmentReversed = (of: CommitmentMade): CommitmentReversed => ({
  type: 'CommitmentReversed',
  fundId,
  partnerId: of.partnerId,
  amount: of.amount,
  committedOn: of.committedOn,
  ...why,
})

export const investmentReversed = (
  amounts: { readonly invested: string; readonly reserved: string },
  on = '2024-09-01',
): InvestmentReversed => ({
  type: 'InvestmentReversed',
  fundId,
  dealId,
  invested: yuan(amounts.invested),
  reserved: yuan(amounts.reserved),
  investedOn: localDate(on),
  reversalCommandId: 'reverse-1',
  expectedDealVersion: 4,
  expectedCapTableVersion: 9,
  ...why,
})

import type { Named } from '@seedline/facts/events'
import { specification } from '@seedline/testing'
import { localDate, numeric, parseSharePrice, type SharePrice, trusted } from '@seedline/values'
import type { ApproveDeal, CloseRound, OpenDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealEvent, DealOpened, RoundClosed, Subscription } from '../deal/events.ts'
import { evolve, unopened } from '../deal/state.ts'
import { dealId, enterpriseId, fundId, noon, provenance, resolution, yuan } from './samples.ts'

export const price = (text: string): SharePrice => trusted(parseSharePrice(text))

export const dealOpened: DealOpened = {
  type: 'DealOpened',
  dealId,
  fundId,
  enterpriseId,
  round: 'seed',
  proposedAmount: yuan('6000000.00'),
  openedOn: localDate('2024-05-06'),
  note: '',
}

/** What the tests of its rules begin with: the first event of a stream, and what every command carries. */
export const specified = {
  ...specification({ initial: unopened, decide, evolve }),
  begun: dealOpened,
  carried: { at: noon, dealId },
}

export const dueDiligenceStarted: Named<DealEvent, 'DueDiligenceStarted'> = {
  type: 'DueDiligenceStarted',
  dealId,
  startedOn: localDate('2024-05-20'),
}

export const dealApproved: Named<DealEvent, 'DealApproved'> = {
  type: 'DealApproved',
  dealId,
  approvedAmount: yuan('5000000.00'),
  approvedOn: localDate('2024-07-01'),
  evidence: [resolution],
}

export const dealDeclined: Named<DealEvent, 'DealDeclined'> = {
  type: 'DealDeclined',
  dealId,
  declinedOn: localDate('2024-07-02'),
  reason: 'the market is too small',
}

export const dealWithdrawn: Named<DealEvent, 'DealWithdrawn'> = {
  type: 'DealWithdrawn',
  dealId,
  withdrawnOn: localDate('2024-07-03'),
  reason: 'the founders found another fund',
}

export const fundPart: Subscription = {
  fundId,
  holderId: fundId,
  holderName: '虚构新材料专项基金',
  holderKind: 'fund',
  shares: numeric('400000'),
  amount: yuan('5000000.00'),
}

export const angelPart: Subscription = {
  fundId: undefined,
  holderId: 'angel-1',
  holderName: 'An angel',
  holderKind: 'individual',
  shares: numeric('80000'),
  amount: yuan('1000000.00'),
}

export const roundClosed: RoundClosed = {
  type: 'RoundClosed',
  dealId,
  fundId,
  enterpriseId,
  round: 'seed',
  closedOn: localDate('2024-08-15'),
  preMoney: yuan('24000000.00'),
  sharePrice: price('12.50'),
  subscriptions: [fundPart, angelPart],
  evidence: [{ ...resolution, kind: 'contract', title: '增资协议' }],
  provenance,
}

const why = { reason: 'recorded with the wrong deal', evidence: [resolution] }

export const roundReversed: Named<DealEvent, 'RoundReversed'> = {
  type: 'RoundReversed',
  dealId,
  fundId,
  enterpriseId,
  round: 'seed',
  closedOn: roundClosed.closedOn,
  closingEventId: `deal-${dealId}@4`,
  backTo: 'approved',
  backOn: dealApproved.approvedOn,
  ...why,
}

export const approvalReversed: Named<DealEvent, 'ApprovalReversed'> = {
  type: 'ApprovalReversed',
  dealId,
  approvedOn: dealApproved.approvedOn,
  backTo: 'due-diligence',
  backOn: dueDiligenceStarted.startedOn,
  ...why,
}

export const dealReopened: Named<DealEvent, 'DealReopened'> = {
  type: 'DealReopened',
  dealId,
  endedOn: dealDeclined.declinedOn,
  backTo: 'due-diligence',
  backOn: dueDiligenceStarted.startedOn,
  ...why,
}

export const openDeal = (more: Partial<OpenDeal> = {}): OpenDeal => {
  const { type: _, ...terms } = dealOpened
  return { type: 'OpenDeal', at: noon, ...terms, ...more }
}

export const approveDeal = (more: Partial<ApproveDeal> = {}): ApproveDeal => {
  const { type: _, ...terms } = dealApproved
  return { type: 'ApproveDeal', at: noon, ...terms, ...more }
}

export const closeRound = (more: Partial<CloseRound> = {}): CloseRound => {
  const { type: _, fundId: __, enterpriseId: ___, round: ____, ...terms } = roundClosed
  return { type: 'CloseRound', at: noon, ...terms, ...more }
}

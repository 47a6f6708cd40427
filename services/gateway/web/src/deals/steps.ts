import type { Deal, DealStatus } from '../api/deals.ts'
import type { OperationId } from '../contract/contract.ts'

/** What may be done with a deal in a state, in the order in which it is offered. */
export const commandsIn: Readonly<Record<DealStatus, readonly OperationId[]>> = {
  screening: ['startDueDiligence', 'approveDeal', 'declineDeal', 'withdrawDeal'],
  'due-diligence': ['approveDeal', 'declineDeal', 'withdrawDeal'],
  approved: ['closeRound', 'declineDeal', 'withdrawDeal', 'reverseApproval'],
  declined: ['reopenDeal'],
  withdrawn: ['reopenDeal'],
  closed: ['reverseRound'],
}

/** What takes a step back is offered, and never urged; a deal that ended after its approval stays so. */
export const reversals = ['reverseRound', 'reverseApproval', 'reopenDeal'] as const

export const isReversal = (id: OperationId): id is (typeof reversals)[number] =>
  reversals.some((each) => each === id)

/** What may be done with this deal now. */
export const offeredOf = ({ status, approvedAmount }: Deal): readonly OperationId[] =>
  commandsIn[status].filter((id) => id !== 'reopenDeal' || approvedAmount === undefined)

/** Each of them once. */
export const commandsOfDeals: readonly OperationId[] = [
  'startDueDiligence',
  'approveDeal',
  'closeRound',
  'declineDeal',
  'withdrawDeal',
  ...reversals,
]

/** A state that a deal has been in, since when; without a day: not reached yet. */
export interface Step {
  readonly status: DealStatus
  readonly on?: string
}

const statusAfter: Readonly<Record<string, DealStatus>> = {
  DealOpened: 'screening',
  DueDiligenceStarted: 'due-diligence',
  DealApproved: 'approved',
  DealDeclined: 'declined',
  DealWithdrawn: 'withdrawn',
  RoundClosed: 'closed',
}

const takesBack: readonly string[] = ['RoundReversed', 'ApprovalReversed', 'DealReopened']

const usual: readonly DealStatus[] = ['screening', 'due-diligence', 'approved', 'closed']

/** The way of a deal: the states it has been in with their days, and those still before it. */
export function stepsOf({ history, status }: Pick<Deal, 'history' | 'status'>): readonly Step[] {
  const done: Step[] = []
  for (const { recording, occurredOn } of history) {
    const type = recording.eventType.slice(recording.eventType.lastIndexOf('.') + 1)
    const reached = statusAfter[type]
    if (takesBack.includes(type)) done.pop()
    else if (reached) done.push({ status: reached, ...(occurredOn ? { on: occurredOn } : {}) })
  }
  const at = usual.indexOf(status)
  // Declined and withdrawn deals go no further.
  return at < 0 ? done : [...done, ...usual.slice(at + 1).map((status) => ({ status }))]
}

import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { Evidence, Objection } from '@seedline/values'
import type { DealId } from '../facts/ids.ts'
import type { ReopenDeal, ReverseApproval, ReverseRound } from './commands.ts'
import type { DealEvent, DealStatus } from './events.ts'
import type { DealState } from './state.ts'
import { statusWord } from './status-word.ts'

type Opened = Exclude<DealState, { readonly status: 'unopened' }>

/**
 * What takes a deal's latest step back. The cap table and the fund have been asked before this: see
 * use-cases/reverse-round.ts.
 */
export function reverseRound(command: ReverseRound, state: Opened): Decision<DealEvent> {
  const { dealId, closingEventId, reason, evidence } = command
  if (state.status !== 'closed') return reject(nothingToReverse(dealId, state.status))
  const wrong = unproved(evidence)
  if (wrong) return reject(wrong)
  const { fundId, enterpriseId, round, statusOn: closedOn, before } = state
  return accept({
    type: 'RoundReversed',
    dealId,
    fundId,
    enterpriseId,
    round,
    closedOn,
    closingEventId,
    backTo: before.status,
    backOn: before.statusOn,
    reason,
    evidence,
  })
}

/** The capital that was reserved for it is free again afterwards: see use-cases/reverse-approval.ts. */
export function reverseApproval(command: ReverseApproval, state: Opened): Decision<DealEvent> {
  const { dealId, reason, evidence } = command
  const { status } = state
  if (status === 'screening' || status === 'due-diligence')
    return reject(nothingToReverse(dealId, status))
  if (status !== 'approved')
    return reject(problemOf('LATER_STEP_STANDS', { deal_id: dealId, status: statusWord(status) }))
  const wrong = unproved(evidence)
  if (wrong) return reject(wrong)
  const { before, statusOn: approvedOn } = state
  return accept({
    type: 'ApprovalReversed',
    dealId,
    approvedOn,
    backTo: before.status,
    backOn: before.statusOn,
    reason,
    evidence,
  })
}

export function reopen(command: ReopenDeal, state: Opened): Decision<DealEvent> {
  const { dealId, reason, evidence } = command
  if (state.status !== 'declined' && state.status !== 'withdrawn')
    return reject(nothingToReverse(dealId, state.status))
  const { before, statusOn: endedOn } = state
  if (before.status === 'approved')
    return reject(problemOf('ENDED_AFTER_APPROVAL', { deal_id: dealId }))
  return accept({
    type: 'DealReopened',
    dealId,
    endedOn,
    backTo: before.status,
    backOn: before.statusOn,
    reason,
    evidence,
  })
}

const nothingToReverse = (dealId: DealId, status: DealStatus): Objection =>
  problemOf('NOTHING_TO_REVERSE', { deal_id: dealId, status: statusWord(status) })

const unproved = (evidence: readonly Evidence[]): Objection | undefined =>
  evidence.length === 0 ? problemOf('EVIDENCE_MISSING') : undefined

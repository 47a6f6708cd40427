import type { EnterpriseId, FinancingRung, LocalDate, Money } from '@seedline/values'
import type { FundId } from '../facts/ids.ts'
import {
  type DealEvent,
  type DealOpened,
  type DealStatus,
  dealEvents,
  statusAfter,
} from './events.ts'

interface Terms {
  readonly fundId: FundId
  readonly enterpriseId: EnterpriseId
  readonly round: FinancingRung
  readonly proposedAmount: Money
  /** The date of the latest step. */
  readonly statusOn: LocalDate
}

/** What a deal is now. */
export type DealState =
  | { readonly status: 'unopened' }
  | ({ readonly status: 'approved'; readonly approvedAmount: Money } & Terms)
  | ({ readonly status: Exclude<DealStatus, 'approved'> } & Terms)

export const unopened: DealState = { status: 'unopened' }

export function evolve(state: DealState, event: DealEvent): DealState {
  if (event.type === 'DealOpened') return opened(event)
  if (state.status === 'unopened' || !dealEvents.changes(event)) return state
  const { fundId, enterpriseId, round, proposedAmount } = state
  const terms = {
    fundId,
    enterpriseId,
    round,
    proposedAmount,
    statusOn: dealEvents.occurredOn(event),
  }
  if (event.type === 'DealApproved') {
    return { status: 'approved', ...terms, approvedAmount: event.approvedAmount }
  }
  return { status: statusAfter(event), ...terms }
}

const opened = (event: DealOpened): DealState => ({
  status: 'screening',
  fundId: event.fundId,
  enterpriseId: event.enterpriseId,
  round: event.round,
  proposedAmount: event.proposedAmount,
  statusOn: event.openedOn,
})

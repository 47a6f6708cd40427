import { type Actor, personOf } from '@seedline/event-store'
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
  /** The person, though a process did it on that person's behalf. */
  readonly openedBy: string
}

/** What a deal is now. */
export type DealState =
  | { readonly status: 'unopened' }
  | ({
      readonly status: 'approved'
      readonly approvedAmount: Money
      readonly approvedBy: string
    } & Terms)
  | ({ readonly status: Exclude<DealStatus, 'approved'> } & Terms)

export const unopened: DealState = { status: 'unopened' }

export function evolve(state: DealState, event: DealEvent, by: Actor): DealState {
  if (event.type === 'DealOpened') return opened(event, by)
  if (state.status === 'unopened' || !dealEvents.changes(event)) return state
  const { fundId, enterpriseId, round, proposedAmount, openedBy } = state
  const terms = {
    fundId,
    enterpriseId,
    round,
    proposedAmount,
    openedBy,
    statusOn: dealEvents.occurredOn(event),
  }
  if (event.type === 'DealApproved') {
    const { approvedAmount } = event
    return { status: 'approved', ...terms, approvedAmount, approvedBy: personOf(by) }
  }
  return { status: statusAfter(event), ...terms }
}

const opened = (event: DealOpened, by: Actor): DealState => ({
  status: 'screening',
  fundId: event.fundId,
  enterpriseId: event.enterpriseId,
  round: event.round,
  proposedAmount: event.proposedAmount,
  statusOn: event.openedOn,
  openedBy: personOf(by),
})

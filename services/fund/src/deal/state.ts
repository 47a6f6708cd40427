import type { EnterpriseId, FinancingRung } from '@seedline/facts'
import type { LocalDate, Money } from '@seedline/values'
import type { FundId } from '../facts/ids.ts'
import type { DealEvent, DealOpened } from './events.ts'
import { occurredOn } from './events.ts'

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
  | ({ readonly status: 'screening' | 'due-diligence' } & Terms)
  | ({ readonly status: 'approved'; readonly approvedAmount: Money } & Terms)
  | ({ readonly status: 'declined' | 'withdrawn' | 'closed' } & Terms)

export type DealStatus = Exclude<DealState['status'], 'unopened'>

export const dealStatuses = [
  'screening',
  'due-diligence',
  'approved',
  'declined',
  'withdrawn',
  'closed',
] as const satisfies readonly DealStatus[]

export const unopened: DealState = { status: 'unopened' }

export function evolve(state: DealState, event: DealEvent): DealState {
  if (event.type === 'DealOpened') return opened(event)
  if (state.status === 'unopened') return state
  const { fundId, enterpriseId, round, proposedAmount } = state
  const terms = { fundId, enterpriseId, round, proposedAmount, statusOn: occurredOn(event) }
  if (event.type === 'DealApproved') {
    return { status: 'approved', ...terms, approvedAmount: event.approvedAmount }
  }
  return { status: statusAfter(event), ...terms }
}

/** The status that an event leads to. */
export function statusAfter<E extends DealEvent>(event: E): StatusAfter<E> {
  return statuses[event.type] as StatusAfter<E>
}

const statuses = {
  DealOpened: 'screening',
  DueDiligenceStarted: 'due-diligence',
  DealApproved: 'approved',
  DealDeclined: 'declined',
  DealWithdrawn: 'withdrawn',
  RoundClosed: 'closed',
} as const satisfies Readonly<Record<DealEvent['type'], DealStatus>>

type StatusAfter<E extends DealEvent> = (typeof statuses)[E['type']]

const opened = (event: DealOpened): DealState => ({
  status: 'screening',
  fundId: event.fundId,
  enterpriseId: event.enterpriseId,
  round: event.round,
  proposedAmount: event.proposedAmount,
  statusOn: event.openedOn,
})

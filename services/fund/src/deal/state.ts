import { type Actor, personOf } from '@seedline/event-store'
import type { EnterpriseId, FinancingRung, LocalDate, Money } from '@seedline/values'
import type { FundId } from '../facts/ids.ts'
import {
  type DealEvent,
  type DealOpened,
  type DealStep,
  dealEvents,
  isReversal,
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

/** What is still to be approved. */
export type Unapproved = Terms & { readonly status: 'screening' | 'due-diligence' }

/** Each keeps what it was before its latest step: there a reversal leads back to. */
export type Approved = Terms & {
  readonly status: 'approved'
  readonly approvedAmount: Money
  readonly approvedBy: string
  readonly before: Unapproved
}

export type Closed = Terms & { readonly status: 'closed'; readonly before: Approved }

export type Ended = Terms & {
  readonly status: 'declined' | 'withdrawn'
  readonly before: Unapproved | Approved
}

/** What a deal is now. */
export type DealState = { readonly status: 'unopened' } | Unapproved | Approved | Closed | Ended

export const unopened: DealState = { status: 'unopened' }

export function evolve(state: DealState, event: DealEvent, by: Actor): DealState {
  if (event.type === 'DealOpened') return opened(event, by)
  if (state.status === 'unopened' || !dealEvents.changes(event)) return state
  if (isReversal(event)) return 'before' in state ? state.before : state
  return stepped(state, event, by)
}

type Opened = Exclude<DealState, { readonly status: 'unopened' }>
type LaterStep = Exclude<DealStep, DealOpened>

function stepped(state: Opened, event: LaterStep, by: Actor): DealState {
  const { fundId, enterpriseId, round, proposedAmount, openedBy } = state
  const terms = {
    fundId,
    enterpriseId,
    round,
    proposedAmount,
    openedBy,
    statusOn: dealEvents.occurredOn(event),
  }
  switch (event.type) {
    case 'DueDiligenceStarted':
      return { status: statusAfter(event), ...terms }
    case 'DealApproved':
      return isUnapproved(state)
        ? {
            status: statusAfter(event),
            ...terms,
            approvedAmount: event.approvedAmount,
            approvedBy: personOf(by),
            before: state,
          }
        : outOfOrder(state, event)
    case 'RoundClosed':
      return state.status === 'approved'
        ? { status: statusAfter(event), ...terms, before: state }
        : outOfOrder(state, event)
    case 'DealDeclined':
    case 'DealWithdrawn':
      return isUnapproved(state) || state.status === 'approved'
        ? { status: statusAfter(event), ...terms, before: state }
        : outOfOrder(state, event)
    default:
      return event satisfies never
  }
}

const isUnapproved = (state: Opened): state is Unapproved =>
  state.status === 'screening' || state.status === 'due-diligence'

function outOfOrder({ status }: Opened, { type, dealId }: LaterStep): never {
  throw new Error(`Deal ${dealId} was ${status} before ${type}`)
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

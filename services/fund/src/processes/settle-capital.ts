import type { EventStore } from '@seedline/event-store'
import { callFor, eventOf, type Process, type ProcessName } from '@seedline/recording/processes'
import type { Clock } from '@seedline/values'
import { dealEvents } from '../deal/events.ts'
import { settleCapital, settlementId } from '../use-cases/settle-capital.ts'

const settling: ProcessName = {
  service: 'fund',
  id: settlementId,
  title: '系统：项目结束后结清额度 / System: capital settled at the end of a deal',
}

/** Tells the fund of the end of a deal or of its approval: what was reserved is invested, or free for other deals. */
export const settleCapitalOfDeals =
  ({ store, clock }: { readonly store: EventStore; readonly clock: Clock }): Process =>
  async (message, handling) => {
    const event = eventOf(message, dealEvents.codec.decode)
    if (!dealEvents.changes(event)) return
    switch (event.type) {
      case 'DealDeclined':
      case 'DealWithdrawn':
      case 'RoundClosed':
      case 'ApprovalReversed':
        await settleCapital(
          store,
          { end: event, version: message.version },
          callFor(settling, message, clock(), handling),
        )
        return
      // Of a round the fund was asked before it was reversed; what is reopened had nothing reserved.
      case 'RoundReversed':
      case 'DealReopened':
      case 'DealOpened':
      case 'DueDiligenceStarted':
      case 'DealApproved':
        return
      default:
        event satisfies never
    }
  }

import { type CommandCall, type EventStore, type Recorded, streamOf } from '@seedline/event-store'
import type { Named } from '@seedline/facts/events'
import { deriveId } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { DealEvent } from '../deal/events.ts'
import type { FundId } from '../facts/ids.ts'
import type { InvestCapital, ReleaseCapital } from '../fund/commands.ts'
import { executeOnFund } from './on-fund.ts'

/** What ends a deal, or its approval. */
export type DealEnd = Named<
  DealEvent,
  'DealDeclined' | 'DealWithdrawn' | 'RoundClosed' | 'ApprovalReversed'
>

/** As it stands on the deal's stream. */
export interface EndAt {
  readonly end: DealEnd
  readonly version: number
}

/** The command by which the fund hears of it, whoever tells it first. */
export const settlementOf = (eventId: string): string => deriveId('Command', settlementId, eventId)

export const settlementId = 'settle-capital'

/** Tells the fund that a deal or its approval is over: what was reserved for it is invested or free again. */
export async function settleCapital(
  store: EventStore,
  { end, version }: EndAt,
  call: CommandCall,
): Promise<void> {
  const command =
    end.type === 'RoundClosed'
      ? investing(end)
      : await releasing(store, { end, version }, call.deadline)
  if (command !== undefined) await executeOnFund(store, command, call)
}

function investing({
  dealId,
  fundId,
  subscriptions,
  closedOn,
}: Named<DealEvent, 'RoundClosed'>): InvestCapital {
  const own = subscriptions.find((each) => each.fundId === fundId)
  if (own === undefined) throw new Error(`The round of deal ${dealId} closed without its fund`)
  return { type: 'InvestCapital', fundId, dealId, amount: own.amount, on: closedOn }
}

type Releasing = Exclude<DealEnd, Named<DealEvent, 'RoundClosed'>>

// Which approval it was: by the time this is heard, the deal may have gone on and been approved again.
async function releasing(
  store: EventStore,
  { end, version }: { readonly end: Releasing; readonly version: number },
  deadline: Date,
): Promise<ReleaseCapital | undefined> {
  const { dealId } = end
  const before = (await store.read(deal, dealId, { deadline })).filter(
    (each) => each.version < version,
  )
  const fundId = fundOf(before, streamOf(deal.name, dealId))
  const approvalCommandId = approvalBehind(before)
  if (approvalCommandId === undefined) return undefined
  return { type: 'ReleaseCapital', fundId, dealId, approvalCommandId, ...released(end) }
}

function fundOf(recorded: readonly Recorded<DealEvent>[], stream: string): FundId {
  const first = recorded[0]?.event
  if (first?.type !== 'DealOpened') throw new Error(`${stream} ended and was never opened`)
  return first.fundId
}

/** The command of the approval that stood after these steps. */
function approvalBehind(recorded: readonly Recorded<DealEvent>[]): string | undefined {
  let standing: string | undefined
  for (const { event, commandId } of recorded) {
    if (event.type === 'DealApproved') standing = commandId
    if (event.type === 'ApprovalReversed') standing = undefined
  }
  return standing
}

function released(end: Releasing) {
  switch (end.type) {
    case 'DealDeclined':
      return { on: end.declinedOn, reason: 'declined' as const }
    case 'DealWithdrawn':
      return { on: end.withdrawnOn, reason: 'withdrawn' as const }
    case 'ApprovalReversed':
      return { on: end.approvedOn, reason: 'approval-reversed' as const }
    default:
      return end satisfies never
  }
}

import {
  type CommandCall,
  type Decision,
  type EventStore,
  type Loaded,
  type Outcome,
  reject,
} from '@seedline/event-store'
import type { Objection } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { ApproveDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealEvent } from '../deal/events.ts'
import type { DealState } from '../deal/state.ts'
import type { FundState } from '../fund/state.ts'
import { approveReserved, begunBy, cancelReservation } from './approve-reserved.ts'
import { refuseOnDeal } from './bound-to.ts'
import { dealToActOn } from './deal-to-act-on.ts'
import { type Asking, absentOn, type Enterprises, standingOf } from './enterprise-standing.ts'
import { expectRoom } from './expect-room.ts'
import { finishOrGiveBack } from './is-final.ts'
import { callOfStep, executeOnFund } from './on-fund.ts'
import { faultOfAsker, type Guarded, stepBy, stepOf } from './ownership.ts'

export type Approval = Omit<ApproveDeal, 'type' | 'at' | 'step'>

/**
 * Approves a deal in two steps: its amount is reserved on the fund's stream, whose optimistic lock
 * keeps all promises together from passing the commitments; then the deal's own stream records the
 * approval. Nothing is promised to an enterprise that was closed by then. A crash in between leaves a reservation too many, never one too few, and the process
 * `carry-on-approvals` finishes what was begun.
 */
export async function approveDeal(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  approval: Approval,
  call: CommandCall & Guarded & { readonly asking: Asking },
): Promise<Outcome> {
  const { dealId } = approval
  const { actor, at } = call.context
  const asked: ApproveDeal = { ...approval, type: 'ApproveDeal', at }
  const { expectedVersion } = call
  const canBegin = ({ state, version }: Loaded<DealState>): boolean =>
    (expectedVersion === 0 || expectedVersion === version) && decide(asked, state).ok
  // Another process may have begun its due diligence since it was remembered in screening: that is no change to be refused for.
  const loaded = await dealToActOn(
    store,
    dealId,
    (known) => known.state.status === 'due-diligence' && canBegin(known),
  )
  const { state } = loaded
  const step = state.status === 'unopened' ? undefined : await stepOf(store, state.fundId, call)
  const command: ApproveDeal = { ...asked, ...(step && { step }) }
  const absent =
    canBegin(loaded) && state.status !== 'unopened'
      ? absentOn(
          await standingOf(enterprises, state.enterpriseId, call.asking),
          state.enterpriseId,
          approval.approvedOn,
        )
      : undefined
  const decided = (now: DealState): Decision<DealEvent> => {
    const decision = decide(command, now)
    return absent && decision.ok ? reject(absent) : decision
  }
  const refused = () => refuseOnDeal(store, dealId, call, decided)
  if (!canBegin(loaded) || state.status === 'unopened') return refused()
  const ofFund = { ...approval, fundId: state.fundId }
  const decision = decided(state)
  if (decision.ok) expectRoom({ aggregate: deal, loaded, events: decision.events }, actor)
  // What this very command reserved before is carried on, whatever is in the way of one that begins now.
  else if ((await begunBy(store, ofFund, call.context.commandId)) === undefined) return refused()
  const decidedOn = loaded.version
  // Judged once more by the fund as it promises the money: it may have been handed over, or have become stricter, since.
  const wrong = (its: FundState): Objection | undefined => {
    const again = decide({ ...asked, step: stepBy(actor, its) }, state)
    return faultOfAsker(ofFund, its, { actor, changes: true }) ?? objectionIn(again)
  }
  const { repeated } = await reserve(store, ofFund, { ...call, decidedOn }, wrong)
  return finishOrGiveBack(
    () => approveReserved(store, ofFund, call, repeated ? undefined : decidedOn),
    () => cancelReservation(store, ofFund, call),
  )
}

const objectionIn = (decision: Decision<DealEvent>): Objection | undefined =>
  decision.ok ? undefined : decision.problem

type OfFund = Approval & { readonly fundId: Extract<DealState, { fundId: unknown }>['fundId'] }

async function reserve(
  store: EventStore,
  approval: OfFund,
  call: CommandCall & { readonly decidedOn: number },
  wrong: (its: FundState) => Objection | undefined,
): Promise<Outcome> {
  const { fundId, dealId, approvedAmount: amount, approvedOn: reservedOn, evidence } = approval
  const { commandId: approvalCommandId } = call.context
  return executeOnFund(
    store,
    {
      type: 'ReserveCapital',
      fundId,
      dealId,
      amount,
      reservedOn,
      approvalCommandId,
      expectedDealVersion: call.decidedOn,
      evidence,
    },
    callOfStep(call, 'reserve-capital'),
    wrong,
  )
}

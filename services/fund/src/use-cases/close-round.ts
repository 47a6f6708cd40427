import {
  type CommandCall,
  type Decision,
  type EventStore,
  entryOf,
  type Keyed,
  type Loaded,
  noEntries,
  type Outcome,
  reject,
} from '@seedline/event-store'
import type { Objection } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { ReservedRound } from '../cap-table/state.ts'
import { deal } from '../deal/aggregate.ts'
import type { CloseRound, Step } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealEvent, Subscription } from '../deal/events.ts'
import type { DealState } from '../deal/state.ts'
import type { DealId, FundId, GivenId } from '../facts/ids.ts'
import { refuseOnDeal } from './bound-to.ts'
import { closeReserved, placeKeptBy, releaseRound } from './close-reserved.ts'
import { dealToActOn } from './deal-to-act-on.ts'
import {
  type Asking,
  absentOn,
  type Enterprises,
  type Standing,
  standingAsked,
} from './enterprise-standing.ts'
import { expectRoom } from './expect-room.ts'
import { finishOrGiveBack } from './is-final.ts'
import { executeOnCapTable } from './on-cap-table.ts'
import { callOfStep } from './on-fund.ts'
import { type Guarded, stepNow } from './ownership.ts'

/**
 * Closes the round of an approved deal in two steps: a place is kept for it on the enterprise's cap table, which
 * refuses what could not be entered there, and from then on whatever would be in its way; then the deal's own stream
 * records the closing. A crash in between leaves a place too many, never one too few, and the process
 * `carry-on-closings` finishes what was begun. Cap table, ladder and the fund's reservation follow by processes, each
 * exactly once.
 */
export async function closeRound(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  closing: Omit<CloseRound, 'type' | 'at' | 'step'>,
  call: CommandCall & Guarded & { readonly asking: Asking },
): Promise<Outcome> {
  const { at } = call.context
  const isCurrent = ({ version }: Loaded<DealState>): boolean =>
    call.expectedVersion === 0 || call.expectedVersion === version
  const loaded = await dealToActOn(
    store,
    closing.dealId,
    (known) => isCurrent(known) && decide({ ...closing, type: 'CloseRound', at }, known.state).ok,
  )
  const { state } = loaded
  const holders =
    state.status === 'approved' && closing.subscriptions.some(needsHolder)
      ? (await store.load(capTable, state.enterpriseId)).state.fundHolders
      : noEntries<GivenId>()
  const subscriptions = closing.subscriptions.map((each) => withHolder(each, holders))
  const found =
    state.status === 'approved'
      ? await lookInto({ store, enterprises }, state, closing, call)
      : none
  const { standing, step, wrong } = found
  const command: CloseRound = {
    ...closing,
    subscriptions,
    type: 'CloseRound',
    at,
    ...(step && { step }),
  }
  const decided = (now: DealState): Decision<DealEvent> => {
    // Of a deal that was approved only since it was loaded, nobody was asked about the enterprise.
    const absent =
      state.status === 'approved' && now.status === 'approved'
        ? absentOn(standing, now.enterpriseId, command.closedOn)
        : undefined
    const objection = wrong ?? absent
    return objection ? reject(objection) : decide(command, now)
  }
  const events = eventsOf(decided(state))
  const [closed] = events
  if (!isCurrent(loaded) || closed?.type !== 'RoundClosed') {
    const begun = isCurrent(loaded) && (await begunBy(store, state, command.dealId, call))
    if (begun) {
      await reserve(store, begun.closing, { ...call, decidedOn: begun.expectedDealVersion })
      return finish(store, begun.closing, call, undefined)
    }
    return refuseOnDeal(store, closing.dealId, call, decided)
  }
  expectRoom({ aggregate: deal, loaded, events }, call.context.actor)
  const { type: _, ...terms } = closed
  const decidedOn = loaded.version
  const { repeated } = await reserve(store, terms, { ...call, decidedOn })
  return finish(store, terms, call, repeated ? undefined : decidedOn)
}

interface LookedInto {
  readonly standing?: Standing | undefined
  readonly step?: Step
  /** Why the asker may not close it. */
  readonly wrong?: Objection | undefined
}

const none: LookedInto = {}

/**
 * The enterprise's standing and who closes. Asking the registry takes its time: the fund may have been handed over, or
 * have become stricter, since the guard looked at it, and is looked at once more then.
 */
async function lookInto(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  { enterpriseId, fundId }: Extract<DealState, { status: 'approved' }>,
  { dealId }: { readonly dealId: DealId },
  call: CommandCall & Guarded & { readonly asking: Asking },
): Promise<LookedInto> {
  const { standing, asked } = await standingAsked(enterprises, enterpriseId, call.asking)
  const looking = asked ? { ...call, found: undefined } : call
  return { standing, ...(await stepNow(store, { dealId, fundId }, looking)) }
}

/**
 * The place that this very command keeps already: it is carried on, whatever is in the way of one that begins now (another
 * policy, an enterprise that was closed meanwhile), and must not be told that it was refused.
 */
async function begunBy(
  store: EventStore,
  state: DealState,
  dealId: DealId,
  call: CommandCall,
): Promise<ReservedRound | undefined> {
  if (state.status !== 'approved') return undefined
  return placeKeptBy(store, { enterpriseId: state.enterpriseId, dealId }, call)
}

const eventsOf = (decision: Decision<DealEvent>): readonly DealEvent[] =>
  decision.ok ? decision.events : []

// The fund's own subscription goes to the holder that it came in by, and the first time needs no other id than the fund's.
const withHolder = (subscription: Subscription, holders: Keyed<GivenId>): Subscription =>
  needsHolder(subscription)
    ? { ...subscription, holderId: entryOf(holders, subscription.fundId) ?? subscription.fundId }
    : subscription

const needsHolder = (one: Subscription): one is Subscription & { readonly fundId: FundId } =>
  one.holderId === '' && one.fundId !== undefined

async function reserve(
  store: EventStore,
  closing: ReservedRound['closing'],
  call: CommandCall & { readonly decidedOn: number },
): Promise<Outcome> {
  const { enterpriseId, dealId } = closing
  const { commandId: closingCommandId, at } = call.context
  return executeOnCapTable(
    store,
    {
      type: 'ReserveRound',
      at,
      enterpriseId,
      dealId,
      closing,
      closingCommandId,
      expectedDealVersion: call.decidedOn,
    },
    callOfStep(call, 'reserve-round'),
  )
}

const finish = (
  store: EventStore,
  closing: ReservedRound['closing'],
  call: CommandCall,
  begunOn: number | undefined,
): Promise<Outcome> =>
  finishOrGiveBack(
    () => closeReserved(store, closing, call, begunOn),
    () => releaseRound(store, closing, call),
  )

import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { DeclineDeal, StartDueDiligence, WithdrawDeal } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'

/** A step as somebody asks for it. */
export type Step<C> = Omit<C, 'type' | 'at'>

/** Starts due diligence on a deal that was screened. */
export const startDueDiligence = (
  store: EventStore,
  step: Step<StartDueDiligence>,
  call: CommandCall,
): Promise<Outcome> =>
  take(store, { ...step, type: 'StartDueDiligence', at: call.context.at }, call)

/** Declines a deal; a process gives back what was reserved for it. */
export const declineDeal = (
  store: EventStore,
  step: Step<DeclineDeal>,
  call: CommandCall,
): Promise<Outcome> => take(store, { ...step, type: 'DeclineDeal', at: call.context.at }, call)

/** Withdraws a deal; a process gives back what was reserved for it. */
export const withdrawDeal = (
  store: EventStore,
  step: Step<WithdrawDeal>,
  call: CommandCall,
): Promise<Outcome> => take(store, { ...step, type: 'WithdrawDeal', at: call.context.at }, call)

// These need to know of nothing but the deal itself.
const take = (
  store: EventStore,
  step: StartDueDiligence | DeclineDeal | WithdrawDeal,
  call: CommandCall,
): Promise<Outcome> =>
  store.execute(deal, step.dealId, call.context, (state) => decide(step, state), optionsOf(call))

import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type Decision,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { DealEvent } from '../deal/events.ts'
import type { DealState } from '../deal/state.ts'
import type { DealId } from '../facts/ids.ts'

/**
 * The second step of a command is decided on the version that its first step was decided on, or never: what refuses it
 * once refuses it for good, although the deal's steps can be taken back. 0: begun before commands were bound; undefined:
 * what its first step left was given back, or never was.
 */
export function boundTo(
  begunOn: number | undefined,
  version: number,
  decision: Decision<DealEvent>,
  dealId: DealId,
): Decision<DealEvent> {
  if (!decision.ok) return decision
  if (begunOn === undefined) return reject(problemOf('COMMAND_GIVEN_BACK', { deal_id: dealId }))
  return begunOn > 0 && begunOn !== version ? changed(dealId) : decision
}

const changed = (dealId: DealId): Decision<DealEvent> =>
  reject(problemOf('DEAL_CHANGED', { deal_id: dealId }))

/** What can't be decided begins nothing elsewhere. A repeated command still gets its first outcome. */
export const refuseOnDeal = (
  store: EventStore,
  dealId: DealId,
  call: CommandCall,
  decided: (now: DealState) => Decision<DealEvent>,
): Promise<Outcome> =>
  store.execute(
    deal,
    dealId,
    call.context,
    (now) => {
      const decision = decided(now)
      return decision.ok ? changed(dealId) : decision
    },
    optionsOf(call),
  )

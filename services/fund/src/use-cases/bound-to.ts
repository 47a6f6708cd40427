import { problemOf } from '@seedline/contracts/refusals'
import { type Decision, reject } from '@seedline/event-store'
import type { DealEvent } from '../deal/events.ts'
import type { DealId } from '../facts/ids.ts'

/**
 * The second step of a command is decided on the version that its first step was decided on, or never: what refuses it
 * once refuses it for good, although the deal's steps can be taken back. 0: begun before commands were bound.
 */
export const boundTo = (
  begunOn: number,
  version: number,
  decision: Decision<DealEvent>,
  dealId: DealId,
): Decision<DealEvent> =>
  decision.ok && begunOn > 0 && begunOn !== version
    ? reject(problemOf('DEAL_CHANGED', { deal_id: dealId }))
    : decision

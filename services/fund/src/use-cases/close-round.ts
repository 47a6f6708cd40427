import {
  type CommandCall,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { CloseRound } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import { enterpriseClosed } from '../facts/enterprise-rejections.ts'
import type { Enterprises } from './enterprise-standing.ts'

/**
 * Closes the round of an approved deal. Cap table, ladder and the fund's reservation follow by
 * processes, each exactly once.
 */
export async function closeRound(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  closing: Omit<CloseRound, 'type' | 'at'>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  const { dealId, closedOn } = closing
  // Whose deal it is never changes; whether it may be closed is decided below.
  const { state: its } = await store.recall(deal, dealId)
  const standing = its.status === 'unopened' ? undefined : await enterprises.known(its.enterpriseId)
  return store.execute(
    deal,
    dealId,
    call.context,
    (state) => {
      const over = standing?.closedOn
      if (state.status === 'approved' && over !== undefined && closedOn > over) {
        return reject(enterpriseClosed(state.enterpriseId, over))
      }
      return decide({ ...closing, type: 'CloseRound', at }, state)
    },
    optionsOf(call),
  )
}

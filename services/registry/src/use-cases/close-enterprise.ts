import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { enterprise } from '../enterprise/aggregate.ts'
import type { CloseEnterprise } from '../enterprise/commands.ts'
import { decide } from '../enterprise/decide.ts'
import { ladderSpanOf } from './ladder-span.ts'

/** What a person says of a closure. */
export type Closure = Omit<CloseEnterprise, 'type' | 'at' | 'ladder'>

/** Closes an enterprise; it keeps its code for good. */
export async function closeEnterprise(
  store: EventStore,
  closure: Closure,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = closure
  const ladder = await ladderSpanOf(store, enterpriseId)
  return store.execute(
    enterprise,
    enterpriseId,
    call.context,
    (state) => decide({ type: 'CloseEnterprise', ...closure, at: call.context.at, ladder }, state),
    optionsOf(call),
  )
}

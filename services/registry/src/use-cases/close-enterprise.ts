import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import type { EnterpriseId, Evidence } from '@seedline/facts'
import type { LocalDate } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { decide } from '../enterprise/decide.ts'
import { ladderSpanOf } from './ladder-span.ts'

export interface Closure {
  readonly enterpriseId: EnterpriseId
  readonly closedOn: LocalDate
  readonly reason: string
  readonly evidence: readonly Evidence[]
}

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

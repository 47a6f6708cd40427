import type { CommandCall, EventStore, Outcome } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/facts'
import { decide } from '../enterprise/decide.ts'
import type { ProfileChanges } from '../enterprise/events.ts'
import { ladderSpanOf } from './ladder-span.ts'
import { executeWithCode } from './with-code.ts'

export interface Correction {
  readonly enterpriseId: EnterpriseId
  readonly reason: string
  readonly changes: ProfileChanges
}

/** Corrects what is recorded of an enterprise; another code is claimed before it is recorded. */
export async function correctEnterprise(
  store: EventStore,
  correction: Correction,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = correction
  const ladder = await ladderSpanOf(store, enterpriseId)
  return executeWithCode(store, enterpriseId, call, (state) =>
    decide({ type: 'CorrectEnterprise', ...correction, at: call.context.at, ladder }, state),
  )
}

import type { CommandCall, EventStore, Outcome } from '@seedline/event-store'
import type { CorrectEnterprise } from '../enterprise/commands.ts'
import { decide } from '../enterprise/decide.ts'
import { ladderSpanOf } from './ladder-span.ts'
import { executeWithCode } from './with-code.ts'

/** What a person corrects, and why. */
export type Correction = Omit<CorrectEnterprise, 'type' | 'at' | 'ladder'>

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

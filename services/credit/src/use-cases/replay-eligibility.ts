import { createHash } from 'node:crypto'
import type { EligibilityReplay } from '@seedline/contracts/credit/v1/eligibility_query_service'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import type { CreditRules } from '@seedline/rules'
import { type RecordedInputs, replay } from '../eligibility/answer/answer.ts'
import { eligibilityQuery } from '../eligibility-query/aggregate.ts'
import { envelopeOf } from '../eligibility-query/envelope.ts'
import type { EligibilityAnswered, QueryId } from '../eligibility-query/events.ts'
import { unpacked } from './packed.ts'

/** What a query was told. @throws ProblemError QUERY_UNKNOWN, CONSENT_MISSING where that is what it was told */
export async function toldIn(store: EventStore, queryId: QueryId): Promise<EligibilityAnswered> {
  const { state } = await store.current(eligibilityQuery, queryId)
  if (state.status === 'not-asked') throw refusal('QUERY_UNKNOWN', { query_id: queryId })
  if (state.told.type === 'EligibilityRefused') throw refusal('CONSENT_MISSING')
  return state.told
}

/** What an answer that was given hung on. @throws ProblemError QUERY_UNKNOWN, CONSENT_MISSING */
export const inputsOf = async (store: EventStore, queryId: QueryId): Promise<RecordedInputs> =>
  JSON.parse(await unpacked((await toldIn(store, queryId)).inputs)) as RecordedInputs

/**
 * Decides a query once more by what was recorded of it.
 * @throws ProblemError QUERY_UNKNOWN, REPLAY_RULES_DIFFER, REPLAY_ENGINE_DIFFERS
 */
export async function replayEligibility(
  { store, rules }: { readonly store: EventStore; readonly rules: CreditRules },
  queryId: QueryId,
): Promise<EligibilityReplay> {
  const told = await toldIn(store, queryId)
  const inputs = JSON.parse(await unpacked(told.inputs)) as RecordedInputs
  const { requestId, bank, uscc } = told.asked
  const text = envelopeOf({ ...told, requestId, bank, uscc }, replay(inputs, rules))
  const replayedDigest = createHash('sha256').update(text).digest('hex')
  return {
    queryId,
    same: replayedDigest === told.answerDigest,
    recordedDigest: told.answerDigest,
    replayedDigest,
  }
}

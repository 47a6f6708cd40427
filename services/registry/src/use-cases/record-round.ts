import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId, financingRungs, ProblemError } from '@seedline/values'
import { stageRecord } from '../stage-record/aggregate.ts'
import type { RecordRound } from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'

const [firstRound] = financingRungs

/** What a closed round says of a ladder. */
export type RoundToRecord = Omit<RecordRound, 'type' | 'rungId' | 'at' | 'enterprise'>

/**
 * Records the rung that an enterprise reached by a closed round, or links the one that stands. On a ladder that is full
 * of papers it is recorded without the round's own, for which the deal is asked: there is always room for that, so that
 * no round is closed whose rung is refused for good.
 */
export async function recordRound(
  store: EventStore,
  round: RoundToRecord,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId } = round
  const { at, commandId } = call.context
  const enterprise = await enterpriseDatesOf(store, enterpriseId)
  const command: RecordRound = {
    ...round,
    type: 'RecordRound',
    rungId: deriveId('Rung', commandId),
    at,
    enterprise,
  }
  const record = (what: RecordRound): Promise<Outcome> =>
    store.execute(
      stageRecord,
      enterpriseId,
      call.context,
      (ladder) => decide(what, ladder),
      // A first round mostly begins its ladder.
      { ...optionsOf(call), likelyNew: round.rung === firstRound },
    )
  try {
    return await record(command)
  } catch (error) {
    if (!isFull(error)) throw error
    return record({ ...command, evidence: [] })
  }
}

export const isFull = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'RECORD_FULL'

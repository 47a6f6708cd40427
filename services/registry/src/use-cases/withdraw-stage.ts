import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { stageRecord } from '../stage-record/aggregate.ts'
import type { WithdrawStage } from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'

/** What a person withdraws, and why. */
export type StageWithdrawal = Omit<WithdrawStage, 'type' | 'at'>

/** Withdraws a rung that never was; it stays visible as withdrawn. */
export async function withdrawStage(
  store: EventStore,
  withdrawal: StageWithdrawal,
  call: CommandCall,
): Promise<Outcome> {
  return store.execute(
    stageRecord,
    withdrawal.enterpriseId,
    call.context,
    (ladder) => decide({ type: 'WithdrawStage', ...withdrawal, at: call.context.at }, ladder),
    optionsOf(call),
  )
}

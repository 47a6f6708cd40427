import { problemOf } from '@seedline/contracts/refusals'
import { type CommandCall, type EventStore, type Outcome, reject } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { OpenDeal } from '../deal/commands.ts'
import { decideToOpen } from '../deal/decide.ts'
import { fund } from '../fund/aggregate.ts'
import {
  type Asking,
  absentOn,
  type Enterprises,
  mergedFault,
  standingAsked,
} from './enterprise-standing.ts'
import { expectFundOf } from './ownership.ts'

export type DealToOpen = Omit<OpenDeal, 'type' | 'dealId' | 'at'>

/** Opens a deal of a fund with an enterprise; its id follows from the command's. */
export async function openDeal(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  terms: DealToOpen,
  call: CommandCall & { readonly asking: Asking },
): Promise<Outcome> {
  const { at, commandId } = call.context
  const dealId = deriveId('Deal', commandId)
  const { standing, asked } = await standingAsked(enterprises, terms.enterpriseId, call.asking)
  // Asking takes its time: the fund may have been handed over since the guard looked at it.
  if (asked) await expectFundOf(store, terms.fundId, { actor: call.context.actor, changes: true })
  // An opened fund's currency and first day never change.
  const { state: its } = await store.recall(fund, terms.fundId)
  return store.execute(
    deal,
    dealId,
    call.context,
    (state) => {
      if (its.status === 'unopened')
        return reject(problemOf('FUND_UNKNOWN', { fund_id: terms.fundId }))
      const wrong =
        mergedFault(standing, terms.enterpriseId) ??
        absentOn(standing, terms.enterpriseId, terms.openedOn)
      if (wrong) return reject(wrong)
      return decideToOpen({ ...terms, type: 'OpenDeal', dealId, at }, state, its)
    },
    { deadline: call.deadline, likelyNew: true },
  )
}

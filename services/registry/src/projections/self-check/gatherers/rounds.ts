import type { EventStore } from '@seedline/event-store'
import { isFinancingRung, rungName } from '@seedline/values'
import { ladderEntriesMax } from '../../../facts/history-bound.ts'
import { stageRecord } from '../../../stage-record/aggregate.ts'
import { standing } from '../../../stage-record/ladder.ts'
import type { LadderState } from '../../../stage-record/state.ts'
import type { Gathered, Gatherer, Gathering } from '../gatherer.ts'
import { gatheredFrom } from '../state-as-of.ts'

/**
 * The rounds of the ladder. It knows their days and neither their amounts nor who paid: they may count, and what of
 * them is missing is named.
 */
export const roundFacts = (store: EventStore): Gatherer => ({
  name: { zh: '成长阶梯', en: 'Ladder' },
  register: 'stage_record',
  gather: gatheredFrom({ store, aggregate: stageRecord, limit: ladderEntriesMax }, gathered),
})

function gathered(ladder: LadderState, asked: Gathering): Gathered {
  const rounds = standing(ladder).filter(
    ({ rung, reachedOn }) => isFinancingRung(rung) && reachedOn <= asked.on,
  )
  if (rounds.length === 0) return {}
  return {
    lists: [
      {
        list: 'equity_financing',
        asOf: asked.on,
        complete: false,
        source: '成长阶梯 / ladder',
        items: rounds.map(({ rung, reachedOn }) => ({
          name: `${rungName(rung).zh} ${reachedOn}`,
          paid_in_on: reachedOn,
        })),
      },
    ],
  }
}

import { plainly, problemOf, type RefusalCode } from '@seedline/contracts/refusals'
import { type Decision, reject, valuesOf } from '@seedline/event-store'
import type { LocalDate, Objection } from '@seedline/values'
import type { DealId } from '../facts/ids.ts'
import { decideAll } from './decide-all.ts'
import type { CapTableEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { recordingOf, roundTransactions } from './round.ts'
import type { CapTableState } from './state.ts'

/** What the places kept for rounds come to, were all of these recorded now. */
interface Places {
  readonly events: readonly CapTableEvent[]
  /** Those that could not be recorded any more. */
  readonly stuck: readonly { readonly dealId: DealId; readonly wrong: Objection }[]
}

/** All places together: each round is judged after the others, as it will be recorded after them. */
export function placesIn(before: CapTableState, today: LocalDate): Places {
  let state = before
  const events: CapTableEvent[] = []
  const stuck: Places['stuck'][number][] = []
  for (const { closing } of valuesOf(before.reserved)) {
    const round = roundTransactions(recordingOf(closing), state)
    const decision = round.ok ? decideAll(round.transactions, state, today) : round
    if (decision.ok) {
      state = decision.events.reduce(evolve, state)
      events.push(...decision.events)
    } else stuck.push({ dealId: closing.dealId, wrong: decision.problem })
  }
  return { events, stuck }
}

/**
 * A decision, unless it would be in the way of a round that is being closed. What was in its way before is not held
 * against it: a table whose place is stuck could else never be put in order.
 */
export function besidePlaces(
  decision: Decision<CapTableEvent>,
  before: CapTableState,
  today: LocalDate,
): Decision<CapTableEvent> {
  if (!decision.ok || before.reserved.size === 0) return decision
  const inTheWay = roundInTheWay(before, decision.events.reduce(evolve, before), today)
  return inTheWay === undefined ? decision : reject(inTheWay)
}

/** Refuses what leads from one state to the other where a round that is being closed could then no longer enter. */
export function roundInTheWay(
  before: CapTableState,
  after: CapTableState,
  today: LocalDate,
): Objection | undefined {
  if (before.reserved.size === 0) return undefined
  const known = placesIn(before, today).stuck
  const inTheWay = placesIn(after, today).stuck.find(
    (now) => !known.some(({ dealId }) => dealId === now.dealId),
  )
  if (inTheWay === undefined) return undefined
  // Which deal it is, and its figures, are not told: it may be of a fund whose books the asker may not see.
  const { code } = inTheWay.wrong
  const { title } = plainly(code as RefusalCode)
  return problemOf('ROUND_UNDER_WAY', { wrong: { code, ...title } })
}

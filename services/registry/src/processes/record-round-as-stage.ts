import { RoundClosed, RoundReversed } from '@seedline/contracts/fund/v1/deal_events'
import { evidence, optional, provenance, rung } from '@seedline/contracts/kinds'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, traceIdOf } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { callFor, eventOf, type Process, type ProcessName } from '@seedline/recording/processes'
import {
  type Clock,
  isFinancingRung,
  parseId,
  parseLocalDate,
  type Rung,
  trusted,
} from '@seedline/values'
import { type RoundToRecord, recordRound } from '../use-cases/record-round.ts'
import { type RoundToReverse, reverseRound } from '../use-cases/reverse-round.ts'

/** Names the process, its subscription and its actor. */
export const recordingRounds: ProcessName = {
  service: 'registry',
  id: 'record-round-as-stage',
  title: '系统：轮次交割入阶梯 / System: closed round to ladder',
}

const roundClosed = 'seedline.fund.v1.RoundClosed'
const roundReversed = 'seedline.fund.v1.RoundReversed'

/**
 * A closed round becomes a rung of its enterprise's ladder, and one that is reversed loses it. The command id is derived from the
 * event's, so an event that comes again leads to the first outcome. What the ladder refuses is thrown
 * as it is: the event is parked with the refusal's code, and replayed once people have mended the
 * ladder. Events of other types are none of its business.
 */
export const recordRoundAsStage =
  ({ store, clock }: { readonly store: EventStore; readonly clock: Clock }): Process =>
  async (message, handling) => {
    const call = callFor(recordingRounds, message, clock(), handling)
    if (message.type === roundClosed) await recordRound(store, roundOf(message), call)
    if (message.type === roundReversed) await reverseRound(store, reversalOf(message), call)
  }

const madeBy = optional(provenance, null)

/** What a RoundClosed event says to a ladder. @throws ProblemError where it says nothing sound */
function roundOf(message: EventMessage): RoundToRecord {
  const closed = eventOf(message, (_type, data) => RoundClosed.decode(data))
  return {
    enterpriseId: trusted(parseId('Enterprise', closed.enterpriseId)),
    rung: financingRung(closed),
    closedOn: trusted(parseLocalDate(closed.closedOn)),
    evidence: closed.evidence.map(evidence.recorded),
    round: {
      fundId: closed.fundId,
      dealId: closed.dealId,
      eventId: message.id,
      traceId: traceIdOf(message.traceparent),
    },
    provenance: madeBy.recorded(closed.provenance),
  }
}

function reversalOf(message: EventMessage): RoundToReverse {
  const reversed = eventOf(message, (_type, data) => RoundReversed.decode(data))
  return {
    enterpriseId: trusted(parseId('Enterprise', reversed.enterpriseId)),
    reason: reversed.reason,
    closedOn: trusted(parseLocalDate(reversed.closedOn)),
    round: {
      fundId: reversed.fundId,
      dealId: reversed.dealId,
      eventId: reversed.closingEventId,
      traceId: traceIdOf(message.traceparent),
    },
  }
}

function financingRung({ round }: RoundClosed): Rung {
  const named = rung.nameOf(round)
  if (named !== undefined && isFinancingRung(named)) return named
  throw refusal('NOT_A_FINANCING_RUNG', { rung: named ?? round })
}

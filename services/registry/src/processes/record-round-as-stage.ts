import { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { type EventStore, traceIdOf } from '@seedline/event-store'
import { isFinancingRung, type Rung } from '@seedline/facts'
import { evidenceFromProto, provenanceFromProto, rungFromProto } from '@seedline/facts/proto'
import type { EventMessage } from '@seedline/messaging'
import { callFor, eventOf, type Process, type ProcessName } from '@seedline/processes'
import {
  type Clock,
  ProblemError,
  parseId,
  parseLocalDate,
  problem,
  trusted,
} from '@seedline/values'
import { type RoundToRecord, recordRound } from '../use-cases/record-round.ts'

/** Names the process, its subscription and its actor. */
export const recordingRounds: ProcessName = {
  service: 'registry',
  id: 'record-round-as-stage',
  title: '系统：轮次交割入阶梯 / System: closed round to ladder',
}

const roundClosed = 'seedline.fund.v1.RoundClosed'

/**
 * A closed round becomes a rung of its enterprise's ladder. The command id is derived from the
 * event's, so an event that comes again leads to the first outcome. What the ladder refuses is thrown
 * as it is: the event is parked with the refusal's code, and replayed once people have mended the
 * ladder. Events of other types are none of its business.
 */
export const recordRoundAsStage =
  ({ store, clock }: { readonly store: EventStore; readonly clock: Clock }): Process =>
  async (message, handling) => {
    if (message.type !== roundClosed) return
    const call = callFor(recordingRounds, message, clock(), handling)
    await recordRound(store, roundOf(message), call)
  }

/** What a RoundClosed event says to a ladder. @throws ProblemError where it says nothing sound */
function roundOf(message: EventMessage): RoundToRecord {
  const closed = eventOf(message, (_type, data) => RoundClosed.decode(data))
  return {
    enterpriseId: trusted(parseId('Enterprise', closed.enterpriseId)),
    rung: financingRung(closed),
    closedOn: trusted(parseLocalDate(closed.closedOn)),
    evidence: closed.evidence.map(evidenceFromProto),
    round: {
      fundId: closed.fundId,
      dealId: closed.dealId,
      eventId: message.id,
      traceId: traceIdOf(message.traceparent),
    },
    provenance: provenanceFromProto(closed.provenance) ?? null,
  }
}

function financingRung({ round }: RoundClosed): Rung {
  const rung = rungFromProto(round)
  if (rung !== undefined && isFinancingRung(rung)) return rung
  throw new ProblemError(
    problem(
      'NOT_A_FINANCING_RUNG',
      'invalid',
      { zh: `${round} 不是融资轮次`, en: `${round} is no round of financing` },
      {
        zh: '请在投资服务中核对该轮次，再重放此事件',
        en: 'Check the round in the fund service, then replay the event',
      },
      { facts: { round } },
    ),
  )
}

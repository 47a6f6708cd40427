import { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { type Actor, type EventStore, traceIdOf } from '@seedline/event-store'
import { isFinancingRung, type Rung } from '@seedline/facts'
import { evidenceFromProto, provenanceFromProto, rungFromProto } from '@seedline/facts/proto'
import { type EventMessage, UnreadableEvent } from '@seedline/messaging'
import {
  type Clock,
  deriveId,
  ProblemError,
  parseId,
  parseLocalDate,
  problem,
  trusted,
} from '@seedline/values'
import { type RoundToRecord, recordRound } from '../use-cases/record-round.ts'

/** Names the process, its subscription and its actor. */
export const processName = 'record-round-as-stage'

const roundClosed = 'seedline.fund.v1.RoundClosed'

/** How a message is being handled. */
interface Handling {
  readonly traceparent?: string
  readonly deadline: Date
}

/**
 * A closed round becomes a rung of its enterprise's ladder. The command id is derived from the
 * event's, so an event that comes again leads to the first outcome. What the ladder refuses is thrown
 * as it is: the event is parked with the refusal's code, and replayed once people have mended the
 * ladder. Events of other types are none of its business.
 */
export const recordRoundAsStage =
  ({ store, clock }: { readonly store: EventStore; readonly clock: Clock }) =>
  async (message: EventMessage, { traceparent, deadline }: Handling): Promise<void> => {
    if (message.type !== roundClosed) return
    const context = {
      commandId: deriveId('Command', processName, message.id),
      actor: actorFor(message.actor),
      at: clock(),
      ...(traceparent !== undefined && { traceparent }),
    }
    await recordRound(store, roundOf(message), { context, expectedVersion: 0, deadline })
  }

// It carries on what somebody else commanded, and says for whom.
const actorFor = (of: Actor): Actor => ({
  subject: `process:registry/${processName}`,
  name: '系统：轮次交割入阶梯 / System: closed round to ladder',
  roles: [],
  organisation: 'seedline',
  onBehalfOf: of.onBehalfOf ?? of.subject,
})

/** What a RoundClosed event says to a ladder. @throws ProblemError where it says nothing sound */
function roundOf({ data, id, traceparent }: EventMessage): RoundToRecord {
  const closed = decoded(data)
  return {
    enterpriseId: trusted(parseId('Enterprise', closed.enterpriseId)),
    rung: financingRung(closed),
    closedOn: trusted(parseLocalDate(closed.closedOn)),
    evidence: closed.evidence.map(evidenceFromProto),
    round: {
      fundId: closed.fundId,
      dealId: closed.dealId,
      eventId: id,
      traceId: traceIdOf(traceparent),
    },
    provenance: provenanceFromProto(closed.provenance) ?? null,
  }
}

function decoded(data: Uint8Array): RoundClosed {
  try {
    return RoundClosed.decode(data)
  } catch (cause) {
    throw new UnreadableEvent('The bytes are no RoundClosed', { cause })
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

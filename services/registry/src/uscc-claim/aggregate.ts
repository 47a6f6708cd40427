import { UsccClaimed, UsccGivenUp } from '@seedline/contracts/registry/v1/uscc_claim_events'
import { type Aggregate, type EventCodec, UnknownEventType } from '@seedline/event-store'
import { parseId, recordedUscc, trusted } from '@seedline/values'
import { evolve, free, type UsccClaimEvent, type UsccClaimState } from './claim.ts'

const types = {
  UsccClaimed: 'seedline.registry.v1.UsccClaimed',
  UsccGivenUp: 'seedline.registry.v1.UsccGivenUp',
} as const

const usccClaimCodec: EventCodec<UsccClaimEvent> = {
  // Both messages have the same fields; the type tells them apart.
  encode: (event) => ({ type: types[event.type], data: UsccClaimed.encode(event).finish() }),
  decode(type, data) {
    switch (type) {
      case types.UsccClaimed:
        return { type: 'UsccClaimed', ...factsOf(UsccClaimed.decode(data)) }
      case types.UsccGivenUp:
        return { type: 'UsccGivenUp', ...factsOf(UsccGivenUp.decode(data)) }
      default:
        throw new UnknownEventType(type)
    }
  },
}

const factsOf = (proto: UsccClaimed | UsccGivenUp) => ({
  uscc: recordedUscc(proto.uscc),
  enterpriseId: trusted(parseId('Enterprise', proto.enterpriseId)),
})

/** Streams `uscc-<code>`: the registry's own business, on no topic. */
export const usccClaim: Aggregate<UsccClaimState, UsccClaimEvent> = {
  name: 'uscc',
  initial: free,
  evolve,
  codec: usccClaimCodec,
}

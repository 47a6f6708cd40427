import { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { type Aggregate, eventIdOf } from '@seedline/event-store'
import { feedService } from '@seedline/recording/wiring'
import type { Place } from '@seedline/testing'
import { outsideService } from '@seedline/testing/outside-service'
import { systemClock } from '@seedline/values'

// As much of the fund service as the registry hears: deals that close rounds, over the real relay.
const deal: Aggregate<null, RoundClosed> = {
  name: 'deal',
  initial: null,
  evolve: () => null,
  codec: {
    encode: (event) => ({
      type: 'seedline.fund.v1.RoundClosed',
      data: RoundClosed.encode(event).finish(),
    }),
    decode: (_, data) => RoundClosed.decode(data),
  },
}

export interface FundOutside {
  /** Where its store can be read again. */
  readonly address: string
  /** Records and publishes the event; resolves with its id. */
  closes(round: RoundClosed, traceparent: string): Promise<string>
  stop(): Promise<void>
}

export async function fundOutside(place: Place): Promise<FundOutside> {
  const { store, address, stop } = await outsideService(place, 'fund', (recorded) => [
    feedService(recorded, 'fund'),
  ])
  return {
    address,
    async closes(round, traceparent) {
      const context = {
        commandId: `close-${round.dealId}`,
        actor: {
          subject: 'user:manager',
          name: '经理',
          roles: ['fund-manager'],
          organisation: 'f',
        },
        at: systemClock(),
        traceparent,
      }
      const outcome = await store.append(deal, round.dealId, context, [round], {
        expectedVersion: 0,
      })
      return outcome.eventIds[0] ?? eventIdOf(outcome.stream, 1)
    },
    stop,
  }
}

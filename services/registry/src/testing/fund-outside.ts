import { RoundClosed, RoundReversed } from '@seedline/contracts/fund/v1/deal_events'
import { type Aggregate, eventIdOf } from '@seedline/event-store'
import { feedService } from '@seedline/recording/wiring'
import { outsideService } from '@seedline/testing/outside-service'
import type { Place } from '@seedline/testing/running'
import { systemClock } from '@seedline/values'

type Told =
  | { readonly type: 'RoundClosed'; readonly data: Uint8Array }
  | { readonly type: 'RoundReversed'; readonly data: Uint8Array }

// As much of the fund service as the registry hears: deals that close rounds, over the real relay.
const deal: Aggregate<null, Told> = {
  name: 'deal',
  initial: null,
  evolve: () => null,
  codec: {
    encode: ({ type, data }) => ({ type: `seedline.fund.v1.${type}`, data }),
    decode: (type, data) => ({ type: type.split('.').at(-1) as Told['type'], data }),
  },
}

export interface FundOutside {
  /** Where its store can be read again. */
  readonly address: string
  /** Records and publishes the event; resolves with its id. */
  closes(round: RoundClosed, traceparent: string): Promise<string>
  /** The same of a closing that is taken back. */
  reverses(reversal: RoundReversed, traceparent: string): Promise<string>
  stop(): Promise<void>
}

export async function fundOutside(place: Place): Promise<FundOutside> {
  const { store, address, stop } = await outsideService(place, 'fund', (recorded) => [
    feedService(recorded, 'fund'),
  ])
  const tell = async (
    dealId: string,
    told: Told,
    { version, traceparent }: { readonly version: number; readonly traceparent: string },
  ): Promise<string> => {
    const context = {
      commandId: `${told.type}-${dealId}-${version}`,
      actor: {
        subject: 'user:manager',
        name: '经理',
        roles: ['fund-manager'],
        organisation: 'f',
      },
      at: systemClock(),
      traceparent,
    }
    const outcome = await store.append(deal, dealId, context, [told], { expectedVersion: version })
    return outcome.eventIds[0] ?? eventIdOf(outcome.stream, version + 1)
  }
  return {
    address,
    async closes(round, traceparent) {
      const data = RoundClosed.encode(round).finish()
      const { version } = await store.load(deal, round.dealId)
      return tell(round.dealId, { type: 'RoundClosed', data }, { version, traceparent })
    },
    async reverses(reversal, traceparent) {
      const data = RoundReversed.encode(reversal).finish()
      const { version } = await store.load(deal, reversal.dealId)
      return tell(reversal.dealId, { type: 'RoundReversed', data }, { version, traceparent })
    },
    stop,
  }
}

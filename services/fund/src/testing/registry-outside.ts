import { refusal } from '@seedline/contracts/refusals'
import {
  EnterpriseClosed,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import {
  Enterprise,
  EnterpriseServiceService,
} from '@seedline/contracts/registry/v1/enterprise_service'
import type { Aggregate } from '@seedline/event-store'
import { feedService } from '@seedline/recording/wiring'
import { type BoundService, bind } from '@seedline/service-kit'
import { outsideService } from '@seedline/testing/outside-service'
import type { Place } from '@seedline/testing/running'
import { systemClock } from '@seedline/values'

type News =
  | { readonly type: 'EnterpriseRegistered'; readonly data: Uint8Array }
  | { readonly type: 'EnterpriseClosed'; readonly data: Uint8Array }

// As much of the registry as the fund service hears of: its events, over the real relay and from its
// store, and an answer to the question whether an enterprise exists.
const enterprise: Aggregate<null, News> = {
  name: 'enterprise',
  initial: null,
  evolve: () => null,
  codec: {
    encode: ({ type, data }) => ({ type: `seedline.registry.v1.${type}`, data }),
    decode: (type, data) => ({ type: type.split('.').at(-1) as News['type'], data }),
  },
}

export interface RegistryOutside {
  readonly address: string
  /** Who asked, in order: subject and enterprise. */
  readonly asked: readonly string[]
  /** Records and publishes that it was registered. */
  registers(enterpriseId: string): Promise<void>
  closes(enterpriseId: string, closedOn: string): Promise<void>
  /** It is registered, and the news has not come round yet. */
  knowsSilently(enterpriseId: string): void
  stop(): Promise<void>
}

export async function registryOutside(place: Place): Promise<RegistryOutside> {
  const known = new Set<string>()
  const asked: string[] = []
  const { store, address, stop } = await outsideService(place, 'registry', (recorded) => [
    questions(known, asked),
    feedService(recorded, 'registry'),
  ])
  const tell = async (enterpriseId: string, news: News, version: number) => {
    const context = {
      commandId: `${news.type}-${enterpriseId}`,
      actor: { subject: 'user:r', name: '登记员', roles: ['registrar'], organisation: 'r' },
      at: systemClock(),
    }
    await store.append(enterprise, enterpriseId, context, [news], { expectedVersion: version })
  }
  return {
    address,
    asked,
    registers: (enterpriseId) => {
      known.add(enterpriseId)
      const event = EnterpriseRegistered.fromPartial({ enterpriseId })
      const data = EnterpriseRegistered.encode(event).finish()
      return tell(enterpriseId, { type: 'EnterpriseRegistered', data }, 0)
    },
    closes: (enterpriseId, closedOn) => {
      const data = EnterpriseClosed.encode(
        EnterpriseClosed.fromPartial({ enterpriseId, closedOn }),
      ).finish()
      return tell(enterpriseId, { type: 'EnterpriseClosed', data }, 1)
    },
    knowsSilently: (enterpriseId) => {
      known.add(enterpriseId)
    },
    stop,
  }
}

// The one question that the fund service asks.
const questions = (known: ReadonlySet<string>, asked: string[]): BoundService =>
  bind(
    { getEnterprise: EnterpriseServiceService.getEnterprise },
    {
      async getEnterprise({ enterpriseId }, { actor }) {
        asked.push(`${actor.subject} ${enterpriseId}`)
        if (!known.has(enterpriseId))
          throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
        return Enterprise.fromPartial({ enterpriseId, version: 1 })
      },
    },
    { getEnterprise: 'any-role' },
  )

import type { EventStore } from '@seedline/event-store'
import type { LocalDate } from '@seedline/values'
import type { Fact } from '../eligibility/facts/known.ts'
import type { Pledge } from '../eligibility/facts/right-facts.ts'
import { pledge } from '../pledge/aggregate.ts'
import type { IpRightId } from '../pledge/events.ts'
import { standingOn } from '../pledge/state.ts'

/** The pledge that was placed here on a right and keeps others from it; undefined: there is none. */
export type PlacedOn = (ipRightId: IpRightId) => Promise<Fact<Pledge> | undefined>

/**
 * As it is stored now, also before the registry has heard of it: a reservation counts. Which bank holds it only that bank is told.
 */
export const placedOn =
  (store: EventStore, { bank, on }: { readonly bank: string; readonly on: LocalDate }): PlacedOn =>
  async (ipRightId) => {
    const { state, version } = await store.current(pledge, ipRightId)
    const stands = standingOn(state, on)
    if (stands === undefined) return undefined
    const { terms, standing } = stands
    const isOwn = terms.bank === bank
    return {
      value: {
        reference: isOwn ? standing.registrationNumber || terms.contractNumber : standing.status,
        pledgee: isOwn ? bank : '',
        since: terms.reservedOn,
        until: null,
      },
      version,
      source: '银行服务台',
      confidence: 'verified',
      synthetic: false,
    }
  }

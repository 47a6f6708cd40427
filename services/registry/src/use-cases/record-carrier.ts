import type { carriers, RequestOf } from '@seedline/contracts/operations'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { carrier, carrierIdOf } from '../carrier/aggregate.ts'
import type { KnownHosts } from '../carrier/commands.ts'
import { decide } from '../carrier/decide.ts'
import type { CarrierHost, CarrierId } from '../carrier/events.ts'

import { enterpriseDatesOf } from './enterprise-dates.ts'

type Operations = (typeof carriers)['operations']

/** What is known of the enterprises that are named as hosts. */
async function knownHosts(store: EventStore, hosts: readonly CarrierHost[]): Promise<KnownHosts> {
  const ids = new Set(hosts.flatMap(({ enterpriseId }) => enterpriseId ?? []))
  const dates = [...ids].map(
    async (id: EnterpriseId) => [id, await enterpriseDatesOf(store, id)] as const,
  )
  return new Map(await Promise.all(dates))
}

/** Records a carrier under the id of its kind and name. */
export async function recordCarrier(
  store: EventStore,
  request: RequestOf<Operations['recordCarrier']>,
  call: CommandCall,
): Promise<Outcome> {
  const carrierId = carrierIdOf(request.kind, request.nameZh)
  const known = await knownHosts(store, request.hosts)
  const { at } = call.context
  const command = { ...request, type: 'RecordCarrier', carrierId, known, at } as const
  return store.execute(carrier, carrierId, call.context, (state) => decide(command, state), {
    ...optionsOf(call),
    likelyNew: true,
  })
}

/** Corrects a carrier: its hosts are asked for again where they, or its days, are corrected. */
export async function correctCarrier(
  store: EventStore,
  request: RequestOf<Operations['correctCarrier']>,
  call: CommandCall,
): Promise<Outcome> {
  const { carrierId } = request as { readonly carrierId: CarrierId }
  const { state } = await store.load(carrier, carrierId)
  const standing = state.status === 'recorded' ? state.profile.hosts : []
  const known = await knownHosts(store, [...standing, ...request.hosts])
  const { at } = call.context
  const command = { ...request, type: 'CorrectCarrier', carrierId, known, at } as const
  return store.execute(
    carrier,
    carrierId,
    call.context,
    (now) => decide(command, now),
    optionsOf(call),
  )
}

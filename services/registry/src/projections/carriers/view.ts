import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type CarrierEvent, carrierEvents } from '../../carrier/events.ts'
import { type CarrierDocument, evolve } from './document.ts'

/** One document per carrier, found by its hosts, and by where and from when to when it counts. */
export const carriersView: View<CarrierDocument, CarrierEvent> = {
  name: 'carriers',
  topics: [topicNames.registry.carrier],
  decode: carrierEvents.codec.decode,
  keyOf: (event) => event.carrierId,
  evolve: (data, event) => evolve(data, event),
  indexes: [
    { fields: { 'found.name': 1 } },
    { fields: { 'found.kind': 1, 'found.name': 1 } },
    { fields: { 'found.hosts': 1, 'found.name': 1 } },
    { fields: { 'found.named': 1, 'found.name': 1 } },
    { fields: { 'found.district': 1, 'found.name': 1 } },
    { fields: { 'found.fields': 1, 'found.name': 1 } },
  ],
  foldVersion: 2,
}

import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type IpRightEvent, ipRightEvents } from '../../ip-right/events.ts'
import { evolve, type IpRightDocument } from './document.ts'

/** One document per right, found by its id and by the enterprises that own it. */
export const ipRightView: View<IpRightDocument, IpRightEvent> = {
  name: 'ip_right',
  topics: [topicNames.registry.ip_right],
  decode: ipRightEvents.codec.decode,
  keyOf: (event) => event.ipRightId,
  evolve: (data, event) => evolve(data, event),
  indexes: [{ fields: { 'found.named': 1, 'found.filedOn': -1 } }],
  foldVersion: 2,
}

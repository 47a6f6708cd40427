import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type DesignationEvent, designationEvents } from '../../designation/events.ts'
import { type DesignationsDocument, evolve, noDesignations } from './document.ts'

/** One document per enterprise: its designations as a page shows them, and when which is held. */
export const designationsView: View<DesignationsDocument, DesignationEvent> = {
  name: 'designations',
  topics: [topicNames.registry.designation],
  decode: designationEvents.codec.decode,
  keyOf: (event) => event.enterpriseId,
  evolve: (data, event, meta) => evolve(data ?? noDesignations, event, meta),
  indexes: [{ fields: { 'found.kind': 1 } }, { fields: { 'found.to': 1 } }],
  foldVersion: 1,
}

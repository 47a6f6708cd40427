import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type GroupRelationEvent, groupRelationEvents } from '../../group-relation/events.ts'
import { evolve, type GroupDocument, noGroup } from './document.ts'

/** One document per enterprise of which a parent or a controller was stated; found by those above, too. */
export const groupView: View<GroupDocument, GroupRelationEvent> = {
  name: 'group',
  topics: [topicNames.registry.group_relation],
  decode: groupRelationEvents.codec.decode,
  keyOf: (event) => event.enterpriseId,
  evolve: (data, event, meta) => evolve(data ?? noGroup, event, meta),
  indexes: [{ fields: { above: 1 } }],
  // 2: a person whose relation was withdrawn is named no more.
  foldVersion: 2,
}

import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type EnterpriseEvent, enterpriseEvents } from '../../enterprise/events.ts'
import { type StageRecordEvent, stageRecordEvents } from '../../stage-record/events.ts'
import { type EnterpriseDocument, evolve } from './document.ts'

/** One document per enterprise, for the list and for its page; fed by both of its streams. */
export const enterpriseListView: View<EnterpriseDocument, EnterpriseEvent | StageRecordEvent> = {
  name: 'enterprise_list',
  topics: [topicNames.registry.enterprise, topicNames.registry.stage_record],
  decode: (type, data) =>
    (enterpriseEvents.has(type) ? enterpriseEvents : stageRecordEvents).codec.decode(type, data),
  keyOf: (event) => event.enterpriseId,
  evolve: (data, event, meta) => evolve(data, event, meta.time),
  indexes: [
    { fields: { listed: 1, 'found.sortName': 1 } },
    { fields: { 'found.grams': 1, 'found.sortName': 1 } },
    { fields: { 'found.currentRung': 1, 'found.sortName': 1 } },
    { fields: { 'found.materialFields': 1, 'found.sortName': 1 } },
    { fields: { 'found.district': 1, 'found.sortName': 1 } },
  ],
  // 2: the names that it is sorted by are bounded. 3: fragments are found, and spellings: another edition of
  // pinyin-pro may read a character otherwise, and is another version, too. 4: initials have a line of their own.
  // 5: a duplicate that was merged is found by the record that goes on.
  foldVersion: 5,
}

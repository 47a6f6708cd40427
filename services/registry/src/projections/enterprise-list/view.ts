import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import { type DesignationEvent, designationEvents } from '../../designation/events.ts'
import { type EnterpriseEvent, enterpriseEvents } from '../../enterprise/events.ts'
import { type StageRecordEvent, stageRecordEvents } from '../../stage-record/events.ts'
import { type EnterpriseDocument, evolve } from './document.ts'

type Event = EnterpriseEvent | StageRecordEvent | DesignationEvent

const tables = [enterpriseEvents, stageRecordEvents, designationEvents] as const

/** One document per enterprise, for the list and for its page; fed by its own stream, its ladder's and its designations'. */
export const enterpriseListView: View<EnterpriseDocument, Event> = {
  name: 'enterprise_list',
  topics: [
    topicNames.registry.enterprise,
    topicNames.registry.stage_record,
    topicNames.registry.designation,
  ],
  decode: (type, data) =>
    (tables.find((table) => table.has(type)) ?? enterpriseEvents).codec.decode(type, data),
  keyOf: (event) => event.enterpriseId,
  evolve: (data, event, meta) => evolve(data, event, meta.time),
  indexes: [
    { fields: { 'found.sortName': 1 } },
    { fields: { 'found.sample': 1 } },
    { fields: { 'found.grams': 1, 'found.sortName': 1 } },
    { fields: { 'found.currentRung': 1, 'found.sortName': 1 } },
    { fields: { 'found.field': 1, 'found.sortName': 1 } },
    { fields: { 'found.area': 1, 'found.sortName': 1 } },
    { fields: { 'found.district': 1, 'found.sortName': 1 } },
    { fields: { 'found.park': 1, 'found.sortName': 1 } },
    { fields: { 'found.held.kind': 1, 'found.sortName': 1 } },
  ],
  // 2: the names that it is sorted by are bounded. 3: fragments are found, and spellings: another edition of
  // pinyin-pro may read a character otherwise, and is another version, too. 4: initials have a line of their own.
  // 5: a duplicate that was merged is found by the record that goes on; designations are held from day to day.
  // 6: field and area are told apart, an enterprise is found by its park, and some documents are in the sample.
  foldVersion: 6,
}

import type { relationTextsZh } from './relation-texts.zh.ts'

export const relationTextsEn: Record<keyof typeof relationTextsZh, string> = {
  'enterprise.park': 'Park or core area',
  'list.allParks': 'All parks and core areas',
  'list.allDesignations': 'Any designation held',
  'group.title': 'Parents, controllers and subsidiaries',
  'group.none': 'Nothing is recorded of a parent, a controller or a subsidiary.',
  'contacts.title': 'Contacts',
  'contacts.none': 'No contact is recorded.',
  'merging.duplicates': 'Other records of this enterprise',
  'merging.goesOnAs': 'This record is of the same enterprise as',
  'merging.nothingMore':
    'Nothing more is recorded here. What was recorded under this id stays and can be read; what the other record lacks is recorded there, with its evidence.',
  'merging.readUnderTheirIds':
    'They were registered twice and go on here. What was recorded under them is read under their ids, figures and designations also on this page under their names; the plan counts it for this enterprise, each thing once. Record here what is missing, with its evidence; where the two contradict each other, what stands here counts.',
  'merging.none': 'None is known.',
  'merging.now': 'now',
  'merging.under': 'Recorded under',
  'merging.leftOut': 'It is too much to be shown here; it is read on the page of that record.',
  'merging.ownCounts':
    'What is recorded under a merged record belongs to this enterprise; where both say the same, its own counts.',
  'merging.recordedUnder': 'recorded under a merged record',
}

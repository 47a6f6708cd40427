import type { carrierTextsZh } from './carrier-texts.zh.ts'

export const carrierTextsEn: Record<keyof typeof carrierTextsZh, string> = {
  'carriers.title': 'Innovation carriers',
  'carriers.one': 'Innovation carrier',
  'carriers.status': 'Status',
  'carriers.allKinds': 'All kinds',
  'carriers.allLevels': 'All levels',
  'carriers.validOn': 'Counting on',
  'carriers.empty': 'There are no innovation carriers yet.',
  'carriers.emptyFilter': 'No innovation carrier matches.',
  'carriers.hosted': 'Innovation carriers it hosts',
  'carriers.noneHosted': 'It hosts no innovation carrier.',
  'carriers.further': 'See all',
  'carriers.hosts': 'Hosts',
  'carriers.plannedRole': 'What the plan has in mind for the district',
  'carriers.counted': 'Counts',
  'carriers.recognitions': 'Recognitions',
  'carriers.endedOn': 'Ended on {{day}}',
}

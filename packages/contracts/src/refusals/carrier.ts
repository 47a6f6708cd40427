import type { Refusals } from './refusal.ts'

export const carrierRefusals = {
  CARRIER_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这个创新载体（或在所问的日期尚无记录）。',
      'There is no such innovation carrier (or none yet as of the date asked).',
    ],
    detail: ['没有创新载体 {carrier_id}', 'There is no innovation carrier {carrier_id}'],
    mend: ['请从创新载体列表中选取', 'Take its id from the list of carriers'],
  },
  CARRIER_RECORDED: {
    kind: 'already-exists',
    title: [
      '同一种类、同一名称的创新载体已经登记。',
      'An innovation carrier of this kind and name is on record already.',
    ],
    detail: [
      '已登记“{name}”（编号 {carrier_id}），于 {recognised_on} 认定为{level}级',
      '"{name}" ({carrier_id}) is on record, recognised at level {level} on {recognised_on}',
    ],
    mend: [
      '另一级别或重新认定请在已有的载体上登记；已有的有误请更正它',
      'Record another level, or a recognition anew, on the one that is there; correct it where it is wrong',
    ],
    facts: ['carrier_id', 'name', 'level', 'recognised_on'],
  },
  CARRIER_LEVEL_HELD: {
    kind: 'already-exists',
    title: ['这段时间已有同一级别的认定。', 'It is recognised at this level at that time already.'],
    detail: [
      '与第 {entry} 条的{level}级认定（{recognised_on} 至 {valid_to}）重叠',
      'It overlaps the recognition at level {level} from {recognised_on} to {valid_to} (entry {entry})',
    ],
    mend: [
      '请核对日期；已有的认定有误请更正或冲销它',
      'Check the days; correct or reverse the recognition that is there where it is wrong',
    ],
    facts: ['entry', 'level', 'recognised_on', 'valid_to'],
  },
  CARRIER_ENDS_EARLY: {
    kind: 'refused',
    title: ['到期日早于认定日。', 'The recognition would end before it begins.'],
    detail: [
      '到期日 {valid_to} 早于认定日 {recognised_on}',
      'Its last day {valid_to} lies before its first day {recognised_on}',
    ],
    mend: ['请核对两个日期', 'Check the two days'],
  },
  CARRIER_CLOSED: {
    kind: 'refused',
    title: ['创新载体已经终止。', 'The innovation carrier has ended.'],
    detail: ['已于 {closed_on} 终止', 'It ended on {closed_on}'],
    mend: [
      '终止之后不再记录认定；终止有误请冲销它',
      'Nothing later is recorded of it; reverse the closure where it is wrong',
    ],
    facts: ['closed_on'],
  },
  CARRIER_CLOSES_EARLY: {
    kind: 'refused',
    title: [
      '终止日不晚于已记录的认定日。',
      'It would end no later than a recognition that is on record.',
    ],
    detail: [
      '终止日 {closed_on} 不晚于 {recognised_on} 的认定',
      'The closure on {closed_on} is no later than the recognition on {recognised_on}',
    ],
    mend: [
      '请核对日期；认定有误请更正或冲销它',
      'Check the day; correct or reverse the recognition where it is wrong',
    ],
  },
  CARRIER_ENTRY_UNKNOWN: {
    kind: 'not-found',
    title: [
      '这个创新载体没有这条认定或终止。',
      'The innovation carrier has no such recognition or closure.',
    ],
    detail: ['没有第 {entry} 条', 'There is no entry {entry}'],
    mend: ['请从该载体的认定中选取', 'Take the entry from what the carrier tells'],
  },
  CARRIER_LAST_RECOGNITION: {
    kind: 'refused',
    title: ['这是唯一的认定。', 'This is its only recognition.'],
    mend: [
      '有误请更正它；整个载体误登请冲销载体',
      'Correct it where it is wrong; reverse the carrier where all of it was a mistake',
    ],
  },
  CARRIER_HOST_TWICE: {
    kind: 'refused',
    title: ['同一承建单位写了两次。', 'A host is named twice.'],
    detail: ['“{host}”写了两次', '"{host}" is named twice'],
    mend: ['请只保留一个', 'Keep one of the two'],
  },
  CARRIER_HOST_UNNAMED: {
    kind: 'invalid',
    title: ['承建单位既没有企业也没有名称。', 'A host has neither an enterprise nor a name.'],
    mend: ['请选择企业或填写名称', 'Give the enterprise or a name'],
  },
} as const satisfies Refusals

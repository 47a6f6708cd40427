import type { Refusals } from './refusal.ts'

/** Of one enterprise that was registered twice. */
export const mergingRefusals = {
  ENTERPRISE_MERGED: {
    kind: 'refused',
    title: ['这条企业记录已并入另一条。', 'This record was merged into another.'],
    detail: ['这条企业记录已并入 {survivor_id}', 'This record was merged into {survivor_id}'],
    mend: [
      '请在保留的企业 {survivor_id} 上办理；若并入有误，请先冲销',
      'Do it at the enterprise that goes on, {survivor_id}; if they are two, reverse the merging first',
    ],
    facts: ['enterprise_id'],
  },
  ENTERPRISE_NOT_MERGED: {
    kind: 'refused',
    title: ['这条企业记录没有并入别处。', 'This record is merged into none.'],
    mend: ['请核对企业；可能已经冲销', 'Check the enterprise; it may have been reversed already'],
    facts: ['enterprise_id'],
  },
  MERGED_INTO_ITSELF: {
    kind: 'refused',
    title: ['企业不能并入自己。', 'No record is merged into itself.'],
    mend: ['请填写保留的那条企业记录', 'Name the record that goes on'],
  },
  DUPLICATE_HAS_DUPLICATES: {
    kind: 'refused',
    title: [
      '已有别的记录并入这条记录，它不能再并入别处。',
      'Others were merged into this record: it is not merged itself.',
    ],
    detail: ['{duplicate_id} 已并入这条记录', '{duplicate_id} was merged into this record'],
    mend: [
      '请把另一条并入这一条；或先冲销 {duplicate_id} 的并入，再逐条并入保留的记录',
      'Merge the other one into this one; or reverse the merging of {duplicate_id} first, and merge each into the record that goes on',
    ],
    facts: ['enterprise_id'],
  },
  MERGE_HIDES_CODE: {
    kind: 'refused',
    title: [
      '带有统一社会信用代码的记录不能并入没有代码的。',
      'A record with a code is not merged into one without.',
    ],
    detail: [
      '这条记录的代码为 {uscc}，而 {survivor_id} 没有代码',
      'This record carries the code {uscc}, and {survivor_id} carries none',
    ],
    mend: [
      '请反过来把没有代码的并入这一条',
      'Merge the other way round: the one without a code into this one',
    ],
  },
  MERGE_UNDER_WAY: {
    kind: 'conflict',
    title: ['这条记录正在并入。', 'This record is just being merged.'],
    mend: ['请稍候，再看企业的资料', 'Wait a moment, then look at the enterprise again'],
    facts: ['enterprise_id'],
  },
  DUPLICATE_CHANGED: {
    kind: 'conflict',
    title: [
      '要并入的记录刚被更改，未并入。',
      'The record to be merged has just been changed; it was not merged.',
    ],
    mend: ['请看过更改后重新并入', 'Look at the change, then merge it anew'],
    facts: ['enterprise_id'],
  },
  DUPLICATES_FULL: {
    kind: 'refused',
    title: ['并入这条记录的已达上限。', 'This record takes in no more duplicates.'],
    detail: [
      '一条企业记录至多并入 {max} 条重复的，其历史也须留有余地',
      'A record takes in {max} duplicates at most, and as many as its history has room for',
    ],
    mend: ['请联系运维人员', 'Ask an operator'],
  },
} as const satisfies Refusals

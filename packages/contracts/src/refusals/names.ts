import type { Refusals } from './refusal.ts'

export const nameRefusals = {
  NAME_UNCHANGED: {
    kind: 'refused',
    title: ['企业已是这个名称。', 'The enterprise bears this name already.'],
    detail: ['企业已是这个名称', 'The enterprise bears this name already'],
    mend: [
      '更名须给出与现名不同的名称；现名有误请更正',
      'A change of name needs another one; correct the present name where it is wrong',
    ],
  },
  RENAMED_OUT_OF_ORDER: {
    kind: 'refused',
    title: [
      '更名日期不晚于已记录的上一次更名。',
      'The change of name lies no later than one already recorded.',
    ],
    detail: [
      '更名日期 {renamed_on} 不晚于已记录的 {until} 的更名',
      'The change of name on {renamed_on} lies no later than that of {until}',
    ],
    mend: [
      '请核对日期；更早的名称请登记为曾用名',
      'Check the date; record an earlier name as a former one',
    ],
  },
  FORMER_NAME_CONTRADICTS: {
    kind: 'refused',
    title: ['同一天已记录另一个曾用名。', 'Another former name is recorded until that day.'],
    detail: [
      '{until} 为止的曾用名已记录为“{name}”',
      'The name borne until {until} is recorded as "{name}"',
    ],
    mend: [
      '请核对日期；若已有的记录有误，请先撤回它',
      'Check the date; if what is recorded is wrong, withdraw it first',
    ],
  },
  FORMER_NAME_UNKNOWN: {
    kind: 'not-found',
    title: ['没有到这一天为止的曾用名。', 'There is no former name until that day.'],
    detail: ['没有 {until} 为止的曾用名', 'There is no former name until {until}'],
    mend: ['请从企业的曾用名中选取', "Take the day from the enterprise's former names"],
  },
  FORMER_NAMES_FULL: {
    kind: 'refused',
    title: ['曾用名过多。', 'There are too many former names.'],
    detail: ['一家企业至多记录 {max} 个曾用名', 'An enterprise has at most {max} former names'],
    mend: ['请核对并撤回有误的曾用名', 'Check them, and withdraw those that are wrong'],
  },
  RENAMED_BEFORE_FOUNDATION: {
    kind: 'refused',
    title: ['更名日期早于企业成立。', 'The change of name lies before the foundation.'],
    detail: [
      '更名日期 {renamed_on} 不晚于企业成立日期 {founded_on}',
      'The change of name on {renamed_on} lies no later than the foundation on {founded_on}',
    ],
    mend: [
      '请核对日期；若成立日期有误，请先更正企业',
      'Check the date; if the foundation date is wrong, correct the enterprise first',
    ],
  },
} as const satisfies Refusals

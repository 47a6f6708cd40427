import type { Refusals } from './refusal.ts'

export const licenceRefusals = {
  LICENCE_FACT_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这一登记事项。', 'Nothing stands under this id.'],
    detail: ['登记事项中没有这一项', 'No capital and no appointment stands under this id'],
    mend: ['请从企业的登记事项中选取', "Take the id from the enterprise's capital and people"],
    facts: ['fact_id'],
  },
  AFTER_CLOSURE: {
    kind: 'refused',
    title: ['日期晚于企业终止。', 'The date lies after the closure of the enterprise.'],
    detail: [
      '日期 {date} 晚于企业终止日期 {closed_on}',
      'The date {date} lies after the closure on {closed_on}',
    ],
    mend: ['请核对日期和企业', 'Check the date and the enterprise'],
  },
  LICENCE_BEFORE_FOUNDATION: {
    kind: 'refused',
    title: ['日期早于企业成立。', 'The date lies before the foundation of the enterprise.'],
    detail: [
      '日期 {date} 早于企业成立日期 {founded_on}',
      'The date {date} lies before the foundation on {founded_on}',
    ],
    mend: [
      '请核对日期；若成立日期有误，请先更正企业',
      'Check the date; if the foundation date is wrong, correct the enterprise first',
    ],
  },
  CAPITAL_MISSING: {
    kind: 'invalid',
    title: ['没有给出资本。', 'No capital is given.'],
    mend: ['请至少填写注册资本或实收资本。', 'Give the registered capital, or what is paid in.'],
  },
  CAPITAL_NOT_POSITIVE: {
    kind: 'invalid',
    title: ['资本须为正数。', 'A capital is above zero.'],
    mend: ['请核对金额；实收资本尚无时填 0。', 'Check the amount; paid in may be 0.'],
  },
  PAID_IN_ABOVE_REGISTERED: {
    kind: 'invalid',
    title: ['实收资本高于注册资本。', 'More is paid in than is registered.'],
    mend: [
      '请核对两个金额：超出部分属于资本公积。',
      'Check both amounts: what is paid beyond is capital reserve.',
    ],
  },
  CAPITAL_CONTRADICTS: {
    kind: 'refused',
    title: ['同一天已登记另一资本。', 'Another capital is stated as of that day.'],
    detail: ['{stated_on} 的资本已经登记', 'A capital is stated as of {stated_on} already'],
    mend: ['若已有的记录有误，请先撤回它', 'If what is recorded is wrong, withdraw it first'],
    facts: ['fact_id'],
  },
  OFFICE_HELD_ALREADY: {
    kind: 'already-exists',
    title: ['这一任职已经登记。', 'This appointment is recorded already.'],
    detail: [
      '{name} 自 {appointed_on} 起的任职已经登记',
      'The appointment of {name} from {appointed_on} on is recorded already',
    ],
    mend: ['若已有的记录有误，请先撤回它', 'If what is recorded is wrong, withdraw it first'],
    facts: ['fact_id'],
  },
  LEGAL_REPRESENTATIVE_TAKEN: {
    kind: 'refused',
    title: ['当时已有法定代表人。', 'There is a legal representative at that time.'],
    detail: [
      '{name} 自 {appointed_on} 起为法定代表人',
      '{name} is legal representative from {appointed_on} on',
    ],
    mend: [
      '一家企业同时只有一名法定代表人：请先登记前任离任',
      'An enterprise has one at a time: end the appointment before',
    ],
    facts: ['fact_id'],
  },
  APPOINTMENT_ENDED: {
    kind: 'refused',
    title: ['任职已经结束。', 'The appointment has ended already.'],
    detail: ['任职已于 {ended_on} 结束', 'The appointment ended on {ended_on}'],
    mend: [
      '若离任日期有误，请撤回该任职并重新登记',
      'If its end is wrong, withdraw the appointment and record it anew',
    ],
  },
  ENDED_BEFORE_APPOINTMENT: {
    kind: 'refused',
    title: ['离任日期不晚于任职日期。', 'The end lies no later than the appointment.'],
    detail: [
      '离任日期 {ended_on} 不晚于任职日期 {appointed_on}',
      'The end on {ended_on} lies no later than the appointment on {appointed_on}',
    ],
    mend: ['请核对日期', 'Check the date'],
  },
} as const satisfies Refusals

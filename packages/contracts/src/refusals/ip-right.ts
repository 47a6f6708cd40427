import type { Refusals } from './refusal.ts'

/** Where facts contradict: `what` (`on`) is asked for, `other` (`other_on`) stands in the way as entry `entry`. */
export const ipRightRefusals = {
  IP_RIGHT_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这项知识产权（或在所问的日期尚无记录）。',
      'There is no such right (or none yet as of the date asked).',
    ],
    detail: ['没有登记过这项知识产权', 'No such right is registered'],
    mend: ['请核对号码，或先登记', 'Check the number, or register the right first'],
    facts: ['ip_right_id'],
  },
  IP_RIGHT_REGISTERED: {
    kind: 'already-exists',
    title: ['这个号码已经登记。', 'This number is registered already.'],
    detail: ['{number} 已经登记，权利人为 {owners}', '{number} is registered already, of {owners}'],
    mend: [
      '请打开已有的记录；权利人变更请记录为变化，登记有误请更正',
      'Open what is there; record a change of owners as one, and correct what is wrong',
    ],
    facts: ['ip_right_id', 'differs'],
  },
  IP_RIGHT_WITHDRAWN_BEFORE: {
    kind: 'refused',
    title: [
      '这个号码曾经登记，后作为误登撤销。',
      'This number was registered before, and withdrawn as a mistake.',
    ],
    mend: [
      '请核实；若确有此权利，请注明“虽曾撤销仍记录”后再提交',
      'Check it; if the right is there after all, mark it “Although reversed before” and send it once more',
    ],
    facts: ['ip_right_id'],
  },
  IP_FACT_REVERSED_BEFORE: {
    kind: 'refused',
    title: [
      '同样的内容曾经记录，后作为误录冲销。',
      'The same was recorded before, and reversed as a mistake.',
    ],
    detail: [
      '{on} 的{what}曾经记录（第 {entry} 条），后作为误录冲销',
      '{what} on {on} was recorded before (entry {entry}), and reversed as a mistake',
    ],
    mend: [
      '请核实；若确有其事，请注明“虽曾撤销仍记录”后再提交；否则请从文件中删去',
      'Check it; if it happened after all, mark it “Although reversed before” and send it once more; else take it out of the file',
    ],
  },
  IP_ENTRY_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这条可冲销的记录。', 'There is no such entry that can be reversed.'],
    detail: ['没有第 {entry} 条可冲销的记录', 'There is no entry {entry} that can be reversed'],
    mend: [
      '请从历史中选择尚未冲销的记录；登记本身有误请更正或撤销',
      'Choose a standing entry of the history; correct or withdraw the registration itself',
    ],
  },
  IP_NUMBER_MALFORMED: {
    kind: 'invalid',
    title: ['号码的形式不对。', 'The number has another form than its register gives.'],
    mend: ['请按证书填写号码。', 'Write the number as on the certificate.'],
  },
  PATENT_NUMBER_MALFORMED: {
    kind: 'invalid',
    title: ['这不是专利号。', 'This is not a patent number.'],
    mend: [
      '请填写申请号或专利号，例如 ZL201710601862.3。',
      'Give the application or patent number, such as ZL201710601862.3.',
    ],
  },
  PATENT_NUMBER_IS_PUBLICATION: {
    kind: 'invalid',
    title: [
      '这是公开（公告）号，不是申请号。',
      'This is a publication number, not an application number.',
    ],
    mend: [
      '请填写申请号或专利号，例如 ZL201710601862.3。',
      'Give the application or patent number, such as ZL201710601862.3.',
    ],
  },
  PATENT_KIND_UNKNOWN: {
    kind: 'invalid',
    title: ['号码中的种类号不存在。', 'The kind digit of the number does not exist.'],
    mend: [
      '种类号应为 1（发明）、2（实用新型）、3（外观设计）、8 或 9（PCT）。',
      'The kind is 1 (invention), 2 (utility model), 3 (design), 8 or 9 (PCT).',
    ],
  },
  PATENT_YEAR_IMPOSSIBLE: {
    kind: 'invalid',
    title: ['号码的年份与其格式不符。', 'The year of the number does not fit its form.'],
    mend: [
      '12 位号码始于 2003 年 10 月；8 位号码为 1985 至 2003 年。',
      'Numbers of 12 digits began in October 2003; those of 8 run from 1985 to 2003.',
    ],
  },
  PATENT_CHECK_DIGIT_MISSING: {
    kind: 'invalid',
    title: ['号码缺少校验位。', 'The number lacks its check digit.'],
    mend: ['请补上小数点后的校验位。', 'Add the check digit after the point.'],
  },
  PATENT_CHECK_DIGIT_WRONG: {
    kind: 'invalid',
    title: ['号码的校验位不对。', 'The check digit of the number is wrong.'],
    mend: ['请对照专利证书逐位核对。', 'Compare each digit with the certificate.'],
  },
  IP_FACT_MISSING: {
    kind: 'invalid',
    title: ['没有给出变化。', 'Nothing that happened is given.'],
    mend: ['请从 /docs 所列的类型中选择。', 'Choose one of those listed in /docs.'],
  },
  IP_FACT_TYPE_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这种变化。', 'There is no such kind of fact.'],
    mend: ['请从 /docs 所列的类型中选择 type。', 'Choose `type` from those listed in /docs.'],
  },
  IP_NUMBER_YEAR_DIFFERS: {
    kind: 'refused',
    title: ['申请日与号码中的年份不符。', 'The filing date contradicts the year in the number.'],
    detail: [
      '号码中的年份是 {number_year}，申请日却是 {filed_on}',
      'The number is of {number_year}, the filing date {filed_on}',
    ],
    mend: ['请对照证书核对两者', 'Compare both with the certificate'],
  },
  IP_BEFORE_FILING: {
    kind: 'refused',
    title: ['早于申请日。', 'It would have happened before the filing.'],
    detail: [
      '{what}（{on}）早于申请日 {filed_on}',
      '{what} ({on}) is before the filing on {filed_on}',
    ],
    mend: [
      '请核对两个日期；申请日有误请更正',
      'Check both dates; correct the filing date if it is wrong',
    ],
  },
  IP_FACT_RECORDED: {
    kind: 'already-exists',
    title: ['这一变化已经记录。', 'This is recorded already.'],
    detail: ['{what}（{on}）已经记录', '{what} ({on}) is recorded already'],
    mend: [
      '不必再记；若已有的记录有误，请冲销它',
      'Nothing is to do; reverse the entry if it is wrong',
    ],
    facts: ['entry'],
  },
  IP_FACT_NOT_OF_KIND: {
    kind: 'refused',
    title: ['这类权利没有这种变化。', 'Rights of this kind know nothing of the sort.'],
    detail: ['{kind}没有“{what}”', 'There is no "{what}" for: {kind}'],
    mend: ['请核对号码与变化的类型', 'Check the number and the kind of fact'],
  },
  IP_GRANTED_ALREADY: {
    kind: 'refused',
    title: ['已经授权。', 'It was granted already.'],
    detail: ['已于 {other_on} 授权', 'It was granted on {other_on} already'],
    mend: ['若已有的授权日有误，请先冲销它', 'Reverse the grant that is recorded if it is wrong'],
    facts: ['entry', 'what', 'on'],
  },
  IP_NOT_GRANTED: {
    kind: 'refused',
    title: ['尚未授权。', 'It was not granted by then.'],
    detail: [
      '到 {on} 尚未授权，不能有“{what}”',
      'By {on} it was not granted: no "{what}" before a grant',
    ],
    mend: ['请先记录授权，或核对日期', 'Record the grant first, or check the date'],
  },
  IP_ENDED: {
    kind: 'refused',
    title: ['权利已经终止。', 'The right had ended by then.'],
    detail: [
      '权利已于 {other_on} 终止（{other}），不能有“{what}”（{on}）',
      'It ended on {other_on} ({other}): no "{what}" on {on}',
    ],
    mend: [
      '请核对日期；权利已恢复的，先记录恢复；终止有误的，先冲销',
      'Check the date; record its restoration first, or reverse the end if that is wrong',
    ],
    facts: ['entry'],
  },
  IP_STANDS: {
    kind: 'refused',
    title: ['权利没有终止，也没有中止或保全。', 'There is nothing that this could end.'],
    detail: [
      '到 {on} 没有什么可以由“{what}”结束',
      'On {on} there was nothing that "{what}" could end',
    ],
    mend: ['请先记录它所结束的变化', 'Record first what it ends'],
  },
  IP_FEES_PAID_FURTHER: {
    kind: 'refused',
    title: ['费用已经缴到更晚的日期。', 'Fees are paid further than that.'],
    detail: [
      '到 {on} 已缴至 {other_on}，这次却只到 {until}',
      'By {on} they were paid until {other_on}, and this only until {until}',
    ],
    mend: [
      '请核对缴费日与缴至日；有误的记录请冲销',
      'Check both days; reverse the entry that is wrong',
    ],
    facts: ['entry', 'what'],
  },
  IP_BEYOND_TERM: {
    kind: 'refused',
    title: ['超出权利的期限。', 'It lies beyond the term.'],
    detail: [
      '“{what}”到 {until}，而期限到 {expires_on} 为止',
      '"{what}" until {until}, while the term ends on {expires_on}',
    ],
    mend: [
      '请核对日期与申请日；期限经补偿的，先记录补偿',
      'Check it and the filing date; record a compensated term first',
    ],
    facts: ['on'],
  },
  IP_DAYS_REVERSED: {
    kind: 'refused',
    title: ['止日不晚于起日。', 'It would end before it began.'],
    detail: ['“{what}”自 {on} 起，却到 {until} 为止', '"{what}" from {on}, and until {until}'],
    mend: ['请核对两个日期', 'Check both dates'],
  },
  IP_OWNER_TWICE: {
    kind: 'refused',
    title: ['同一权利人出现两次。', 'An owner is named twice.'],
    detail: ['“{owner}”出现两次', '"{owner}" is named twice'],
    mend: ['请把份额合为一行', 'Put the shares together'],
  },
  IP_SHARES_ABOVE_WHOLE: {
    kind: 'refused',
    title: ['份额合计超过 100%。', 'The shares exceed 100 %.'],
    detail: ['份额合计为 {sum}%', 'The shares are {sum} % together'],
    mend: ['请核对各权利人的份额；不知道的留空', 'Check each share; leave out those not known'],
  },
  IP_NO_OWNER: {
    kind: 'refused',
    title: ['表示同意的不是权利人。', 'Who consents was no owner by then.'],
    detail: ['到 {on}，“{owner}”不是权利人', 'On {on} "{owner}" was no owner'],
    mend: ['请按权利人的名称填写', 'Write the name as among the owners'],
  },
  IP_REFERENCE_TAKEN: {
    kind: 'refused',
    title: ['这个编号已经用过。', 'This reference is taken.'],
    detail: [
      '编号 {reference} 已用于 {other_on} 的“{other}”',
      '{reference} is that of "{other}" on {other_on}',
    ],
    mend: [
      '请核对编号；若已有的记录有误，请冲销它',
      'Check the reference; reverse the entry if it is wrong',
    ],
    facts: ['entry', 'what', 'on'],
  },
  IP_REFERENCE_UNKNOWN: {
    kind: 'refused',
    title: ['没有这个编号，或它已经结束。', 'There is no such reference, or it has ended.'],
    detail: [
      '到 {on} 没有编号 {reference}，或它已经结束',
      'On {on} there was no {reference}, or it had ended',
    ],
    mend: [
      '请先记录它的开始，或核对编号与日期',
      'Record its beginning first, or check reference and date',
    ],
    facts: ['what'],
  },
  IP_LICENSED_EXCLUSIVELY: {
    kind: 'refused',
    title: ['已有独占或排他许可。', 'It is licensed to one alone.'],
    detail: [
      '自 {other_on} 起已独占或排他许可（{reference}）',
      'Since {other_on} it is licensed to one alone ({reference})',
    ],
    mend: ['请核对许可的类型与期限', 'Check what the licences are, and until when'],
    facts: ['entry', 'what', 'on'],
  },
  IP_PLEDGE_STANDS: {
    kind: 'refused',
    title: ['已经质押。', 'It is pledged.'],
    detail: [
      '自 {other_on} 起质押给 {pledgee}（{reference}），尚未注销',
      'Since {other_on} it is pledged to {pledgee} ({reference}), and not released',
    ],
    mend: ['请先记录注销，或核对日期', 'Record the release first, or check the date'],
    facts: ['entry', 'what', 'on'],
  },
  IP_MARK_STANDS: {
    kind: 'refused',
    title: ['标记没有改变。', 'The mark would not change.'],
    detail: ['到 {on} 标记没有改变', 'On {on} the mark would not change'],
    mend: ['请核对标记与日期', 'Check the mark and the date'],
    facts: ['what'],
  },
} as const satisfies Refusals

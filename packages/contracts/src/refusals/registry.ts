import type { Refusals } from './refusal.ts'

export const registryRefusals = {
  ENTERPRISE_ALREADY_REGISTERED: {
    kind: 'already-exists',
    title: ['这家企业已经登记。', 'This enterprise is registered already.'],
    detail: ['该企业已经登记', 'This enterprise is already registered'],
    mend: [
      '请打开已有的企业；若其资料有误，请更正它',
      'Open the enterprise that exists; if its facts are wrong, correct them',
    ],
    facts: ['enterprise_id'],
  },
  ENTRY_OF_ANOTHER_ORGANISATION: {
    kind: 'forbidden',
    title: ['这条记录由另一机构登记。', 'This entry was recorded by another organisation.'],
    detail: [
      '要撤回的记录（或其一部分）由另一机构登记',
      'What would be taken back was recorded, at least in part, by another organisation than yours',
    ],
    mend: [
      '请由登记员或登记它的机构撤回',
      'Have a registrar take it back, or the organisation that recorded it',
    ],
  },
  MONEY_KIND_WITHHELD: {
    kind: 'forbidden',
    title: [
      '谁的资金投向哪家企业，不对您公布。',
      'Whose money went to which enterprise is not told to you.',
    ],
    detail: [
      '按资金性质列出企业，等于公布其股权登记册中的出资人',
      'Enterprises listed by kind of money would tell of the holders on their cap tables',
    ],
    mend: [
      '请去掉资金性质的条件，或由可查看股权登记册的人员查询',
      'Ask without the kind of money, or have somebody ask who may read cap tables',
    ],
  },
  ENTERPRISE_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这家企业（或在所问的日期尚无记录）。',
      'There is no such enterprise (or none yet as of the date asked).',
    ],
    detail: ['没有登记过这家企业', 'No such enterprise is registered'],
    mend: ['请核对企业标识，或先登记企业', 'Check the id, or register the enterprise first'],
    facts: ['enterprise_id'],
  },
  ENTERPRISE_CLOSED: {
    kind: 'refused',
    title: ['这家企业已经终止。', 'This enterprise has been closed.'],
    detail: ['该企业已于 {closed_on} 终止', 'This enterprise was closed on {closed_on}'],
    mend: [
      '已终止的企业不再更正，终止之后的事也不再登记；请核对日期和企业',
      'A closed enterprise is not corrected, and nothing after its closure is recorded: check the date and the enterprise',
    ],
    facts: ['enterprise_id'],
  },
  USCC_TAKEN: {
    kind: 'already-exists',
    title: ['这个代码已属于另一家企业。', 'This code belongs to another enterprise.'],
    detail: [
      '统一社会信用代码 {uscc} 已属于另一家企业',
      'The code {uscc} belongs to another enterprise',
    ],
    mend: [
      '请核对代码；若另一家企业登记的代码有误，或其更正中断，请先完成它的更正',
      'Check the code; if the other enterprise has it by mistake, or its correction broke off, correct that one first',
    ],
    facts: ['enterprise_id'],
  },
  NOTHING_TO_CORRECT: {
    kind: 'refused',
    title: ['更正的内容与现有记录相同。', 'The correction changes nothing.'],
    detail: ['更正没有改变任何内容', 'The correction changes nothing'],
    mend: ['请填写与现值不同的内容', 'Give at least one value that differs from the present'],
  },
  STAGE_OUT_OF_ORDER: {
    kind: 'refused',
    title: ['此阶段早于已记录的阶段。', 'This rung stands before one already recorded.'],
    detail: [
      '{given_rung}（{given_on}）应在已有的{rung}（{reached_on}）之前',
      '{given_rung} ({given_on}) would stand before {rung} ({reached_on})',
    ],
    mend: [
      '请核对阶段与日期；若属实，请说明补记的原因',
      'Check rung and date; if they are right, state why it is recorded out of order',
    ],
    facts: ['rung_id'],
  },
  STAGE_ALREADY_REACHED: {
    kind: 'already-exists',
    title: ['此阶段已经记录。', 'This rung has been recorded already.'],
    detail: ['阶梯上已有{rung}（{reached_on}）', 'The ladder already has {rung} ({reached_on})'],
    mend: [
      '若已有的记录有误，请更正或撤回它',
      'If the rung that is there is wrong, correct or withdraw it',
    ],
    facts: ['rung_id'],
  },
  LADDER_ENDED: {
    kind: 'refused',
    title: [
      '阶梯已经结束（退市、失败或被收购）。',
      'The ladder has ended (delisted, failed or acquired).',
    ],
    detail: ['阶梯已于 {reached_on} 以{rung}结束', 'The ladder ended with {rung} on {reached_on}'],
    mend: [
      '只能补记结束之前的阶段；若结束的记录有误，请先更正或撤回它',
      'Only what came before the end can be added; if the end is wrong, correct or withdraw it',
    ],
    facts: ['rung_id'],
  },
  EVIDENCE_MISSING: {
    kind: 'refused',
    title: ['缺少依据。', 'The evidence is missing.'],
    detail: ['没有给出依据', 'No evidence was given'],
    mend: [
      '请至少附上一份依据，例如投资决策委员会决议、协议、付款凭证或公告',
      "Give at least one piece of evidence, such as the committee's resolution, a contract or an announcement",
    ],
  },
  RUNG_UNKNOWN: {
    kind: 'not-found',
    title: ['阶梯上没有这个阶段。', 'There is no such rung on this ladder.'],
    detail: ['阶梯上没有这一阶段', 'The ladder has no such rung'],
    mend: ['请从企业的阶梯中选取', "Take the rung's id from the enterprise's ladder"],
    facts: ['rung_id'],
  },
  RUNG_OF_ROUND: {
    kind: 'refused',
    title: ['这个阶段来自一轮已交割的融资。', 'A closed round stands behind this rung.'],
    mend: [
      '请在该项目中冲销交割，阶段随之撤回；阶段或日期有误请更正',
      'Reverse the closing on its deal, and the rung follows; correct it where only its rung or date is wrong',
    ],
    facts: ['rung_id'],
  },
  RUNG_WITHDRAWN: {
    kind: 'refused',
    title: ['这个阶段已经撤回。', 'This rung has been withdrawn.'],
    detail: ['这一阶段已经撤回', 'This rung has been withdrawn'],
    mend: ['若撤回有误，请重新记录该阶段', 'If that was wrong, record the rung anew'],
    facts: ['rung_id'],
  },
  NAME_MISSING: {
    kind: 'invalid',
    title: ['企业没有名称。', 'The enterprise would have no name.'],
    mend: ['请给出中文或英文名称。', 'Give a Chinese or an English name.'],
  },
  CHECK_DIGIT_OVERRIDE_UNNEEDED: {
    kind: 'invalid',
    title: ['这个代码不需要校验位豁免。', 'This code needs no evidence for its check digit.'],
    mend: ['请去掉 checkDigitOverride。', 'Leave `checkDigitOverride` out.'],
  },
  MATERIAL_FIELD_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这个材料领域。', 'There is no such material field.'],
    mend: ['请使用领域目录中的代码。', 'Use a code from the list of material fields.'],
  },
  DISTRICT_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这个行政区。', 'There is no such district.'],
    mend: [
      '请使用目录中的六位 GB/T 2260 代码；没有代码的区域用其编号。',
      'Use a six-digit GB/T 2260 code from the list, or the id of an area that has none.',
    ],
  },
  PROVENANCE_MISSING: {
    kind: 'invalid',
    title: ['没有说明来源。', 'It is not said where this comes from.'],
    mend: [
      '请填写 provenance：来源和可信度。',
      'Fill in `provenance`: the source, and how far it is trusted.',
    ],
  },
  DATE_IN_FUTURE: {
    kind: 'refused',
    title: ['日期在将来。', 'The date lies in the future.'],
    detail: ['日期 {date} 尚未到来', '{date} has not come yet'],
    mend: [
      '只记录已发生的事，日期不得晚于今天（{today}）',
      'Only what has happened is recorded: use a date no later than today ({today})',
    ],
  },
  DATE_TOO_FAR: {
    kind: 'refused',
    title: ['日期太远。', 'The date lies too far ahead.'],
    detail: ['{date} 晚于 {latest}', '{date} lies after {latest}'],
    mend: [
      '请核对日期；没有终止日期的，请留空',
      'Check the date; where there is no end, leave it out',
    ],
  },
  FOUNDED_AFTER_STAGE: {
    kind: 'refused',
    title: ['成立日期晚于阶梯上的阶段。', 'The foundation date lies after a rung of the ladder.'],
    detail: [
      '成立日期 {founded_on} 晚于阶梯上 {first_stage_on} 的阶段',
      'The foundation date {founded_on} lies after a rung of {first_stage_on}',
    ],
    mend: [
      '请核对日期；若阶段的日期有误，请先更正该阶段',
      "Check the date; if the rung's date is wrong, correct the rung first",
    ],
  },
  CLOSED_BEFORE_FOUNDATION: {
    kind: 'refused',
    title: ['终止日期早于成立日期。', 'The closing date lies before the foundation.'],
    detail: [
      '终止日期 {closed_on} 早于成立日期 {founded_on}',
      'The closing date {closed_on} lies before the foundation on {founded_on}',
    ],
    mend: [
      '请核对终止日期；若成立日期有误，请先更正企业',
      'Check the date; if the foundation date is wrong, correct the enterprise first',
    ],
  },
  CLOSED_BEFORE_STAGE: {
    kind: 'refused',
    title: ['终止日期早于阶梯上的阶段。', 'The closing date lies before a rung of the ladder.'],
    detail: [
      '终止日期 {closed_on} 早于阶梯上 {last_stage_on} 的阶段',
      'The closing date {closed_on} lies before a rung of {last_stage_on}',
    ],
    mend: [
      '请核对日期；若阶段的日期有误，请先更正该阶段',
      "Check the date; if the rung's date is wrong, correct the rung first",
    ],
  },
  STAGE_BEFORE_FOUNDATION: {
    kind: 'refused',
    title: ['阶段的日期早于企业成立。', 'The rung is dated before the enterprise was founded.'],
    detail: [
      '阶段日期 {reached_on} 早于企业成立日期 {founded_on}',
      "The rung's date {reached_on} lies before the enterprise's foundation on {founded_on}",
    ],
    mend: [
      '请核对日期；若成立日期有误，请先更正企业',
      'Check the date; if the foundation date is wrong, correct the enterprise first',
    ],
  },
  LADDER_ENDS_TOO_EARLY: {
    kind: 'refused',
    title: ['结束的阶段早于已有的阶段。', 'The end lies before a rung already recorded.'],
    detail: [
      '{given_rung}（{given_on}）早于已有的{rung}（{reached_on}）',
      '{given_rung} ({given_on}) lies before {rung} ({reached_on})',
    ],
    mend: [
      '结束之后不能再有阶段；请核对日期，或先更正已有的阶段',
      'No rung can follow an end: check the date, or correct the later rung first',
    ],
    facts: ['rung_id'],
  },
  HISTORY_FULL: {
    kind: 'refused',
    title: ['这份记录的历史已达上限。', 'This record takes no more entries.'],
    detail: [
      '该记录已有 {max} 条历史，不能再增加',
      'This record already has {max} entries of history and takes no more',
    ],
    mend: [
      '如此多的更正通常是程序错误；请联系运维人员',
      'So many corrections are usually a fault of a program; ask an operator',
    ],
  },
  USCC_CONTENDED: {
    kind: 'conflict',
    title: [
      '其他人正在登记同一个代码，未记录任何内容。',
      'Others are registering the same code; nothing was recorded.',
    ],
    mend: [
      '请稍候，再用同一个 Idempotency-Key（命令编号）重试。',
      'Wait a moment, then repeat with the same Idempotency-Key (command id).',
    ],
    facts: ['uscc'],
  },
} as const satisfies Refusals

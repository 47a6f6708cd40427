import { entry } from './entry.ts'

/** Refusals of the registry service. */
export const registry = {
  ENTERPRISE_ALREADY_REGISTERED: entry(
    409,
    ['这家企业已经登记。', 'This enterprise is registered already.'],
    [
      '请查找已有的企业；资料有误时请更正。',
      'Find the existing entry; correct it where it is wrong.',
    ],
  ),
  ENTERPRISE_UNKNOWN: entry(
    404,
    [
      '没有这家企业（或在所问的日期尚无记录）。',
      'There is no such enterprise (or none yet as of the date asked).',
    ],
    ['请核对编号，或先登记企业。', 'Check the id, or register the enterprise first.'],
  ),
  ENTERPRISE_CLOSED: entry(
    422,
    ['这家企业已经终止。', 'This enterprise has been closed.'],
    ['终止后的企业不再接受新的记录。', 'Nothing more can be recorded of a closed enterprise.'],
  ),
  USCC_INVALID: entry(
    400,
    ['统一社会信用代码有误。', 'The Unified Social Credit Code is not valid.'],
    [
      '请核对 18 位代码；若代码属实而校验位不符，请在 checkDigitOverride 中注明依据。',
      'Check the 18 characters; if the code is genuine although its check digit fails, give the evidence in `checkDigitOverride`.',
    ],
  ),
  USCC_TAKEN: entry(
    409,
    ['这个代码已属于另一家企业。', 'This code belongs to another enterprise.'],
    ['请核对代码。', 'Check the code.'],
  ),
  NOTHING_TO_CORRECT: entry(
    422,
    ['更正的内容与现有记录相同。', 'The correction changes nothing.'],
    ['请至少更改一项。', 'Change at least one field.'],
  ),
  STAGE_OUT_OF_ORDER: entry(
    422,
    ['此阶段早于已记录的阶段。', 'This rung stands before one already recorded.'],
    [
      '若属实，请在 outOfOrderReason 中说明理由。',
      'If that is right, say why in `outOfOrderReason`.',
    ],
  ),
  STAGE_ALREADY_REACHED: entry(
    409,
    ['此阶段已经记录。', 'This rung has been recorded already.'],
    [
      '请更正已有的阶段，而不是再次记录。',
      'Correct the rung that is there instead of recording it again.',
    ],
  ),
  LADDER_ENDED: entry(
    422,
    [
      '阶梯已经结束（退市、失败或被收购）。',
      'The ladder has ended (delisted, failed or acquired).',
    ],
    ['请先撤回或更正结束的阶段。', 'Withdraw or correct the rung that ended it first.'],
  ),
  EVIDENCE_MISSING: entry(
    422,
    ['缺少依据。', 'The evidence is missing.'],
    ['请至少填写一份依据文件。', 'Give at least one piece of evidence.'],
  ),
  RUNG_UNKNOWN: entry(
    404,
    ['阶梯上没有这个阶段。', 'There is no such rung on this ladder.'],
    ['请重新读取阶梯，使用其中的编号。', 'Read the ladder again and use an id from it.'],
  ),
  RUNG_WITHDRAWN: entry(
    422,
    ['这个阶段已经撤回。', 'This rung has been withdrawn.'],
    [
      '请重新记录，而不是更改已撤回的阶段。',
      'Record it anew instead of changing a withdrawn rung.',
    ],
  ),
  NAME_MISSING: entry(
    400,
    ['企业没有名称。', 'The enterprise would have no name.'],
    ['请给出中文或英文名称。', 'Give a Chinese or an English name.'],
  ),
  CHECK_DIGIT_OVERRIDE_UNNEEDED: entry(
    400,
    ['这个代码不需要校验位豁免。', 'This code needs no evidence for its check digit.'],
    ['请去掉 checkDigitOverride。', 'Leave `checkDigitOverride` out.'],
  ),
  MATERIAL_FIELD_UNKNOWN: entry(
    400,
    ['没有这个材料领域。', 'There is no such material field.'],
    ['请使用领域目录中的代码。', 'Use a code from the list of material fields.'],
  ),
  DISTRICT_UNKNOWN: entry(
    400,
    ['没有这个行政区。', 'There is no such district.'],
    ['请使用目录中的六位 GB/T 2260 代码。', 'Use a six-digit GB/T 2260 code from the list.'],
  ),
  PROVENANCE_MISSING: entry(
    400,
    ['没有说明来源。', 'It is not said where this comes from.'],
    [
      '请填写 provenance：来源和可信度。',
      'Fill in `provenance`: the source, and how far it is trusted.',
    ],
  ),
  DATE_IN_FUTURE: entry(
    422,
    ['日期在将来。', 'The date lies in the future.'],
    ['请填写今天或更早的日期（北京时间）。', 'Give today (in Shanghai) or an earlier date.'],
  ),
  FOUNDED_AFTER_STAGE: entry(
    422,
    ['成立日期晚于阶梯上的阶段。', 'The foundation date lies after a rung of the ladder.'],
    ['请核对日期，或先更正该阶段。', 'Check the date, or correct the rung first.'],
  ),
  CLOSED_BEFORE_FOUNDATION: entry(
    422,
    ['终止日期早于成立日期。', 'The closing date lies before the foundation.'],
    ['请核对日期，或先更正成立日期。', 'Check the date, or correct the foundation date first.'],
  ),
  CLOSED_BEFORE_STAGE: entry(
    422,
    ['终止日期早于阶梯上的阶段。', 'The closing date lies before a rung of the ladder.'],
    ['请核对日期，或先更正该阶段。', 'Check the date, or correct the rung first.'],
  ),
  STAGE_BEFORE_FOUNDATION: entry(
    422,
    ['阶段的日期早于企业成立。', 'The rung is dated before the enterprise was founded.'],
    ['请核对日期，或先更正成立日期。', 'Check the date, or correct the foundation date first.'],
  ),
  LADDER_ENDS_TOO_EARLY: entry(
    422,
    ['结束的阶段早于已有的阶段。', 'The end lies before a rung already recorded.'],
    ['请核对日期，或先更正已有的阶段。', 'Check the date, or correct the later rung first.'],
  ),
  HISTORY_FULL: entry(
    422,
    ['这份记录的历史已达上限。', 'This record takes no more entries.'],
    [
      '如此多的更正通常是程序错误，请联系运维人员。',
      'So many corrections are usually a fault of a program: ask an operator.',
    ],
  ),
  USCC_CONTENDED: entry(
    409,
    [
      '其他人正在登记同一个代码，未记录任何内容。',
      'Others are registering the same code; nothing was recorded.',
    ],
    [
      '请稍候，再用同一个 Idempotency-Key 重试。',
      'Wait a moment, then repeat with the same Idempotency-Key.',
    ],
  ),
} as const

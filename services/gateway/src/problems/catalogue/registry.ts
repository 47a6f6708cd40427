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
  DEAD_LETTER_UNKNOWN: entry(
    404,
    ['没有这个未处理事件。', 'There is no such parked event.'],
    ['它可能已被处理；请刷新列表。', 'It may have been handled; refresh the list.'],
  ),
  SUBSCRIPTION_UNKNOWN: entry(
    404,
    ['没有这个订阅。', 'There is no such subscription.'],
    ['请使用投递状况中列出的名称。', 'Use a name from the delivery page.'],
  ),
} as const

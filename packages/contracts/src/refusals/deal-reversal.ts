import type { Refusals } from './refusal.ts'

/** What keeps steps of deals and commitments to funds from being reversed, or their steps from being carried on. */
export const dealReversalRefusals = {
  NOTHING_TO_REVERSE: {
    kind: 'refused',
    title: ['该项目没有这一步可以冲销。', 'The deal has no such step to be reversed.'],
    detail: [
      '该项目目前为“{status}”，没有这一步可以冲销',
      'The deal is {status}: it has no such step to be reversed',
    ],
    mend: ['请查看项目的历史', 'Look at the history of the deal'],
    facts: ['deal_id'],
  },
  LATER_STEP_STANDS: {
    kind: 'refused',
    title: ['之后的一步仍然有效。', 'A later step still stands.'],
    detail: ['该项目之后已“{status}”', 'The deal has been {status} since'],
    mend: ['请先冲销之后的一步', 'Reverse the later step first'],
    facts: ['deal_id'],
  },
  ENDED_AFTER_APPROVAL: {
    kind: 'refused',
    title: [
      '项目在批准之后结束，额度已经释放。',
      'The deal ended after its approval, and its capital has been given back.',
    ],
    detail: ['该项目在批准之后结束，额度已经释放', 'Its capital was given back as it ended'],
    mend: ['请重新立项并报批', 'Open another deal and have it approved'],
    facts: ['deal_id'],
  },
  ROUND_BEING_SETTLED: {
    kind: 'conflict',
    title: [
      '该轮次的交割或另一次冲销仍在办理。',
      'The closing of this round, or another reversal of it, is still being carried out.',
    ],
    mend: [
      '请稍候几秒，查看该项目的状态后再决定',
      'Wait some seconds, look at the deal, then decide again',
    ],
    facts: ['deal_id'],
  },
  CAP_TABLE_CHANGED: {
    kind: 'conflict',
    title: [
      '股权结构表在此期间有新的登记。',
      'Something was recorded on the cap table in the meantime.',
    ],
    mend: ['请查看股权结构表后再次提交', 'Look at the cap table, then send it again'],
    facts: ['enterprise_id'],
  },
  DEAL_CHANGED: {
    kind: 'conflict',
    title: ['该项目在此期间有新的一步。', 'The deal has gone on in the meantime.'],
    mend: ['请查看该项目后再决定', 'Look at the deal, then decide again'],
    facts: ['deal_id'],
  },
  COMMAND_GIVEN_BACK: {
    kind: 'conflict',
    title: [
      '这一请求此前未能完成，已全部撤销。',
      'This request could not be finished before, and all of it was given back.',
    ],
    mend: [
      '如仍需办理，请使用新的 Idempotency-Key',
      'If it is still wanted, use another Idempotency-Key',
    ],
    facts: ['deal_id'],
  },
  COMMITMENT_UNKNOWN: {
    kind: 'not-found',
    title: ['这位合伙人没有认缴承诺。', 'This partner has no commitment.'],
    detail: ['合伙人 {partner_id} 没有认缴承诺', 'Partner {partner_id} has no commitment'],
    mend: [
      '请核对合伙人编号；该承诺可能已经冲销',
      'Check the partner id; it may be reversed already',
    ],
  },
  COMMITMENT_IN_USE: {
    kind: 'refused',
    title: [
      '冲销后，基金的认缴额将低于已批准或已投资的金额。',
      'Without this commitment the fund would have promised or invested more than was committed.',
    ],
    detail: [
      '截至 {day} 基金可用仅 {available} {currency}，不足以冲销 {amount}',
      'As of {day} only {available} {currency} were available, too little to take back {amount}',
    ],
    mend: [
      '请先登记正确的承诺，或冲销用到这笔资金的批准',
      'Record the right commitment first, or reverse an approval that uses this money',
    ],
    facts: ['partner_id'],
  },
  RELEASED_CAPITAL_IN_USE: {
    kind: 'refused',
    title: [
      '交割时释放的额度已另作他用。',
      'The capital that the closing released is in use elsewhere.',
    ],
    detail: [
      '恢复原批准需要 {amount}，而截至 {day} 基金可用仅 {available} {currency}',
      'To stand approved again it needs {amount}, and as of {day} only {available} {currency} were available',
    ],
    mend: [
      '请先冲销用到这笔额度的批准，或新增认缴承诺',
      'Reverse an approval that uses it first, or add a commitment',
    ],
    facts: ['deal_id'],
  },
} as const satisfies Refusals

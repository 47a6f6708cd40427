import type { Refusals } from './refusal.ts'

export const riskPoolRefusals = {
  RISK_POOL_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这个资金池（或在所问的日期尚无记录）。',
      'There is no such risk pool (or none yet as of the date asked).',
    ],
    detail: ['没有资金池 {risk_pool_id}', 'There is no risk pool {risk_pool_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  RISK_POOL_THERE: {
    kind: 'already-exists',
    title: ['这个资金池已经设立。', 'This risk pool was opened already.'],
    mend: ['请使用已有的资金池。', 'Use the one that is there.'],
    facts: ['risk_pool_id'],
  },
  POOL_CLAIM_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这项补偿申请。', 'There is no such claim.'],
    detail: ['没有补偿申请 {pool_claim_id}', 'There is no claim {pool_claim_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  POOL_CLAIM_UNFIT: {
    kind: 'conflict',
    title: ['补偿申请目前的状态不允许这一步。', 'The claim doesn’t stand where this can be done.'],
    detail: ['补偿申请目前为：{status}', 'The claim is: {status}'],
    mend: ['请刷新后查看。', 'Look at it anew.'],
  },
  POOL_DAYS_REVERSED: {
    kind: 'invalid',
    title: [
      '日期早于补偿申请此前的记录。',
      'The day is before that of an earlier entry of the claim.',
    ],
    detail: ['{on} 早于此前的记录 {since}', '{on} is before the earlier entry of {since}'],
    mend: ['请更正日期。', 'Correct the day.'],
  },
  POOL_PRODUCT_UNFIT: {
    kind: 'refused',
    title: ['该资金池不补偿这类产品。', 'The pool bears no losses of this product.'],
    mend: ['请选择适用的资金池。', 'Choose a pool that does.'],
    facts: ['product'],
  },
  POOL_LOAN_NOT_IN_DEFAULT: {
    kind: 'refused',
    title: ['贷款既未逾期，也未核销。', 'The loan is neither overdue nor written off.'],
    mend: ['请在逾期后申请。', 'Claim once it is overdue.'],
    facts: ['loan_application_id'],
  },
  POOL_CLAIMED_ALREADY: {
    kind: 'already-exists',
    title: ['这笔贷款已经申请过补偿。', 'This loan was claimed for already.'],
    mend: ['请查看已有的申请。', 'Look at the claim that is there.'],
    facts: ['pool_claim_id'],
  },
  POOL_EXHAUSTED: {
    kind: 'refused',
    title: ['资金池已经用尽。', 'The pool is exhausted.'],
    detail: ['资金池尚余 {available}', 'There is {available} left in the pool'],
    mend: ['请待追回的款项返还后再支付。', 'Pay once what was recovered has come back.'],
  },
  POOL_RECOVERED_TOO_MUCH: {
    kind: 'refused',
    title: ['追回的金额超过了损失。', 'More is recovered than was lost.'],
    mend: ['至多还可记录 {most}。', '{most} at most can still be recorded.'],
  },
  POOL_ENTRY_NOT_LATEST: {
    kind: 'refused',
    title: [
      '只能冲销补偿申请的最近一条记录。',
      'Only the latest entry of a claim can be taken back.',
    ],
    detail: [
      '第 {entry_version} 版不是最近的记录',
      'Version {entry_version} isn’t its latest entry',
    ],
    mend: ['请先冲销其后的记录。', 'Take those after it back first.'],
  },
} as const satisfies Refusals

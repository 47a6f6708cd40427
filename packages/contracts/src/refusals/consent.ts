import type { Refusals } from './refusal.ts'

export const consentRefusals = {
  CONSENT_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这份授权（或在所问的日期尚无记录，或与您的机构无关）。',
      'There is no such consent (or none yet as of the date asked, or none of your organisation).',
    ],
    detail: ['没有授权 {consent_id}', 'There is no consent {consent_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  CONSENT_DAYS_REVERSED: {
    kind: 'invalid',
    title: ['授权的终止日早于起始日。', 'The consent ends before it begins.'],
    mend: ['请更正有效期。', 'Correct the days.'],
  },
  CONSENT_OVER: {
    kind: 'invalid',
    title: ['授权在登记时已经过期。', 'The consent is over already when it is recorded.'],
    mend: ['请给出今天或以后的终止日。', 'Give a last day that is today or later.'],
    facts: ['valid_to', 'today'],
  },
  CONSENT_STANDS_ALREADY: {
    kind: 'already-exists',
    title: ['内容相同的授权已经有效。', 'A consent that says the same stands already.'],
    mend: ['无需再次授权。', 'Nothing has to be granted again.'],
    facts: ['consent_id'],
  },
  CONSENT_PAPER_MISSING: {
    kind: 'invalid',
    title: [
      '代企业登记的授权没有附上签署的文件。',
      'A consent that is recorded for an enterprise lacks the signed paper.',
    ],
    mend: [
      '请把方式填为纸质，并附上签署的授权书。',
      'Say that it was given on paper, and attach the signed letter of consent.',
    ],
  },
  CONSENT_REVOKED_ALREADY: {
    kind: 'conflict',
    title: ['这份授权已经撤回。', 'This consent has been revoked already.'],
    mend: ['无需再次撤回。', 'Nothing has to be revoked again.'],
    facts: ['consent_id', 'revoked_on'],
  },
  ENTERPRISE_OF_OTHERS: {
    kind: 'forbidden',
    title: [
      '只有企业自己的人员（或代其登记的登记机构）可以这样做。',
      'Only the enterprise’s own people may do this, or the keeper of the register for it.',
    ],
    mend: [
      '请由企业的人员登录：其机构应为该企业的统一社会信用代码。',
      'Let somebody of the enterprise sign in: their organisation is its unified social credit code.',
    ],
  },
} as const satisfies Refusals

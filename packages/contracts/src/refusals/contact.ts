import type { Refusals } from './refusal.ts'

export const contactRefusals = {
  CONTACT_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这个联系人。', 'No contact stands under this id.'],
    mend: ['请从企业的联系人中选取', "Take the id from the enterprise's contacts"],
    facts: ['fact_id'],
  },
  CONTACT_STATED_ALREADY: {
    kind: 'already-exists',
    title: ['这个联系人已经登记。', 'This contact is recorded already.'],
    mend: [
      '若电话或邮箱变了，请先登记原来的卸任，再登记新的',
      'Where the number or address has changed, end the contact that stands and state it anew',
    ],
    facts: ['fact_id'],
  },
  CONTACT_WAY_MISSING: {
    kind: 'invalid',
    title: ['没有给出联系方式。', 'No way to reach the person is given.'],
    mend: ['请填写电话或电子邮箱。', 'Give a telephone number or an e-mail address.'],
  },
  TELEPHONE_MALFORMED: {
    kind: 'invalid',
    title: ['电话号码的格式有误。', 'The telephone number is malformed.'],
    mend: [
      '请写数字，可用空格、连字符、括号和开头的加号。',
      'Write digits; blanks, hyphens, brackets and a leading + are allowed.',
    ],
  },
  EMAIL_MALFORMED: {
    kind: 'invalid',
    title: ['电子邮箱的格式有误。', 'The e-mail address is malformed.'],
    mend: ['请写成 name@example.org 的形式。', 'Write it as name@example.org.'],
  },
} as const satisfies Refusals

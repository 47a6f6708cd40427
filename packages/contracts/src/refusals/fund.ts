import type { Refusals } from './refusal.ts'

/** Of funds and what is promised to them. */
export const fundRefusals = {
  FUND_ALREADY_OPEN: {
    kind: 'already-exists',
    title: ['这只基金已经设立。', 'This fund is open already.'],
    detail: ['该基金已经设立', 'This fund is already open'],
    mend: [
      '请打开已有的基金；新增出资承诺请使用“新增承诺”',
      'Use the fund that exists; add further commitments to it',
    ],
    facts: ['fund_id'],
  },
  FUND_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这只基金（或在所问的日期尚无记录）。',
      'There is no such fund (or none yet as of the date asked).',
    ],
    detail: ['没有基金 {fund_id}', 'There is no fund {fund_id}'],
    mend: ['请核对基金编号，或先设立基金', 'Check the fund id, or open the fund first'],
  },
  CURRENCY_MISMATCH: {
    kind: 'refused',
    title: ['币种不一致。', 'The currencies do not match.'],
    detail: ['应为 {expected}，收到 {got}', 'Expected {expected}, got {got}'],
    mend: [
      '请以 {expected} 提交；如有折算，请按载明的汇率先行换算',
      'Send it in {expected}; convert at a stated rate first where needed',
    ],
  },
  COMMITMENT_NOT_POSITIVE: {
    kind: 'refused',
    title: ['认缴金额必须大于零。', 'A commitment must be more than zero.'],
    detail: [
      '合伙人 {partner_id} 的出资承诺必须大于零',
      'The commitment of partner {partner_id} must be above zero',
    ],
    mend: ['请填写大于零的金额', 'Give an amount above zero'],
    facts: ['amount', 'currency'],
  },
  PARTNER_TWICE: {
    kind: 'refused',
    title: ['这位合伙人已经认缴。', 'This partner has committed already.'],
    detail: [
      '合伙人 {partner_id} 已有一笔出资承诺',
      'Partner {partner_id} has a commitment already',
    ],
    mend: [
      '每位合伙人只记一笔承诺；请核对合伙人编号',
      'Each partner commits once: check the partner id',
    ],
  },
  EXCEEDS_COMMITMENTS: {
    kind: 'refused',
    title: ['金额超过基金的认缴总额。', 'The amount exceeds what has been committed to the fund.'],
    detail: [
      '拟批准 {amount}，基金可用仅 {available} {currency}',
      '{amount} asked for, {available} {currency} available',
    ],
    mend: [
      '请降低批准金额、新增出资承诺，或等待其他项目释放额度',
      'Approve less, add a commitment, or wait until another deal gives capital back',
    ],
    facts: ['committed', 'reserved', 'invested'],
  },
  EXCEEDS_COMMITMENTS_ON_DAY: {
    kind: 'refused',
    title: [
      '金额超过基金当日的可用额度。',
      'The amount exceeds what the fund had available on a day.',
    ],
    detail: [
      '拟批准 {amount}，而截至 {day} 基金可用仅 {available} {currency}',
      '{amount} asked for, and as of {day} only {available} {currency} were available',
    ],
    mend: [
      '请改用较晚的批准日期、降低批准金额，或先登记当日已有的出资承诺',
      'Approve on a later day, approve less, or record first what had been committed by then',
    ],
  },
  TOO_MANY_PARTNERS: {
    kind: 'refused',
    title: ['合伙人的数量已达上限。', 'The fund takes no more partners.'],
    detail: ['一只基金最多记录 {max} 位合伙人', 'A fund takes at most {max} partners'],
    mend: ['请通过联接基金汇集其余出资人', 'Pool further partners in a feeder fund'],
  },
  RESERVATION_MISSING: {
    kind: 'internal',
    title: ['已交割的轮次没有对应的额度预留。', 'The closed round has no reserved capital.'],
    detail: ['已关闭的轮次没有对应的额度预留', 'A closed round has no capital reserved for it'],
    mend: [
      '请联系运维人员：运行 verify 并查看该项目',
      'Ask an operator to run verify and to look at this deal',
    ],
    facts: ['deal_id'],
  },
  INVESTS_MORE_THAN_RESERVED: {
    kind: 'internal',
    title: ['投资额高于预留额。', 'More was invested than had been reserved.'],
    detail: [
      '投资额 {amount} 高于预留额 {reserved}',
      '{amount} invested, only {reserved} reserved',
    ],
    mend: [
      '请联系运维人员：运行 verify 并查看该项目',
      'Ask an operator to run verify and to look at this deal',
    ],
    facts: ['deal_id'],
  },
} as const satisfies Refusals

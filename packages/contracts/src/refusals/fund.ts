import type { Refusals } from './refusal.ts'

/** Of funds and what is promised to them. */
export const fundRefusals = {
  FUND_ALREADY_OPEN: {
    kind: 'already-exists',
    title: ['这只基金已经设立。', 'This fund is open already.'],
    detail: ['该基金已经设立', 'This fund is already open'],
    mend: [
      '请打开已有的基金；新增认缴承诺请使用“新增承诺”',
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
  FUND_OF_ANOTHER_ORGANISATION: {
    kind: 'forbidden',
    title: ['这只基金由另一机构管理。', 'This fund is managed by another organisation.'],
    detail: [
      '基金 {fund_id} 由另一机构管理，您（{organisation}）无权查看或办理',
      'Fund {fund_id} is managed by another organisation than yours ({organisation})',
    ],
    mend: [
      '请由管理该基金的机构的同事办理；若基金已移交，请原管理机构登记变更',
      'Ask a colleague at the organisation that manages it; where it was handed over to yours, ask the one before to record that',
    ],
  },
  MANAGER_ALREADY: {
    kind: 'refused',
    title: ['该机构已是基金的管理机构。', 'That organisation manages the fund already.'],
    detail: ['{organisation} 已是该基金的管理机构', '{organisation} manages this fund already'],
    mend: ['无需办理；请核对机构名称', 'Nothing needs to be done; check the name'],
    facts: ['fund_id'],
  },
  HAND_OVER_NEEDS_TWO: {
    kind: 'forbidden',
    title: [
      '按基金的双人复核规定，移交须由两个人提出。',
      "The fund's policy asks for two people: it is handed over once two have asked for it.",
    ],
    detail: [
      '移交给 {organisation} 已由您（{person}）提出，尚需另一人同意',
      'You ({person}) have asked to hand it over to {organisation}; it takes another person to ask for the same',
    ],
    mend: [
      '请管理机构的另一位同事提交同样的移交',
      'Have a colleague at the managing organisation ask for the same',
    ],
    facts: ['fund_id'],
  },
  POLICY_ALREADY_SO: {
    kind: 'refused',
    title: ['双人复核已如此设定。', "The fund's policy says so already."],
    mend: ['无需办理', 'Nothing needs to be done'],
    facts: ['fund_id'],
  },
  POLICY_NEEDS_TWO: {
    kind: 'forbidden',
    title: [
      '放宽双人复核须由两个人提出。',
      'Fewer steps take two people only once two people have asked for it.',
    ],
    detail: [
      '放宽双人复核已由您（{person}）提出，尚需另一人同意',
      'You ({person}) have asked for this; it takes another person to ask for the same',
    ],
    mend: [
      '请管理机构的另一位同事提交同样的设定',
      'Have a colleague at the managing organisation set the same policy',
    ],
    facts: ['fund_id'],
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
      '合伙人 {partner_id} 的认缴承诺必须大于零',
      'The commitment of partner {partner_id} must be above zero',
    ],
    mend: ['请填写大于零的金额', 'Give an amount above zero'],
    facts: ['amount', 'currency'],
  },
  PARTNER_TWICE: {
    kind: 'refused',
    title: ['这位合伙人已经认缴。', 'This partner has committed already.'],
    detail: [
      '合伙人 {partner_id} 已有一笔认缴承诺',
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
      '请降低批准金额、新增认缴承诺，或等待其他项目释放额度',
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
      '请改用较晚的批准日期、降低批准金额，或先登记当日已有的认缴承诺',
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
  FUND_KIND_ALREADY_SO: {
    kind: 'refused',
    title: ['基金已登记为该类别。', 'The fund is recorded as of that kind already.'],
    mend: ['无需办理', 'Nothing needs to be done'],
    facts: ['fund_id'],
  },
} as const satisfies Refusals

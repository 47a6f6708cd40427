import type { Refusals } from './refusal.ts'

/** Of parents and controllers. */
export const groupRelationRefusals = {
  RELATION_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这一集团关系。', 'No relation stands under this id.'],
    mend: ['请从企业的集团关系中选取', "Take the id from the enterprise's relations"],
    facts: ['fact_id'],
  },
  RELATION_ENDED: {
    kind: 'refused',
    title: ['这一集团关系已经终止。', 'This relation has ended already.'],
    detail: ['这一集团关系已于 {ended_on} 终止', 'This relation ended on {ended_on}'],
    mend: [
      '若终止日期有误，请撤回它并重新登记',
      'If its end is wrong, withdraw it and state it anew',
    ],
  },
  RELATION_ENDS_TOO_EARLY: {
    kind: 'refused',
    title: ['终止日期不晚于起始日期。', 'The end lies no later than the beginning.'],
    detail: [
      '终止日期 {ended_on} 不晚于起始日期 {since}',
      'The end on {ended_on} lies no later than the beginning on {since}',
    ],
    mend: ['请核对日期', 'Check the dates'],
  },
  RELATION_CONTRADICTS: {
    kind: 'refused',
    title: ['与已登记的集团关系矛盾。', 'It contradicts a relation that stands at the same time.'],
    detail: [
      '{party}自 {since} 起已登记（{share}%）',
      '{party} is recorded from {since} on ({share} %)',
    ],
    mend: [
      '同一时间只能有一家持股过半的母公司，同一方也只登记一次：请核对日期与比例，或先登记前一关系终止',
      'Only one parent at a time holds more than half, and a party is stated once: check dates and shares, or end the relation before',
    ],
    facts: ['fact_id'],
  },
  SHARES_OF_PARENTS_ABOVE_WHOLE: {
    kind: 'refused',
    title: ['母公司的持股合计超过 100%。', 'The parents hold more than 100 % together.'],
    detail: [
      '{on} 各母公司的持股合计为 {sum}%，其中{party}持有 {share}%',
      'On {on} the parents hold {sum} % together, {party} {share} % of it',
    ],
    mend: ['请核对日期与比例', 'Check dates and shares'],
    facts: ['fact_id'],
  },
  GROUP_CYCLE: {
    kind: 'refused',
    title: ['集团关系会成环。', 'An enterprise would stand above itself.'],
    detail: ['由此{chain}', 'It would follow that {chain}'],
    mend: [
      '请核对双方谁是母公司；若其中一段有误，请先撤回它',
      'Check which of them is above; if a part of the chain is wrong, withdraw it first',
    ],
  },
  GROUP_TOO_LARGE: {
    kind: 'refused',
    title: [
      '上级关系太多，无法确认没有成环。',
      'Too many stand above to be sure that none stands above itself.',
    ],
    detail: [
      '上级关系超过 {max} 家或 {deep} 层',
      'More than {max} enterprises or {deep} levels stand above',
    ],
    mend: ['请核对上级企业的集团关系', 'Check the relations of those above'],
  },
  SHARE_OUT_OF_RANGE: {
    kind: 'invalid',
    title: ['比例须大于 0 且不超过 100。', 'A share is above 0 and at most 100.'],
    mend: ['请核对百分比。', 'Check the percentage.'],
  },
  CONTROLLER_HAS_NO_SHARE: {
    kind: 'invalid',
    title: ['实际控制人不填比例。', 'A controller is stated without a share.'],
    mend: ['持股的请另登记为母公司。', 'Where it holds a share, state it as a parent, too.'],
  },
  PARTY_INCOMPLETE: {
    kind: 'invalid',
    title: [
      '名录内的企业只填编号；其他机构和个人填名称，代码只用于机构。',
      'An enterprise of this register is named by its id alone; others by their name, and only organisations by a code.',
    ],
    mend: ['请按这一方的类别填写。', 'Fill in what belongs to this kind of party.'],
  },
  PARENT_IS_A_PERSON: {
    kind: 'invalid',
    title: ['个人不是母公司。', 'A person is no parent.'],
    mend: ['请登记为实际控制人。', 'State the person as a controller.'],
  },
} as const satisfies Refusals

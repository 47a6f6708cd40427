import type { Refusals } from './refusal.ts'

export const eligibilityQueryRefusals = {
  CONSENT_MISSING: {
    kind: 'forbidden',
    title: [
      '没有企业的有效授权，不能答复。',
      'Without a valid consent of the enterprise nothing can be told.',
    ],
    mend: [
      '请向企业取得授权：银行、目的、范围和有效期都须相符。',
      'Obtain the enterprise’s consent to your bank, for this purpose, for this scope, and valid today.',
    ],
  },
  QUERY_ID_TAKEN: {
    kind: 'conflict',
    title: ['这个查询编号已经用于另一个问题。', 'This request id was used for another question.'],
    mend: [
      '请为新的问题使用新的编号；原样重问才会得到原来的答复。',
      'Take a new id for a new question; only the same question has the same answer.',
    ],
    facts: ['request_id'],
  },
  DECLARED_CODE_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这个可声明的事项。', 'There is nothing of this code to be stated.'],
    mend: [
      '请使用规则数据中的代码，如 PP-C01、PP-R10、credit-report。',
      'Use a code of the rule data, such as PP-C01, PP-R10 or credit-report.',
    ],
  },
  QUERY_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这次查询，或它不属于您的银行。',
      'There is no such query, or it is none of your bank’s.',
    ],
    detail: ['没有查询 {query_id}', 'There is no query {query_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  TOO_MANY_RIGHTS: {
    kind: 'refused',
    title: [
      '该企业的权利多于一次查询可以答复的数量。',
      'The enterprise has more rights than one query can answer.',
    ],
    detail: ['一次查询最多 {max} 项权利', 'One query answers {max} rights at most'],
    mend: [
      '请列出所问的权利，分次查询。',
      'Name the rights that you ask about, in several queries.',
    ],
  },
} as const satisfies Refusals

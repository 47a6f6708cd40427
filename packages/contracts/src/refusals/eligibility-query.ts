import type { Refusals } from './refusal.ts'

export const eligibilityQueryRefusals = {
  CONSENT_MISSING: {
    kind: 'forbidden',
    title: [
      '没有企业的有效授权，不能答复。',
      'Without a valid consent of the enterprise nothing can be told.',
    ],
    mend: [
      '请向企业取得授权（银行、目的、范围和有效期都须相符），再用新的编号查询。',
      'Obtain the enterprise’s consent to your bank, for this purpose and scope and valid today; then ask under a new id.',
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
  LOAN_OVER_ALREADY: {
    kind: 'invalid',
    title: ['贷款到期日须在今天之后。', 'The loan has to be due after today.'],
    detail: ['到期日 {date} 不在今天（{today}）之后', 'It is due on {date}, and today is {today}'],
    mend: ['请给出将来的到期日，或改填期限。', 'Give a day that is to come, or a tenor.'],
  },
  DECLARED_CODE_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这个可声明的事项。', 'There is nothing of this code to be stated.'],
    mend: ['请从以下代码中选取：{allowed}', 'State one of these: {allowed}'],
  },
  AUDIT_LOG_EMPTY: {
    kind: 'not-found',
    title: ['审计日志中还没有条目。', 'Nothing was logged yet.'],
    mend: ['第一次查询之后再取。', 'Ask again once a query was logged.'],
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

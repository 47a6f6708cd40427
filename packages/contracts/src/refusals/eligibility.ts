import type { Refusals } from './refusal.ts'

export const eligibilityRefusals = {
  POLICY_INVALID: {
    kind: 'invalid',
    title: ['银行政策的参数有误。', 'A bank’s policy has parameters that are wrong.'],
    detail: ['银行政策有 {count} 处错误', 'The policy has {count} mistakes'],
    mend: ['请按下列路径更正', 'Mend it at the paths listed'],
  },
  POLICY_ITEM_INVALID: {
    kind: 'invalid',
    title: [
      '政策中的一项不在许可范围之内。',
      'An entry of the policy lies outside what it may be.',
    ],
    mend: ['请按所列范围填写', 'Keep to the range that is told'],
  },
  RIGHT_ASKED_TWICE: {
    kind: 'invalid',
    title: ['同一权利在一次查询中列了两次。', 'A right is asked about twice in one question.'],
    detail: ['权利 {right_id} 重复', 'The right {right_id} is asked about twice'],
    mend: [
      '每项权利只列一次，否则其价值会重复计入',
      'Name each right once: its value would count twice',
    ],
  },
  REPLAY_ENGINE_DIFFERS: {
    kind: 'conflict',
    title: ['该答复由另一版本作出。', 'The answer was reckoned by another version.'],
    detail: [
      '该答复由 {recorded} 作出，现为 {given}',
      'It was answered by {recorded}, and this is {given}',
    ],
    mend: ['请用当时的版本重放', 'Replay it with the version of then'],
  },
  REPLAY_RULES_DIFFER: {
    kind: 'conflict',
    title: ['该答复依据另一份规则数据。', 'The answer rests on other rule data.'],
    detail: [
      '该答复依据 {recorded}，现为 {given}',
      'It was answered by {recorded}, and this is {given}',
    ],
    mend: ['请用当时的规则数据重放', 'Replay it with the rule data of then'],
  },
} as const satisfies Refusals

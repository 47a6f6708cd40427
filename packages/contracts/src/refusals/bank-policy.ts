import type { Refusals } from './refusal.ts'

export const bankPolicyRefusals = {
  BANK_POLICY_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这份银行政策（或在所问的日期尚无记录，或与您的机构无关）。',
      'There is no such policy (or none yet as of the date asked, or none of your organisation).',
    ],
    detail: ['没有银行政策 {bank_policy_id}', 'There is no policy {bank_policy_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  POLICY_VERSION_TAKEN: {
    kind: 'conflict',
    title: ['这个政策版本名已经用过。', 'A policy of this name was proposed already.'],
    detail: ['“{policy_version}”已经用过', '"{policy_version}" was used already'],
    mend: [
      '请换一个名称；“usual-”开头的留给通常政策。',
      'Take another name; those that begin with "usual-" are kept for what banks usually ask.',
    ],
  },
  POLICY_PROPOSAL_WAITS: {
    kind: 'conflict',
    title: ['已有一项提议等待批准。', 'Another proposal waits to be approved.'],
    mend: ['请先批准或撤回记录 {entry_version}', 'Approve or decline entry {entry_version} first'],
  },
  POLICY_PROPOSAL_UNKNOWN: {
    kind: 'not-found',
    title: ['没有等待批准的这项提议。', 'No such proposal waits to be approved.'],
    mend: [
      '请重新查看政策；可能已由他人处理',
      'Look at the policy again; somebody may have seen to it',
    ],
    facts: ['entry_version'],
  },
  POLICY_OWN_PROPOSAL: {
    kind: 'refused',
    title: ['自己提出的政策须由本行另一人批准。', 'Who proposed a policy doesn’t approve it.'],
    mend: ['请由本行另一位人员批准', 'Another one of the bank’s people has to'],
  },
  POLICY_NOT_THERE: {
    kind: 'refused',
    title: ['没有可终止或冲销的政策。', 'There is no policy to end or to take back.'],
    mend: ['请重新查看政策的各期间', 'Look at the periods of the policy again'],
  },
  POLICY_DAY_PAST: {
    kind: 'refused',
    title: [
      '适用日须在今天之后：已作出的答复不受影响。',
      'Its day has to be yet to come: no answer is touched that was given.',
    ],
    detail: [
      '{effective_from} 不在今天（{today}）之后',
      '{effective_from} is not after today, which is {today}',
    ],
    mend: ['请选择今天以后的日期重新提出', 'Propose it anew, with a day that is to come'],
  },
  POLICY_DAYS_REVERSED: {
    kind: 'refused',
    title: [
      '适用日须在已批准的最后一期之后。',
      'Its day has to be after that of what was approved last.',
    ],
    detail: ['已批准的最后一期自 {since} 起适用', 'What was approved last counts from {since} on'],
    mend: [
      '请选择更晚的日期，或先冲销尚未适用的一期',
      'Choose a later day, or take that one back while it doesn’t count yet',
    ],
  },
} as const satisfies Refusals

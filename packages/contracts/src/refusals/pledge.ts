import type { Refusals } from './refusal.ts'

/** `changes`: what was recorded of the right since the version that the bank had seen. */
export const pledgeRefusals = {
  PLEDGE_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这项质押（或在所问的日期尚无记录，或与您的机构无关）。',
      'There is no such pledge (or none yet as of the date asked, or none of your organisation).',
    ],
    detail: ['没有质押 {pledge_id}', 'There is no pledge {pledge_id}'],
    mend: ['请核对权利与质押的编号。', 'Check the ids of the right and of the pledge.'],
  },
  PLEDGE_STANDS: {
    kind: 'conflict',
    title: [
      '该权利已有预留、申请中或已登记的质押。',
      'A pledge on this right stands already, be it reserved, filed or registered.',
    ],
    detail: [
      '该权利自 {since} 起已有质押（{status}）',
      'A pledge on this right stands since {since} ({status})',
    ],
    mend: [
      '依《专利权质押登记办法》，质押期间不再登记新的质押；请待其注销或放弃后重新办理',
      'While one stands no second one is registered (measures on patent pledges): place a new one once it was released or let go',
    ],
  },
  PLEDGE_STANDS_IN_REGISTER: {
    kind: 'refused',
    title: [
      '登记服务中该权利已有尚未注销的质押。',
      'The registry has a pledge on this right that was not released.',
    ],
    detail: [
      '该权利自 {since} 起质押给 {pledgee}（{reference}），尚未注销',
      'It is pledged to {pledgee} since {since} ({reference}), and not released',
    ],
    mend: [
      '请先办理注销；若登记有误，请由登记机构冲销',
      'Have it released first; if the record is wrong, let the keeper of the register take it back',
    ],
    facts: ['changes'],
  },
  RIGHT_OF_OTHERS: {
    kind: 'refused',
    title: ['该企业不是登记的权利人。', 'The enterprise is none of the owners that are recorded.'],
    mend: [
      '请先办理权利人变更，或核对号码与企业',
      'Have the change of owners recorded first, or check the number and the enterprise',
    ],
    facts: ['ip_right_id', 'changes'],
  },
  RIGHT_NOT_IN_FORCE: {
    kind: 'refused',
    title: ['该权利尚未授权，或已经终止。', 'The right was not granted yet, or has ended.'],
    mend: ['请核对权利的法律状态', 'Check the right’s legal status'],
    facts: ['ip_right_id', 'phase', 'changes'],
  },
  RIGHT_SUSPENDED: {
    kind: 'refused',
    title: [
      '该权利处于中止或保全之中，质押手续暂停办理。',
      'The right is suspended or preserved: pledges are not dealt with meanwhile.',
    ],
    mend: ['请待中止或保全结束', 'Wait until that has ended'],
    facts: ['ip_right_id', 'changes'],
  },
  RIGHT_TERM_UNKNOWN: {
    kind: 'refused',
    title: ['不知道该权利的期限。', 'The right’s term is not known.'],
    mend: [
      '请先由登记机构记录其期限（申请日、授权或续展）',
      'Let the keeper of the register record it first: by its filing, grant or renewal',
    ],
    facts: ['ip_right_id'],
  },
  RIGHT_CHANGED: {
    kind: 'conflict',
    title: [
      '该权利的记录在银行查看之后有变化。',
      'The right’s record has changed since the bank has seen it.',
    ],
    detail: [
      '银行所见为第 {seen} 版，现为第 {version} 版：{changes}',
      'The bank has seen version {seen}, and it is at {version} now: {changes}',
    ],
    mend: ['请重新查看后再办理', 'Look at it once more, and repeat with its version'],
    facts: ['ip_right_id'],
  },
  RIGHT_NOT_CHECKED: {
    kind: 'unavailable',
    title: [
      '暂时无法向登记服务核实该权利，未记录任何内容。',
      'The registry cannot be asked about this right now; nothing was recorded.',
    ],
    mend: [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key 重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key.',
    ],
    facts: ['ip_right_id'],
  },
  PLEDGE_BEYOND_TERM: {
    kind: 'refused',
    title: [
      '债务履行期限超过权利的有效期。',
      'The debt is to be performed after the right’s term has run out.',
    ],
    detail: [
      '债务应于 {matures_on} 前履行，而权利的期限至 {expires_on} 为止',
      'The debt matures on {matures_on}, while the term ends on {expires_on}',
    ],
    mend: ['请缩短贷款期限，或更换质物', 'Shorten the tenor, or take another right'],
    facts: ['changes'],
  },
  PLEDGE_MATURED: {
    kind: 'refused',
    title: ['债务履行期限已过。', 'The debt’s maturity has passed already.'],
    detail: [
      '到期日 {matures_on} 不晚于 {today}',
      'It matures on {matures_on}, no later than {today}',
    ],
    mend: ['请核对到期日', 'Check the maturity'],
  },
  SECURED_NOT_POSITIVE: {
    kind: 'invalid',
    title: ['担保金额必须大于零。', 'The amount secured must be above zero.'],
    mend: ['请核对金额', 'Check the amount'],
  },
  PLEDGE_NOT_THERE_YET: {
    kind: 'refused',
    title: ['质押尚未到这一步。', 'The pledge has not come to this step yet.'],
    detail: ['质押现为“{status}”，须先为“{needed}”', 'It is {status}; it has to be {needed} first'],
    mend: ['请先记录前一步', 'Record the step before first'],
    facts: ['pledge_id'],
  },
  PLEDGE_ENDED: {
    kind: 'refused',
    title: ['质押已经结束。', 'The pledge has ended.'],
    detail: ['质押已于 {since} 结束（{status}）', 'It has ended on {since} ({status})'],
    mend: [
      '如需质押，请重新办理；记录有误的，请冲销其最后一条',
      'Place a new one; if its end is wrong, take that entry back',
    ],
    facts: ['pledge_id'],
  },
  PLEDGE_OUT_OF_TIME: {
    kind: 'refused',
    title: ['预留或申请已经过期。', 'The reservation or filing has run out.'],
    detail: ['只保留到 {expires_on}', 'It was kept until {expires_on}'],
    mend: ['请重新预留', 'Reserve it anew'],
    facts: ['pledge_id'],
  },
  PLEDGE_DAYS_REVERSED: {
    kind: 'refused',
    title: ['日期早于质押的前一步。', 'The day lies before the step that came before.'],
    detail: ['{on} 早于前一步的 {since}', '{on} is before {since}, when the step before it was'],
    mend: [
      '请核对两个日期；前一步有误请先冲销',
      'Check both days; take the step before back if it is wrong',
    ],
    facts: ['pledge_id'],
  },
  PLEDGE_ENTRY_NOT_LATEST: {
    kind: 'refused',
    title: [
      '只能冲销该质押最后一条申请、登记、变更、注销或实现的记录。',
      'Only a pledge’s latest filing, registration, change, release or enforcement can be taken back.',
    ],
    mend: [
      '请选择最后一条记录；预留请放弃，已放弃的请重新预留',
      'Choose the latest; let a reservation go, and reserve anew what was let go',
    ],
    facts: ['pledge_id', 'entry_version'],
  },
} as const satisfies Refusals

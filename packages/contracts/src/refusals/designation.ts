import type { Refusals } from './refusal.ts'

export const designationRefusals = {
  DESIGNATION_UNKNOWN: {
    kind: 'not-found',
    title: ['企业没有这个称号。', 'The enterprise has no such designation.'],
    detail: ['没有称号 {designation_id}', 'There is no designation {designation_id}'],
    mend: ['请从企业的称号中选取', "Take its id from the enterprise's designations"],
  },
  DESIGNATION_OVERLAPS: {
    kind: 'already-exists',
    title: [
      '同一种类、同一级别的称号在这段时间已经有一个。',
      'A designation of this kind and level is held at that time already.',
    ],
    detail: [
      '与已登记的{kind}（{valid_from} 至 {valid_to}，编号 {designation_id}）重叠',
      'It overlaps the {kind} on record from {valid_from} to {valid_to} ({designation_id})',
    ],
    mend: [
      '请核对日期；延续请在已有的称号上登记，已有的有误请更正或冲销它',
      'Check the days; a renewal is recorded on the designation that is there, and one that is wrong is corrected or reversed',
    ],
    facts: ['designation_id', 'valid_from', 'valid_to'],
  },
  DESIGNATION_REVERSED_BEFORE: {
    kind: 'refused',
    title: [
      '同样的称号曾经记录，后作为误录冲销。',
      'The same designation was recorded before, and reversed as a mistake.',
    ],
    detail: [
      '自 {valid_from} 起的同种类、同级别称号曾经记录，后作为误录冲销',
      'One of this kind and level from {valid_from} on was recorded before, and reversed as a mistake',
    ],
    mend: [
      '请核实；若确有此称号，请注明“虽曾撤销仍记录”后再提交',
      'Check it; if the enterprise holds it after all, mark it “Although reversed before” and send it once more',
    ],
    facts: ['designation_id'],
  },
  DESIGNATION_ENDS_EARLY: {
    kind: 'refused',
    title: ['称号的到期日早于起始日。', 'The designation would end before it begins.'],
    detail: [
      '到期日 {valid_to} 早于起始日 {valid_from}',
      'Its last day {valid_to} lies before its first day {valid_from}',
    ],
    mend: ['请核对两个日期', 'Check the two days'],
  },
  DESIGNATION_BEFORE_FOUNDATION: {
    kind: 'refused',
    title: ['称号早于企业成立。', 'The designation would be older than the enterprise.'],
    detail: [
      '起始日 {valid_from} 早于企业成立日期 {founded_on}',
      'Its first day {valid_from} lies before the foundation on {founded_on}',
    ],
    mend: [
      '请核对日期；成立日期有误请先更正企业资料',
      'Check the day; if the day of foundation is wrong, correct the enterprise first',
    ],
  },
  DESIGNATION_RENEWAL_NO_LATER: {
    kind: 'refused',
    title: [
      '延续的期限没有超过原来的期限。',
      'The renewal reaches no further than the term that it follows on.',
    ],
    detail: [
      '延续期（{valid_from} 至 {valid_to}）须起、止均晚于前一期（{earlier_from} 至 {earlier_to}）',
      'The renewal ({valid_from} to {valid_to}) has to begin and to end after the earlier term ({earlier_from} to {earlier_to})',
    ],
    mend: [
      '请核对日期；前一期有误请更正它',
      'Check the days; if the earlier term is wrong, correct it',
    ],
  },
  DESIGNATION_LAPSED: {
    kind: 'refused',
    title: ['延续开始之前称号已经到期。', 'The designation had lapsed before the renewal begins.'],
    detail: [
      '前一期于 {earlier_to} 到期，而延续自 {valid_from} 开始',
      'The earlier term ended on {earlier_to}, and the renewal begins on {valid_from}',
    ],
    mend: [
      '中断之后重新认定的，请登记为新获得的称号',
      'Record one that was granted again after a gap as a designation anew',
    ],
  },
  DESIGNATION_RENEWED: {
    kind: 'refused',
    title: ['称号已有延续。', 'A renewal follows on this designation.'],
    detail: ['其后有延续 {renewal_id}', 'The renewal {renewal_id} follows on it'],
    mend: [
      '请在延续的一期上登记；要冲销本期，请先冲销延续',
      'Record it on the renewal; to reverse this term, reverse the renewal first',
    ],
  },
  DESIGNATION_REVOKED: {
    kind: 'refused',
    title: ['称号已被取消。', 'The designation has been revoked.'],
    detail: ['称号已于 {revoked_on} 被取消', 'It was revoked on {revoked_on}'],
    mend: ['若取消有误，请冲销该取消', 'If the revocation is a mistake, reverse it'],
  },
  DESIGNATION_NOT_REVOKED: {
    kind: 'refused',
    title: ['称号没有被取消。', 'The designation has not been revoked.'],
    mend: ['请核对称号', 'Check which designation is meant'],
  },
  DESIGNATION_NOT_HELD: {
    kind: 'refused',
    title: ['那一天并不持有这个称号。', 'The designation was not held on that day.'],
    detail: [
      '称号自 {valid_from} 至 {valid_to} 有效，{revoked_on} 不在其中',
      'It is held from {valid_from} to {valid_to}, and {revoked_on} lies outside',
    ],
    mend: ['请核对取消的日期', 'Check the day of the revocation'],
  },
  DESIGNATION_REVERSED: {
    kind: 'refused',
    title: ['这个称号已作为误登冲销。', 'This designation was reversed as a mistake.'],
    detail: ['称号 {designation_id} 已冲销', 'The designation {designation_id} was reversed'],
    mend: ['若冲销有误，请重新登记', 'If that was wrong, record it anew'],
  },
  DESIGNATIONS_FULL: {
    kind: 'refused',
    title: [
      '企业的称号记录已满。',
      'The enterprise has as many entries on designations as one may have.',
    ],
    detail: ['称号记录至多 {max} 条', 'At most {max} entries on designations are kept'],
    mend: ['请联系管理员', 'Ask the operator'],
  },
  FACT_KEY_MALFORMED: {
    kind: 'invalid',
    title: ['事实的标识不合格式。', 'This is not the key of a fact.'],
    mend: ['请使用事实目录中的标识。', 'Use a key from the list of facts.'],
  },
  SUPPOSITION_MALFORMED: {
    kind: 'invalid',
    title: ['假设的写法不对。', 'A supposition is not written as it must be.'],
    detail: ['假设“{part}”的写法不对', 'The supposition "{part}" is not written as it must be'],
    mend: [
      '请写成 fact~value~unit~year，以 | 分隔，例如 revenue~6800~万元~2025',
      'Write `fact~value~unit~year` with | between, such as headcount~120~people~2025',
    ],
  },
  FACT_NOT_STATED_SO: {
    kind: 'invalid',
    title: ['事实不能这样陈述。', 'The fact can’t be stated so.'],
    detail: ['事实不能这样陈述：{said}', 'The fact can’t be stated so: {said}'],
    mend: ['请按事实目录填写值、单位和年度', 'Give value, unit and year as the list of facts asks'],
  },
  FACT_ATTESTED_ALREADY: {
    kind: 'already-exists',
    title: ['这项事实在这一期间已有陈述。', 'This fact was attested for this period already.'],
    detail: [
      '陈述 {attestation_id} 在 {period} 的值是 {value}',
      'The attestation {attestation_id} says {value} for {period}',
    ],
    mend: ['若已有的陈述有误，请先撤回它', 'If the one that is there is wrong, withdraw it first'],
  },
  FACT_RELIED_ON_TOO_EARLY: {
    kind: 'refused',
    title: ['有效期早于陈述日期。', 'It would end before it was stated.'],
    detail: [
      '有效期至 {valid_until}，早于陈述日期 {attested_on}',
      'It may be relied on until {valid_until}, before it was stated on {attested_on}',
    ],
    mend: ['请核对两个日期', 'Check the two days'],
  },
  ATTESTED_FACT_UNKNOWN: {
    kind: 'not-found',
    title: ['企业没有这项陈述。', 'Nothing of the kind was attested of the enterprise.'],
    detail: ['没有陈述 {attestation_id}', 'There is no attestation {attestation_id}'],
    mend: ['请从企业的陈述事实中选取', 'Take its id from what was attested of the enterprise'],
  },
  ATTESTED_FACT_WITHDRAWN: {
    kind: 'refused',
    title: ['这项陈述已经撤回。', 'This attestation was withdrawn.'],
    mend: ['若撤回有误，请重新陈述', 'If that was wrong, attest it anew'],
  },
  ATTESTED_FACTS_FULL: {
    kind: 'refused',
    title: ['企业的陈述事实已满。', 'The enterprise has as many attested facts as one may have.'],
    detail: ['陈述事实至多 {max} 条', 'At most {max} entries on attested facts are kept'],
    mend: ['请联系管理员', 'Ask the operator'],
  },
  RULE_NOT_RECORDED: {
    kind: 'not-found',
    title: ['这个称号的认定条件尚未录入。', 'The criteria of this designation are not recorded.'],
    detail: ['尚未录入“{rule}”的认定条件', 'No criteria of "{rule}" are recorded'],
    mend: ['请查阅主管部门的通知', 'See the notices of the authority'],
  },
  RULE_NOT_IN_FORCE: {
    kind: 'not-found',
    title: ['那一天没有有效的认定条件。', 'No criteria were in force on that day.'],
    detail: ['{on} 没有“{rule}”的有效标准', 'No criteria of "{rule}" are in force on {on}'],
    mend: ['请换一个日期', 'Ask for another day'],
  },
} as const satisfies Refusals

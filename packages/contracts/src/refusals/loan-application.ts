import type { Refusals } from './refusal.ts'

export const loanApplicationRefusals = {
  LOAN_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这笔贷款（或在所问的日期尚无记录，或与您的机构无关）。',
      'There is no such loan (or none yet as of the date asked, or none of your organisation).',
    ],
    detail: ['没有贷款 {loan_application_id}', 'There is no loan {loan_application_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  LOAN_OF_OTHERS: {
    kind: 'forbidden',
    title: [
      '只有申请企业自己的人员或所申请银行的人员可以这样做。',
      'Only people of the enterprise that asks, or of the bank that is asked, may do this.',
    ],
    mend: [
      '请由企业或该银行的人员登录。',
      'Let somebody of the enterprise or of that bank sign in.',
    ],
  },
  LOAN_PAPER_MISSING: {
    kind: 'invalid',
    title: [
      '银行代为登记的申请没有附上企业签署的文件。',
      'An application that a bank records lacks the paper that the enterprise signed.',
    ],
    mend: ['请附上签署的申请书。', 'Attach the signed application.'],
  },
  LOAN_AMOUNT_NOT_POSITIVE: {
    kind: 'invalid',
    title: ['金额必须大于零。', 'The amount has to be above zero.'],
    mend: ['请更正金额。', 'Correct the amount.'],
  },
  LOAN_CURRENCY_OTHER: {
    kind: 'invalid',
    title: ['币种与贷款的币种不同。', 'The currency is another one than the loan’s.'],
    mend: ['请使用 {currency}。', 'Use {currency}.'],
  },
  LOAN_RIGHTS_MISSING: {
    kind: 'invalid',
    title: [
      '知识产权质押贷款没有写明拟出质的权利。',
      'An IP-pledge loan names no right that is to be pledged.',
    ],
    mend: ['请写明至少一项权利。', 'Name one right at least.'],
  },
  LOAN_RIGHTS_UNFIT: {
    kind: 'invalid',
    title: [
      '只有知识产权质押贷款写明拟出质的权利。',
      'Rights that are to be pledged are named of an IP-pledge loan alone.',
    ],
    mend: ['请去掉权利，或改选产品。', 'Leave the rights out, or choose the other product.'],
  },
  LOAN_STATUS_UNFIT: {
    kind: 'conflict',
    title: ['贷款目前的状态不允许这一步。', 'The loan doesn’t stand where this can be done.'],
    detail: ['贷款目前为：{status}', 'The loan is: {status}'],
    mend: ['请先完成前面的步骤，或刷新后查看。', 'Do what comes before it, or look at it anew.'],
    facts: ['loan_application_id'],
  },
  LOAN_REQUIREMENT_UNKNOWN: {
    kind: 'invalid',
    title: ['该产品没有这项条件。', 'The product has no such requirement.'],
    detail: ['该产品没有条件 {requirement_id}', 'The product has no requirement {requirement_id}'],
    mend: ['请使用产品列出的条件。', 'Use one that the product lists.'],
  },
  LOAN_REQUIREMENT_OF_BANK: {
    kind: 'forbidden',
    title: ['这项条件只由银行说明。', 'How this requirement stands is for the bank alone to say.'],
    mend: ['请把材料交给银行。', 'Give the bank the papers.'],
    facts: ['requirement_id'],
  },
  LOAN_REVIEWER_APPROVES: {
    kind: 'refused',
    title: ['审查过该申请的人不能批准它。', 'Who has reviewed an application can’t approve it.'],
    mend: ['请由另一位人员批准。', 'Let somebody else approve it.'],
    facts: ['officer'],
  },
  LOAN_MORE_THAN_ASKED: {
    kind: 'refused',
    title: ['批准的金额超过了申请的金额。', 'More is approved than is asked for.'],
    mend: ['至多批准 {most}。', 'Approve {most} at most.'],
  },
  LOAN_REQUIREMENT_OPEN: {
    kind: 'refused',
    title: [
      '有条件不符合，或尚不明确，也没有列为例外。',
      'A requirement is not met, or not known to be, and is no exception either.',
    ],
    detail: ['条件 {requirement_id} 为：{outcome}', 'Requirement {requirement_id} is: {outcome}'],
    mend: [
      '请先核实，或说明理由并列为例外。',
      'Find out first, or name it as an exception and say why.',
    ],
  },
  LOAN_PLEDGE_MISSING: {
    kind: 'refused',
    title: [
      '申请写明的权利上没有本行的质押。',
      'A right that the application names has no pledge of this bank.',
    ],
    detail: ['权利 {number} 上没有写明质押', 'No pledge is named on the right {number}'],
    mend: ['请先预留质押，并在批准时写明。', 'Reserve the pledge first, and name it here.'],
    facts: ['ip_right_id'],
  },
  LOAN_PLEDGE_UNFIT: {
    kind: 'refused',
    title: [
      '质押不是本行为该企业所设，或已不在，或尚未登记。',
      'A pledge isn’t this bank’s of this enterprise, stands no longer, or isn’t registered yet.',
    ],
    detail: ['质押 {pledge_id}：{why}', 'Pledge {pledge_id}: {why}'],
    mend: ['请先设立或登记质押。', 'Place the pledge, or have it registered, first.'],
  },
  LOAN_RIGHT_NOT_ELIGIBLE: {
    kind: 'refused',
    title: [
      '没有今天仍有效、认为该权利可以出质的查询。',
      'No query that is valid today finds the right eligible.',
    ],
    detail: ['权利 {number}：{why}', 'Right {number}: {why}'],
    mend: ['请重新查询，并处理其中的理由。', 'Ask anew, and see to its reasons.'],
    facts: ['query_id'],
  },
  LOAN_DAYS_REVERSED: {
    kind: 'invalid',
    title: ['日期早于此前的记录。', 'The day is before that of an earlier entry.'],
    detail: ['{on} 早于此前的记录 {since}', '{on} is before the earlier entry of {since}'],
    mend: ['请更正日期，或先冲销此前的记录。', 'Correct the day, or take the earlier entry back.'],
  },
  LOAN_MORE_THAN_APPROVED: {
    kind: 'refused',
    title: ['合同金额超过了批准的金额。', 'The contract is for more than was approved.'],
    mend: ['至多 {most}。', '{most} at most.'],
  },
  LOAN_MORE_THAN_CONTRACTED: {
    kind: 'refused',
    title: ['放款合计超过了合同金额。', 'More would be drawn than was contracted.'],
    mend: ['至多还可放款 {most}。', '{most} at most can still be drawn.'],
  },
  LOAN_MATURITY_UNFIT: {
    kind: 'invalid',
    title: [
      '到期日或首个还款日不合适。',
      'The day of maturity, or the first day of repayment, doesn’t fit.',
    ],
    detail: [
      '{on} 应晚于 {after}，且不晚于 {latest}',
      '{on} has to be after {after}, and not after {latest}',
    ],
    mend: ['请更正日期。', 'Correct the day.'],
  },
  LOAN_OUTLIVES_PLEDGE: {
    kind: 'refused',
    title: [
      '贷款到期晚于质押所担保的债务履行期。',
      'The loan matures later than what the pledge secures.',
    ],
    detail: [
      '贷款到期 {matures_on}，质押 {pledge_id} 至 {pledge_until}',
      'It matures on {matures_on}, the pledge {pledge_id} is for {pledge_until}',
    ],
    mend: ['请先变更质押。', 'Have the pledge changed first.'],
  },
  LOAN_SCHEDULE_TOO_LONG: {
    kind: 'refused',
    title: ['还款期数过多。', 'There would be too many instalments.'],
    mend: ['至多 {max} 期；请拉长间隔。', '{max} at most: let more months lie between them.'],
  },
  LOAN_DRAWDOWN_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这次放款。', 'There is no such drawdown.'],
    detail: ['没有第 {drawdown} 次放款', 'There is no drawdown {drawdown}'],
    mend: ['请核对放款的序号。', 'Check its number.'],
  },
  LOAN_NOT_EVEN: {
    kind: 'refused',
    title: ['截至该日的应还款与已还款不相等。', 'What was due up to that day isn’t what was paid.'],
    detail: [
      '截至该日应还 {due}，已还 {paid}',
      'Up to that day {due} was due, and {paid} was paid',
    ],
    mend: [
      '请先记录应还的款项，或冲销多还的款项。',
      'Record what is due first, or take back what was paid ahead.',
    ],
  },
  LOAN_OVERPAID: {
    kind: 'refused',
    title: ['还款超过了尚欠的金额。', 'More would be repaid than is owed.'],
    mend: ['至多 {most}。', '{most} at most.'],
  },
  LOAN_NOT_OVERDUE: {
    kind: 'refused',
    title: ['没有逾期的贷款不能核销。', 'A loan of which nothing is overdue isn’t written off.'],
    mend: ['请核对日期与还款。', 'Check the day and the repayments.'],
  },
  LOAN_NOT_PAID: {
    kind: 'refused',
    title: ['贷款尚未还清。', 'The loan isn’t paid yet.'],
    detail: ['尚欠 {left}', '{left} is still owed'],
    mend: ['请先记录还款，或核销。', 'Record the repayments first, or write it off.'],
  },
  LOAN_ENTRY_NOT_REVERSIBLE: {
    kind: 'refused',
    title: [
      '只能冲销银行的最近一条记录，或仍在履行的贷款的任一笔还款。',
      'Only the bank’s latest entry can be taken back, or any repayment of a loan that runs.',
    ],
    detail: [
      '第 {entry_version} 版不是可冲销的记录',
      'Version {entry_version} is no entry that can be taken back',
    ],
    mend: ['请先冲销其后的记录。', 'Take those after it back first.'],
  },
  SUBSIDY_SCHEME_UNKNOWN: {
    kind: 'invalid',
    title: [
      '没有这项贴息，或它不适用于该产品，或当时尚未生效。',
      'There is no such subsidy, or it isn’t for this product, or wasn’t in force.',
    ],
    detail: ['贴息 {scheme} 不适用', 'The subsidy {scheme} doesn’t apply'],
    mend: ['请核对贴息的编号与期间。', 'Check the scheme and the period.'],
  },
  SUBSIDY_PERIOD_UNFIT: {
    kind: 'invalid',
    title: ['期间颠倒，或尚未结束。', 'The period is reversed, or isn’t over.'],
    mend: ['请更正期间。', 'Correct the period.'],
    facts: ['today'],
  },
  SUBSIDY_CLAIMED_TWICE: {
    kind: 'refused',
    title: ['该期间已经申请过贴息。', 'For a day of the period a subsidy was claimed already.'],
    detail: ['{from} 至 {to} 已经申请过', '{from} to {to} was claimed for already'],
    mend: ['请改为未申请过的期间。', 'Give a period that wasn’t claimed for.'],
  },
  SUBSIDY_NOTHING: {
    kind: 'refused',
    title: [
      '该期间没有支付利息，或已达到上限。',
      'No interest was paid within the period, or the cap is reached.',
    ],
    mend: ['请核对还款与上限。', 'Check the repayments and the cap.'],
    facts: ['interest', 'left'],
  },
} as const satisfies Refusals

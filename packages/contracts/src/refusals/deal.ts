import type { Refusals } from './refusal.ts'

/** Of deals and the rounds that they close with. */
export const dealRefusals = {
  NOT_A_FINANCING_RUNG: {
    kind: 'refused',
    title: ['此阶段不是融资轮次。', 'This rung is not a round of financing.'],
    detail: ['“{rung}”不是融资轮次', '"{rung}" is not a round of financing'],
    mend: [
      '请选择种子轮至 Pre-IPO 轮，或增资；上市等阶段在企业的成长阶梯上登记',
      'Choose a round from seed to pre-IPO, or a capital increase; listings go on the ladder',
    ],
  },
  DEAL_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这个项目（或在所问的日期尚无记录）。',
      'There is no such deal (or none yet as of the date asked).',
    ],
    detail: ['没有项目 {deal_id}', 'There is no deal {deal_id}'],
    mend: ['请核对项目编号，或先立项', 'Check the deal id, or open the deal first'],
  },
  SECOND_PERSON_NEEDED: {
    kind: 'forbidden',
    title: [
      '按基金的规定，这一步须由另一人办理。',
      "The fund's policy wants another person for this step.",
    ],
    detail: [
      '{person} 已{before}；按基金的双人复核规定，{step}须由另一人办理',
      "{person} {before} this deal, and the fund's policy wants another person to {step} it",
    ],
    mend: [
      '请管理机构的另一位同事办理这一步',
      'Have a colleague at the managing organisation take this step',
    ],
    facts: ['deal_id'],
  },
  DEAL_ALREADY_IN_DUE_DILIGENCE: {
    kind: 'already-exists',
    title: ['项目已在尽职调查中。', 'The deal is in due diligence already.'],
    detail: ['该项目已在尽职调查中', 'This deal is already in due diligence'],
    mend: ['无需重复操作；下一步是批准、否决或撤回', 'Next comes approval, decline or withdrawal'],
    facts: ['deal_id'],
  },
  DEAL_ALREADY_APPROVED: {
    kind: 'already-exists',
    title: ['项目已经批准。', 'The deal has been approved already.'],
    detail: [
      '该项目已获批准，金额 {approved_amount} {currency}',
      'This deal is approved already, for {approved_amount} {currency}',
    ],
    mend: [
      '若金额有变，请撤回该项目并重新立项',
      'If the amount has changed, withdraw this deal and open another',
    ],
    facts: ['deal_id'],
  },
  DEAL_NOT_APPROVED: {
    kind: 'refused',
    title: [
      '项目尚未批准，不能交割。',
      'The deal has not been approved, so its round cannot be closed.',
    ],
    detail: ['该项目尚未获投资决策委员会批准', 'The committee has not approved this deal'],
    mend: ['请先批准该项目，再交割', 'Approve the deal first, then close the round'],
    facts: ['deal_id', 'status'],
  },
  DEAL_ENDED: {
    kind: 'refused',
    title: [
      '项目已经结束（已交割、否决或撤回）。',
      'The deal has ended (closed, declined or withdrawn).',
    ],
    detail: ['该项目已结束（{status}）', 'This deal has ended ({status})'],
    mend: ['请重新立项', 'Open another deal'],
    facts: ['deal_id'],
  },
  DATE_BEFORE_PREVIOUS_STEP: {
    kind: 'refused',
    title: ['日期早于上一步。', 'The date is before that of the previous step.'],
    detail: [
      '日期 {date} 早于上一步骤的日期 {previous_step_on}',
      '{date} is before the previous step, which was on {previous_step_on}',
    ],
    mend: ['请使用 {previous_step_on} 或之后的日期', 'Use {previous_step_on} or a later date'],
  },
  EXCEEDS_APPROVAL: {
    kind: 'refused',
    title: ['基金认购的金额超过批准额。', "The fund's subscription exceeds what was approved."],
    detail: [
      '基金认购 {subscribed}，超过批准金额 {approved} {currency}',
      'The fund subscribes {subscribed}, approved are {approved}',
    ],
    mend: [
      '请降低基金的认购额；或撤回该项目，按新金额重新立项并报批',
      'Subscribe less, or withdraw the deal and have the higher amount approved in another',
    ],
  },
  ROUND_ALREADY_CLOSED: {
    kind: 'already-exists',
    title: ['这一轮已经交割。', 'This round has been closed already.'],
    detail: ['该轮次已经交割', 'This round is closed already'],
    mend: ['请查看已交割的轮次；另一轮融资请重新立项', 'Look at it; for another round open a deal'],
    facts: ['deal_id'],
  },
  AMOUNT_NOT_PRICE_TIMES_SHARES: {
    kind: 'refused',
    title: [
      '金额不等于每股价格乘以股数。',
      'The amount is not the price times the number of shares.',
    ],
    detail: [
      '{holder_id} 的金额 {amount} 不等于价格 × 股数（{price_times_shares}）',
      '{holder_id} paid {amount}, but price × shares is {price_times_shares}',
    ],
    mend: [
      '请核对三者；若价格经过四舍五入，请写出更多小数位',
      'Check all three; where the price was rounded, write it with more digits',
    ],
    facts: ['share_price', 'shares', 'currency'],
  },
  FUND_NOT_AMONG_SUBSCRIBERS: {
    kind: 'refused',
    title: ['认购人中没有本基金。', 'The fund is not among the subscribers.'],
    detail: ['认购人中没有本项目的基金', "The deal's own fund is not among the subscribers"],
    mend: [
      '请加入基金自己的认购，并填写其 fundId；基金未参与的轮次请直接登记到阶梯与股权结构表',
      'Add the fund’s subscription with its fundId; rounds without it go on the ladder directly',
    ],
    facts: ['fund_id'],
  },
  AMOUNT_NOT_POSITIVE: {
    kind: 'refused',
    title: ['金额必须大于零。', 'The amount must be above zero.'],
    detail: [
      '金额必须大于零，收到 {amount} {currency}',
      'The amount must be above zero, got {amount} {currency}',
    ],
    mend: ['请填写大于零的金额', 'Give an amount above zero'],
  },
  PRICE_NOT_POSITIVE: {
    kind: 'refused',
    title: ['每股价格必须大于零。', 'The price of a share must be above zero.'],
    detail: ['每股价格必须大于零', 'The share price must be above zero'],
    mend: [
      '请填写每股价格；无偿取得的股份请在股权结构表中登记',
      'Give the price of one share; shares for nothing are recorded on the cap table',
    ],
    facts: ['share_price'],
  },
  SHARES_NOT_POSITIVE: {
    kind: 'refused',
    title: ['认购的股数必须大于零。', 'The shares subscribed must be above zero.'],
    detail: ['{holder_id} 认购的股数必须大于零', 'The shares of {holder_id} must be above zero'],
    mend: ['请填写大于零的股数，或删去该认购', 'Give shares above zero, or leave it out'],
    facts: ['shares'],
  },
  HOLDER_TWICE: {
    kind: 'refused',
    title: ['同一持有人在本轮中出现两次。', 'A holder subscribes twice in this round.'],
    detail: ['{holder_id} 在本轮中出现两次', '{holder_id} subscribes twice in this round'],
    mend: ['请把同一持有人的认购合并为一笔', 'Put one holder’s subscriptions together'],
  },
  FOREIGN_FUND_AMONG_SUBSCRIBERS: {
    kind: 'refused',
    title: [
      'fundId 不是本项目的基金。',
      "A subscription bears the fundId of another fund than the deal's.",
    ],
    detail: [
      '{holder_id} 标有 fundId，但不是本项目的基金',
      "{holder_id} bears a fundId, but is not the deal's fund",
    ],
    mend: [
      '只有本项目的基金带 fundId；其他基金作为机构填写，其投资在它自己的项目中登记',
      'Only the deal’s fund bears one; list others as institutions and close their own deals',
    ],
    facts: ['fund_id'],
  },
  APPROVAL_UNDER_WAY: {
    kind: 'conflict',
    title: ['该项目的另一项批准正在进行。', 'Another approval of this deal is under way.'],
    detail: ['该项目的另一项批准正在进行', 'Another approval of this deal is under way'],
    mend: [
      '请稍候几秒，查看该项目的状态后再决定',
      'Wait some seconds, look at the deal, then decide again',
    ],
    facts: ['deal_id'],
  },
  CLOSING_UNDER_WAY: {
    kind: 'conflict',
    title: ['该项目的另一次交割正在进行。', 'Another closing of this deal is under way.'],
    mend: [
      '请稍候几秒，查看该项目的状态后再决定',
      'Wait some seconds, look at the deal, then decide again',
    ],
    facts: ['deal_id'],
  },
  DATE_BEFORE_FUND_OPENED: {
    kind: 'refused',
    title: ['日期早于基金设立日。', 'The date is before the fund was opened.'],
    detail: [
      '日期 {date} 早于基金设立日 {fund_opened_on}',
      '{date} is before the fund was opened on {fund_opened_on}',
    ],
    mend: ['请使用 {fund_opened_on} 或之后的日期', 'Use {fund_opened_on} or a later date'],
  },
  DEAL_ALREADY_OPEN: {
    kind: 'already-exists',
    title: ['项目已经立项。', 'The deal is open already.'],
    detail: ['该项目已经立项', 'This deal is already open'],
    mend: ['请打开已有的项目', 'Use the deal that exists'],
    facts: ['deal_id'],
  },
  ROUND_UNDER_WAY: {
    kind: 'conflict',
    title: [
      '该企业的一轮融资正在交割，现在登记会妨碍它。',
      'A round of this enterprise is being closed, and this would be in its way.',
    ],
    detail: [
      '该企业的一轮融资正在交割，登记后它将无法入表：{wrong}',
      'A round of this enterprise is being closed, and could not be entered after this: {wrong}',
    ],
    mend: [
      '请稍候几秒，待该轮次记入股权结构表后再试',
      'Wait some seconds until the round is on the cap table, then try again',
    ],
  },
  ROUND_ALREADY_RECORDED: {
    kind: 'already-exists',
    title: ['这一轮已经记入股权结构表。', 'This round is on the cap table already.'],
    detail: ['该轮次已在股权结构表中', 'This round is on the cap table already'],
    mend: ['无需处理', 'Nothing needs to be done'],
    facts: ['deal_id'],
  },
  ROUND_TOO_LARGE: {
    kind: 'too-large',
    title: ['这一轮的内容过多。', 'The round holds more than can be recorded at once.'],
    detail: [
      '证明材料的说明过长，无法随每笔认购保存',
      'The evidence is too long to be kept with every subscription',
    ],
    mend: [
      '请缩短材料的标题和链接，或减少材料份数',
      'Shorten titles and links, or name fewer pieces of evidence',
    ],
    facts: ['bytes', 'max'],
  },
} as const satisfies Refusals

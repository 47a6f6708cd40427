import { entry } from './entry.ts'

/** Refusals of the fund service. */
export const fund = {
  FUND_ALREADY_OPEN: entry(
    409,
    ['这只基金已经设立。', 'This fund is open already.'],
    ['请使用已有的基金。', 'Use the fund that is there.'],
  ),
  FUND_UNKNOWN: entry(
    404,
    [
      '没有这只基金（或在所问的日期尚无记录）。',
      'There is no such fund (or none yet as of the date asked).',
    ],
    ['请核对编号，或先设立基金。', 'Check the id, or open the fund first.'],
  ),
  CURRENCY_MISMATCH: entry(
    422,
    ['币种不一致。', 'The currencies do not match.'],
    ['请使用基金的币种。', "Use the fund's currency."],
  ),
  COMMITMENT_NOT_POSITIVE: entry(
    422,
    ['认缴金额必须大于零。', 'A commitment must be more than zero.'],
    ['请核对金额。', 'Check the amount.'],
  ),
  PARTNER_TWICE: entry(
    422,
    ['这位合伙人已经认缴。', 'This partner has committed already.'],
    ['请为每位合伙人只记录一次认缴。', 'Record one commitment per partner.'],
  ),
  NOT_A_FINANCING_RUNG: entry(
    422,
    ['此阶段不是融资轮次。', 'This rung is not a round of financing.'],
    [
      '请选择种子轮至 Pre-IPO 之间的轮次，或增资。',
      'Choose a round from seed to pre-IPO, or a capital increase.',
    ],
  ),
  DEAL_UNKNOWN: entry(
    404,
    [
      '没有这个项目（或在所问的日期尚无记录）。',
      'There is no such deal (or none yet as of the date asked).',
    ],
    ['请核对编号，或先立项。', 'Check the id, or open the deal first.'],
  ),
  DEAL_ALREADY_IN_DUE_DILIGENCE: entry(
    409,
    ['项目已在尽职调查中。', 'The deal is in due diligence already.'],
    ['请刷新页面查看现状。', 'Refresh to see where it stands.'],
  ),
  DEAL_ALREADY_APPROVED: entry(
    409,
    ['项目已经批准。', 'The deal has been approved already.'],
    ['请刷新页面查看现状。', 'Refresh to see where it stands.'],
  ),
  DEAL_NOT_APPROVED: entry(
    422,
    ['项目尚未批准，不能交割。', 'The deal has not been approved, so its round cannot be closed.'],
    ['请先记录投委会的批准。', "Record the investment committee's approval first."],
  ),
  DEAL_ENDED: entry(
    422,
    ['项目已经结束（已交割、否决或撤回）。', 'The deal has ended (closed, declined or withdrawn).'],
    ['如需继续，请重新立项。', 'Open a new deal to go on.'],
  ),
  DATE_BEFORE_PREVIOUS_STEP: entry(
    422,
    ['日期早于上一步。', 'The date is before that of the previous step.'],
    ['请核对日期。', 'Check the date.'],
  ),
  EXCEEDS_COMMITMENTS: entry(
    422,
    ['金额超过基金的认缴总额。', 'The amount exceeds what has been committed to the fund.'],
    ['请减少金额，或先记录新的认缴。', 'Lower it, or record further commitments first.'],
  ),
  EXCEEDS_APPROVAL: entry(
    422,
    ['基金认购的金额超过批准额。', "The fund's subscription exceeds what was approved."],
    ['请减少金额，或重新报批。', 'Lower it, or have it approved anew.'],
  ),
  ROUND_ALREADY_CLOSED: entry(
    409,
    ['这一轮已经交割。', 'This round has been closed already.'],
    ['请刷新页面查看交割结果。', 'Refresh to see how it was closed.'],
  ),
  AMOUNT_NOT_PRICE_TIMES_SHARES: entry(
    422,
    ['金额不等于每股价格乘以股数。', 'The amount is not the price times the number of shares.'],
    ['请核对每股价格、股数和金额。', 'Check price, shares and amount.'],
  ),
  FUND_NOT_AMONG_SUBSCRIBERS: entry(
    422,
    ['认购人中没有本基金。', 'The fund is not among the subscribers.'],
    [
      '请加入基金自己的认购，并填写 fundId。',
      "Add the fund's own subscription, with its `fundId`.",
    ],
  ),
  AMOUNT_NOT_POSITIVE: entry(
    422,
    ['金额必须大于零。', 'The amount must be above zero.'],
    ['请核对金额。', 'Check the amount.'],
  ),
  PRICE_NOT_POSITIVE: entry(
    422,
    ['每股价格必须大于零。', 'The price of a share must be above zero.'],
    ['请核对价格。', 'Check the price.'],
  ),
  SHARES_NOT_POSITIVE: entry(
    422,
    ['认购的股数必须大于零。', 'The shares subscribed must be above zero.'],
    ['请填写股数，或删去该认购。', 'Give the shares, or leave the subscription out.'],
  ),
  HOLDER_TWICE: entry(
    422,
    ['同一持有人在本轮中出现两次。', 'A holder subscribes twice in this round.'],
    ['请把同一持有人的认购合并为一笔。', "Put one holder's subscriptions together."],
  ),
  FOREIGN_FUND_AMONG_SUBSCRIBERS: entry(
    422,
    [
      'fundId 不是本项目的基金。',
      "A subscription bears the fundId of another fund than the deal's.",
    ],
    [
      '只有本项目的基金带 fundId；其他基金作为机构填写。',
      "Only the deal's own fund bears one; list other funds as institutions.",
    ],
  ),
  APPROVAL_UNDER_WAY: entry(
    409,
    ['该项目的另一项批准正在进行。', 'Another approval of this deal is under way.'],
    [
      '请稍候几秒，查看项目的状态后再决定。',
      'Wait some seconds, look at the deal, then decide again.',
    ],
  ),
  DATE_BEFORE_FUND_OPENED: entry(
    422,
    ['日期早于基金设立日。', 'The date is before the fund was opened.'],
    ['请核对日期。', 'Check the date.'],
  ),
  DEAL_ALREADY_OPEN: entry(
    409,
    ['项目已经立项。', 'The deal is open already.'],
    ['请使用已有的项目。', 'Use the deal that is there.'],
  ),
  TOO_MANY_PARTNERS: entry(
    422,
    ['合伙人的数量已达上限。', 'The fund takes no more partners.'],
    ['请合并小额合伙人。', 'Put small partners together.'],
  ),
  ROUND_TOO_LARGE: entry(
    413,
    ['这一轮的内容过多。', 'The round holds more than can be recorded at once.'],
    ['请缩短依据的说明，或减少认购的笔数。', 'Shorten the evidence, or list fewer subscriptions.'],
  ),
  RESERVATION_MISSING: entry(
    500,
    ['已交割的轮次没有对应的额度预留。', 'The closed round has no reserved capital.'],
    ['请把 traceId 告知运维人员。', 'Give the traceId to an operator.'],
  ),
  INVESTS_MORE_THAN_RESERVED: entry(
    500,
    ['投资额高于预留额。', 'More was invested than had been reserved.'],
    ['请把 traceId 告知运维人员。', 'Give the traceId to an operator.'],
  ),
  AMOUNT_MISSING: entry(
    400,
    ['缺少金额。', 'There is no amount.'],
    ['请填写币种和金额。', 'Give a currency and an amount.'],
  ),
  COMMITMENT_MISSING: entry(
    400,
    ['缺少认缴承诺。', 'There is no commitment.'],
    ['请填写合伙人和金额。', 'Give the partner and the amount.'],
  ),
} as const

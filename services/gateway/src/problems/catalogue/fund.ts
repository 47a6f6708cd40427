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
  STOCK_CLASS_UNKNOWN: entry(
    422,
    ['没有这个股份类别。', 'There is no such class of stock.'],
    ['请先以 define-stock-class 设立类别。', 'Define it first with define-stock-class.'],
  ),
  STOCK_CLASS_DEFINED_TWICE: entry(
    409,
    ['这个股份类别已经设立。', 'This class of stock is defined already.'],
    ['请使用已有的类别，或换一个编号。', 'Use the class that is there, or another id.'],
  ),
  HOLDER_UNKNOWN: entry(
    422,
    ['没有这个持有人。', 'There is no such holder.'],
    ['请先以 name-stakeholder 登记持有人。', 'Name the holder first with name-stakeholder.'],
  ),
  SECURITY_UNKNOWN: entry(
    422,
    [
      '没有这份证券（或已转让、注销）。',
      'There is no such security (or it was transferred or cancelled).',
    ],
    ['请核对证券编号。', 'Check the id of the security.'],
  ),
  SECURITY_ID_TAKEN: entry(
    409,
    ['这个证券编号已被使用。', 'This id of a security is taken.'],
    ['请换一个编号。', 'Choose another id.'],
  ),
  QUANTITY_EXCEEDS_SECURITY: entry(
    422,
    ['数量超过该证券的余额。', 'The quantity exceeds what the security holds.'],
    ['请核对数量。', 'Check the quantity.'],
  ),
  QUANTITY_NOT_POSITIVE: entry(
    422,
    ['数量必须大于零。', 'The quantity must be more than zero.'],
    ['请核对数量。', 'Check the quantity.'],
  ),
  EXCEEDS_AUTHORIZED_SHARES: entry(
    422,
    ['超过该类别的授权股数。', 'This exceeds the shares authorised for the class.'],
    ['请核对数量，或先提高授权股数。', 'Check the quantity, or raise the authorised number first.'],
  ),
  STOCK_PLAN_UNKNOWN: entry(
    422,
    ['没有这个股权激励计划。', 'There is no such stock plan.'],
    ['请先以 define-stock-plan 设立计划。', 'Define it first with define-stock-plan.'],
  ),
  EXCEEDS_PLAN_POOL: entry(
    422,
    ['超过计划预留的数量。', "This exceeds the plan's pool."],
    ['请核对数量，或先调整预留。', 'Check the quantity, or adjust the pool first.'],
  ),
} as const

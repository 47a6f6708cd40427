import { entry } from './entry.ts'

/** Refusals of cap tables. */
export const capTable = {
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
  STOCK_PLAN_DEFINED_TWICE: entry(
    409,
    ['这个股权激励计划已经设立。', 'This stock plan is defined already.'],
    ['请使用已有的计划，或换一个编号。', 'Use the plan that is there, or another id.'],
  ),
  BALANCE_SECURITY_UNEXPECTED: entry(
    422,
    ['全部转出或注销，没有结余。', 'All of the security goes, so nothing remains.'],
    ['请删去结余证券编号，或核对数量。', 'Leave the balance security out, or check the quantity.'],
  ),
  SAME_HOLDER: entry(
    422,
    ['转让人与受让人相同。', 'The holder would transfer to itself.'],
    ['请核对受让人。', 'Check who receives it.'],
  ),
  SPLIT_NOT_EXACT: entry(
    422,
    ['按此比例拆分得不出精确的结果。', 'This split has no exact result.'],
    [
      '请核对比例；总数无法整除时，请用 convert-stock-class 登记公告所载的新总数。',
      'Check the ratio; for a total that does not divide, convert-stock-class takes the new one.',
    ],
  ),
  SPLIT_RATIO_NOT_POSITIVE: entry(
    422,
    ['拆分比例必须大于零。', 'The ratio of the split must be above zero.'],
    ['请核对比例。', 'Check the ratio.'],
  ),
  CONVERSION_TOTAL_NOT_WHOLE: entry(
    422,
    ['转换后的总数须为整数。', 'The new total must be whole.'],
    ['请填写公告所载的总股数。', 'Give the number of shares that the resolution states.'],
  ),
  CONVERSION_TOO_COARSE: entry(
    422,
    [
      '转换后的总数太小，有的持有人会一股不剩。',
      'The new total would leave a holder without any share.',
    ],
    ['请核对总数。', 'Check the total.'],
  ),
  CLASS_EMPTY: entry(
    422,
    ['这个类别没有存续的股份。', 'Nothing of this class is outstanding.'],
    ['请核对要转换的类别。', 'Check which class is to be converted.'],
  ),
  CLASS_CONVERTED_TO_ITSELF: entry(
    422,
    ['类别不能转换为自身。', 'A class cannot be converted into itself.'],
    ['请核对两个类别。', 'Check the two classes.'],
  ),
  CLASS_HAS_OPTIONS: entry(
    422,
    ['股权激励计划以这个类别为依据。', 'Stock plans depend on this class.'],
    [
      '请先按 1:1 转换，再对新类别拆分：拆分会同时折算计划与期权。',
      'Convert one to one first, then split the new class: a split carries plans along.',
    ],
  ),
  UNITS_MIXED: entry(
    422,
    ['出资额与股份不能并存。', 'Registered capital and shares would be outstanding side by side.'],
    [
      '请在同一次请求中把全部出资额转换为股份。',
      'Convert all registered capital into shares in the same request.',
    ],
  ),
  EXERCISE_QUANTITY_MISMATCH: entry(
    422,
    [
      '行权数量与由此发行的股份不符。',
      'The quantity exercised is not that of the shares issued for it.',
    ],
    ['请核对行权数量。', 'Check the quantity.'],
  ),
  VESTING_ALREADY_STARTED: entry(
    409,
    ['归属已经开始。', 'Vesting has started already.'],
    ['请核对归属条件。', 'Check the vesting condition.'],
  ),
  DATE_OUT_OF_ORDER: entry(
    422,
    ['日期早于其所依据的变动。', 'The date is before the change that this builds on.'],
    [
      '请核对日期；较早的变动须先登记。',
      'Check the date: what happened earlier must be recorded first.',
    ],
  ),
  CAP_TABLE_FULL: entry(
    422,
    ['股权结构表已达上限。', 'The cap table takes no more.'],
    [
      '请合并小额持有人（例如以公众股东登记）。',
      'Put small holders together, for instance as the public.',
    ],
  ),
  ROUND_ALREADY_RECORDED: entry(
    409,
    ['这一轮已经记入股权结构表。', 'This round is on the cap table already.'],
    ['请刷新页面。', 'Refresh the page.'],
  ),
  PRICE_NEGATIVE: entry(
    400,
    ['价格不得为负。', 'A price is not negative.'],
    [
      '无偿取得请填 "0"，不详请留空。',
      'Give "0" for nothing, and leave it out where it is unknown.',
    ],
  ),
  CURRENCY_WITHOUT_PRICE: entry(
    400,
    ['填写了币种，却没有价格。', 'A currency is given without a price.'],
    ['请填写价格，或去掉币种。', 'Give the price, or leave the currency out.'],
  ),
  DEAL_NOT_FOR_HAND: entry(
    400,
    ['由项目产生的股份由系统自动登记。', 'Shares that come of a deal are recorded by themselves.'],
    ['请去掉 dealId。', 'Leave `dealId` out.'],
  ),
  TRANSACTION_MISSING: entry(
    400,
    ['没有这样的变动类型。', 'There is no such kind of transaction.'],
    ['请从 /docs 所列的类型中选择。', 'Choose one of those listed in /docs.'],
  ),
  ENTERPRISE_DIFFERS: entry(
    400,
    ['交易中的企业与请求的不一致。', "A transaction names another enterprise than the request's."],
    ['请留空：以地址中的企业为准。', 'Leave it out: the enterprise in the address counts.'],
  ),
} as const

import type { Refusals } from './refusal.ts'

export const capTableRefusals = {
  CAP_TABLE_OF_OTHERS: {
    kind: 'forbidden',
    title: [
      '您的机构管理的基金均未投资或立项该企业。',
      'No fund of your organisation has a deal with this enterprise.',
    ],
    detail: [
      '{organisation} 管理的基金在企业 {enterprise_id} 没有在途或已交割的项目',
      'No fund that {organisation} manages has a deal with enterprise {enterprise_id} under way or closed',
    ],
    mend: [
      '请由登记员登记，或先为本机构的基金立项',
      'Have a registrar record it, or open a deal of a fund of yours first',
    ],
  },
  STOCK_CLASS_UNKNOWN: {
    kind: 'refused',
    title: ['没有这个股份类别。', 'There is no such class of stock.'],
    detail: ['没有股份类别 {stock_class_id}', 'There is no stock class {stock_class_id}'],
    mend: ['请先定义该类别', 'Define the class first'],
  },
  STOCK_CLASS_DEFINED_TWICE: {
    kind: 'already-exists',
    title: ['这个股份类别已经设立。', 'This class of stock is defined already.'],
    detail: [
      '股份类别 {stock_class_id} 已经定义',
      'The stock class {stock_class_id} is defined already',
    ],
    mend: ['请使用已有的类别，或换一个编号', 'Use the class that exists, or another id'],
  },
  HOLDER_UNKNOWN: {
    kind: 'refused',
    title: ['没有这个持有人。', 'There is no such holder.'],
    detail: ['没有持有人 {holder_id}', 'There is no holder {holder_id}'],
    mend: ['请先登记该持有人的名称', 'Name the stakeholder first'],
  },
  SECURITY_UNKNOWN: {
    kind: 'refused',
    title: [
      '没有这份证券（或已转让、注销）。',
      'There is no such security (or it was transferred or cancelled).',
    ],
    detail: ['没有存续的证券 {security_id}', 'There is no outstanding security {security_id}'],
    mend: [
      '请核对证券编号；已转让或注销的证券由其结余证券接续',
      'Check the id; after a transfer or cancellation its balance security goes on',
    ],
  },
  SECURITY_ID_TAKEN: {
    kind: 'already-exists',
    title: ['这个证券编号已被使用。', 'This id of a security is taken.'],
    detail: ['证券编号 {security_id} 已被使用', 'The security id {security_id} has been used'],
    mend: ['每个证券编号只用一次，请换一个', 'An id is used once: choose another'],
  },
  QUANTITY_EXCEEDS_SECURITY: {
    kind: 'refused',
    title: ['数量超过该证券的余额。', 'The quantity exceeds what the security holds.'],
    detail: [
      '证券 {security_id} 仅有 {outstanding}，不足 {quantity}',
      '{security_id} has {outstanding}, less than {quantity}',
    ],
    mend: [
      '请降低数量；持有人的其他证券请另行登记',
      "Use less; record the holder's other securities by themselves",
    ],
  },
  QUANTITY_NOT_POSITIVE: {
    kind: 'refused',
    title: ['数量必须大于零。', 'The quantity must be more than zero.'],
    detail: ['数量必须大于零', 'The quantity must be above zero'],
    mend: ['请填写大于零的数量', 'Give a quantity above zero'],
    facts: ['quantity'],
  },
  EXCEEDS_AUTHORIZED_SHARES: {
    kind: 'refused',
    title: ['超过该类别的授权股数。', 'This exceeds the shares authorised for the class.'],
    detail: [
      '类别 {stock_class_id} 核准 {authorized}，登记后将达 {would_be}',
      '{stock_class_id} has {authorized} authorised; it would be {would_be}',
    ],
    mend: [
      '请降低数量，或定义额度更高的类别',
      'Issue less, or define a class with more authorised shares',
    ],
  },
  STOCK_PLAN_UNKNOWN: {
    kind: 'refused',
    title: ['没有这个股权激励计划。', 'There is no such stock plan.'],
    detail: ['没有股权激励计划 {stock_plan_id}', 'There is no stock plan {stock_plan_id}'],
    mend: ['请先定义该计划', 'Define the plan first'],
  },
  EXCEEDS_PLAN_POOL: {
    kind: 'refused',
    title: ['超过计划预留的数量。', "This exceeds the plan's pool."],
    detail: [
      '计划 {stock_plan_id} 预留 {reserved}，需要 {needed}',
      '{stock_plan_id} reserves {reserved}, but {needed} are needed',
    ],
    mend: ['请先扩大预留池，或减少授予', 'Enlarge the pool first, or grant less'],
  },
  STOCK_PLAN_DEFINED_TWICE: {
    kind: 'already-exists',
    title: ['这个股权激励计划已经设立。', 'This stock plan is defined already.'],
    detail: [
      '股权激励计划 {stock_plan_id} 已经定义',
      'The stock plan {stock_plan_id} is defined already',
    ],
    mend: ['请调整其预留数量，或换一个编号', 'Adjust its pool, or use another id'],
  },
  BALANCE_SECURITY_UNEXPECTED: {
    kind: 'refused',
    title: ['全部转出或注销，没有结余。', 'All of the security goes, so nothing remains.'],
    detail: [
      '证券 {security_id} 全部转出或注销，没有结余',
      'All of {security_id} goes, so nothing remains for a balance security',
    ],
    mend: ['请删去结余证券编号，或核对数量', 'Leave its id out, or check the quantity'],
  },
  SPLIT_NOT_EXACT: {
    kind: 'refused',
    title: ['按此比例拆分得不出精确的结果。', 'This split has no exact result.'],
    detail: [
      '类别 {stock_class_id} 按 {numerator}:{denominator} 拆分得不出精确的结果',
      '{stock_class_id} split {numerator}:{denominator} has no exact result',
    ],
    mend: [
      '请核对比例；总数无法整除时，请以“类别转换”登记公告所载的新总数',
      'Check the ratio; where the total does not divide, convert the class to its new total',
    ],
  },
  SPLIT_RATIO_NOT_POSITIVE: {
    kind: 'refused',
    title: ['拆分比例必须大于零。', 'The ratio of the split must be above zero.'],
    detail: ['拆分比例的分子和分母必须大于零', 'Both parts of the ratio must be above zero'],
    mend: [
      '例如每 10 股转增 5 股，分子为 15，分母为 10',
      'A 2-for-1 split has numerator 2 and denominator 1',
    ],
  },
  CONVERSION_TOTAL_NOT_WHOLE: {
    kind: 'refused',
    title: ['转换后的总数须为整数。', 'The new total must be whole.'],
    detail: [
      '转换后的总数须为整数，收到 {total_quantity}',
      'The new total must be whole, got {total_quantity}',
    ],
    mend: ['请填写公告所载的总股数', 'Give the number of shares that the resolution states'],
  },
  CONVERSION_TOO_COARSE: {
    kind: 'refused',
    title: [
      '转换后的总数太小，有的持有人会一股不剩。',
      'The new total would leave a holder without any share.',
    ],
    detail: [
      '总数 {total_quantity} 过小，会有持有人一股不剩',
      'With {total_quantity} in all a security would be left with nothing',
    ],
    mend: ['请核对转换后的总数', 'Check the new total'],
  },
  CLASS_EMPTY: {
    kind: 'refused',
    title: ['这个类别没有存续的股份。', 'Nothing of this class is outstanding.'],
    detail: [
      '类别 {stock_class_id} 没有存续的股份',
      'Nothing of the class {stock_class_id} is outstanding',
    ],
    mend: ['请核对要转换的类别', 'Check which class is to be converted'],
  },
  CLASS_CONVERTED_TO_ITSELF: {
    kind: 'refused',
    title: ['类别不能转换为自身。', 'A class cannot be converted into itself.'],
    detail: [
      '类别 {stock_class_id} 不能转换为自身',
      "The class {stock_class_id} can't be converted into itself",
    ],
    mend: ['只改变数量时请使用拆分', 'Use a split where only the quantity changes'],
  },
  CLASS_HAS_OPTIONS: {
    kind: 'refused',
    title: ['股权激励计划以这个类别为依据。', 'Stock plans depend on this class.'],
    detail: [
      '类别 {stock_class_id} 上设有股权激励计划，转换后总数不同会使其数量失准',
      'Stock plans depend on {stock_class_id}; another total would leave their figures wrong',
    ],
    mend: [
      '请先按 1:1 转换，再对新类别拆分：拆分会同时折算计划与期权',
      'Convert one to one first, then split the new class: a split carries plans along',
    ],
    facts: ['stock_plan_ids'],
  },
  UNITS_MIXED: {
    kind: 'refused',
    title: [
      '出资额与股份不能并存。',
      'Registered capital and shares would be outstanding side by side.',
    ],
    detail: [
      '同一企业不能既有以元计的出资额，又有以股计的股份',
      'Registered capital in yuan and shares would be outstanding side by side',
    ],
    mend: [
      '请在同一次登记中把全部出资额转换为股份，或统一使用一种类别',
      'Convert all registered capital into shares in the same request, or use one kind',
    ],
    facts: ['registered_capital', 'shares'],
  },
  EXERCISE_QUANTITY_MISMATCH: {
    kind: 'refused',
    title: [
      '行权数量与由此发行的股份不符。',
      'The quantity exercised is not that of the shares issued for it.',
    ],
    detail: [
      '行权 {exercised}，所列证券合计 {issued}',
      '{exercised} exercised, but the securities named hold {issued}',
    ],
    mend: ['请核对行权数量与由此发行的股份', 'Check the quantity against the shares issued for it'],
    facts: ['security_id'],
  },
  VESTING_ALREADY_STARTED: {
    kind: 'already-exists',
    title: ['归属已经开始。', 'Vesting has started already.'],
    detail: [
      '证券 {security_id} 的归属条件 {vesting_condition_id} 已经开始',
      'Vesting of {security_id} under {vesting_condition_id} has started already',
    ],
    mend: ['请核对归属条件', 'Check the vesting condition'],
  },
  DATE_OUT_OF_ORDER: {
    kind: 'refused',
    title: ['日期早于其所依据的变动。', 'The date is before the change that this builds on.'],
    detail: [
      '日期 {date} 早于其所依据的“{what}”的最近变动（{since}）',
      '{date} is before {what} last changed, on {since}, which this builds on',
    ],
    mend: [
      '请核对日期；较早的变动须先于其后的变动登记',
      'Check the date; what happened earlier must be recorded before what builds on it',
    ],
  },
  WRONG_ON_THAT_DAY: {
    kind: 'refused',
    title: [
      '补记后，某一天的股权结构将不成立。',
      'Entered at its date, the cap table would be wrong as of a day.',
    ],
    detail: ['截至 {day}：{wrong}', 'As of {day}: {wrong}'],
    mend: [
      '请核对日期；当天还缺的变动须先登记',
      'Check the date; what that day still lacks must be recorded first',
    ],
  },
  CAP_TABLE_FULL: {
    kind: 'refused',
    title: ['股权结构表已达上限。', 'The cap table takes no more.'],
    detail: ['股权结构表的“{what}”已达上限 {max}', 'The cap table takes at most {max} {what}'],
    mend: [
      '请合并小额持有人（例如以“公众股东”登记）',
      'Put small holders together, for instance as the public',
    ],
  },
  QUANTITY_TOO_LARGE: {
    kind: 'refused',
    title: ['数量之大超出可登记的范围。', 'The quantity is larger than can be recorded.'],
    detail: [
      '“{what}”将达到 {would_be}，超出可登记的范围',
      '{what} would be {would_be}, which is larger than can be recorded',
    ],
    mend: ['请核对数量和拆分比例', 'Check the quantity and the ratio of the split'],
  },
  DEAL_NOT_FOR_HAND: {
    kind: 'invalid',
    title: [
      '由项目产生的股份由系统自动登记。',
      'Shares that come of a deal are recorded by themselves.',
    ],
    mend: ['请去掉 dealId。', 'Leave `dealId` out.'],
  },
  ENTERPRISE_DIFFERS: {
    kind: 'invalid',
    title: [
      '交易中的企业与请求的不一致。',
      "A transaction names another enterprise than the request's.",
    ],
    mend: ['请留空：以地址中的企业为准。', 'Leave it out: the enterprise in the address counts.'],
  },
  TRANSACTION_MISSING: {
    kind: 'invalid',
    title: ['没有这样的变动类型。', 'There is no such kind of transaction.'],
    mend: ['请从 /docs 所列的类型中选择。', 'Choose one of those listed in /docs.'],
  },
} as const satisfies Refusals

import {
  formatNumeric,
  type LocalDate,
  type Numeric,
  type Problem,
  problem,
} from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'

export const stockClassUnknown = (id: GivenId): Problem =>
  problem(
    'STOCK_CLASS_UNKNOWN',
    'refused',
    { zh: `没有股份类别 ${id}`, en: `There is no stock class ${id}` },
    { zh: '请先定义该类别', en: 'Define the class first' },
    { facts: { stock_class_id: id } },
  )

export const stockClassDefinedTwice = (id: GivenId): Problem =>
  problem(
    'STOCK_CLASS_DEFINED_TWICE',
    'already-exists',
    { zh: `股份类别 ${id} 已经定义`, en: `The stock class ${id} is defined already` },
    { zh: '请使用已有的类别，或换一个编号', en: 'Use the class that exists, or another id' },
    { facts: { stock_class_id: id } },
  )

export const holderUnknown = (id: GivenId): Problem =>
  problem(
    'HOLDER_UNKNOWN',
    'refused',
    { zh: `没有持有人 ${id}`, en: `There is no holder ${id}` },
    { zh: '请先登记该持有人的名称', en: 'Name the stakeholder first' },
    { facts: { holder_id: id } },
  )

export const securityUnknown = (id: GivenId): Problem =>
  problem(
    'SECURITY_UNKNOWN',
    'refused',
    { zh: `没有存续的证券 ${id}`, en: `There is no outstanding security ${id}` },
    {
      zh: '请核对证券编号；已转让或注销的证券由其结余证券接续',
      en: 'Check the id; after a transfer or cancellation its balance security goes on',
    },
    { facts: { security_id: id } },
  )

export const securityIdTaken = (id: GivenId): Problem =>
  problem(
    'SECURITY_ID_TAKEN',
    'already-exists',
    { zh: `证券编号 ${id} 已被使用`, en: `The security id ${id} has been used` },
    { zh: '每个证券编号只用一次，请换一个', en: 'An id is used once: choose another' },
    { facts: { security_id: id } },
  )

export const quantityNotPositive = (quantity: Numeric): Problem =>
  problem(
    'QUANTITY_NOT_POSITIVE',
    'invalid',
    { zh: '数量必须大于零', en: 'The quantity must be above zero' },
    { zh: '请填写大于零的数量', en: 'Give a quantity above zero' },
    { facts: { quantity: formatNumeric(quantity) } },
  )

export const quantityExceedsSecurity = (
  id: GivenId,
  quantity: Numeric,
  outstanding: Numeric,
): Problem =>
  problem(
    'QUANTITY_EXCEEDS_SECURITY',
    'refused',
    {
      zh: `证券 ${id} 仅有 ${formatNumeric(outstanding)}，不足 ${formatNumeric(quantity)}`,
      en: `${id} has ${formatNumeric(outstanding)}, less than ${formatNumeric(quantity)}`,
    },
    {
      zh: '请降低数量；持有人的其他证券请另行登记',
      en: "Use less; record the holder's other securities by themselves",
    },
    {
      facts: {
        security_id: id,
        quantity: formatNumeric(quantity),
        outstanding: formatNumeric(outstanding),
      },
    },
  )

export const balanceSecurityUnexpected = (id: GivenId): Problem =>
  problem(
    'BALANCE_SECURITY_UNEXPECTED',
    'invalid',
    {
      zh: `证券 ${id} 全部转出或注销，没有结余`,
      en: `All of ${id} goes, so nothing remains for a balance security`,
    },
    { zh: '请删去结余证券编号，或核对数量', en: 'Leave its id out, or check the quantity' },
    { facts: { security_id: id } },
  )

export const exceedsAuthorizedShares = (
  id: GivenId,
  would: Numeric,
  authorized: Numeric,
): Problem =>
  problem(
    'EXCEEDS_AUTHORIZED_SHARES',
    'refused',
    {
      zh: `类别 ${id} 核准 ${formatNumeric(authorized)}，登记后将达 ${formatNumeric(would)}`,
      en: `${id} has ${formatNumeric(authorized)} authorised; it would be ${formatNumeric(would)}`,
    },
    {
      zh: '请降低数量，或定义额度更高的类别',
      en: 'Issue less, or define a class with more authorised shares',
    },
    {
      facts: {
        stock_class_id: id,
        authorized: formatNumeric(authorized),
        would_be: formatNumeric(would),
      },
    },
  )

export const dateOutOfOrder = (date: LocalDate, what: string, since: LocalDate): Problem =>
  problem(
    'DATE_OUT_OF_ORDER',
    'refused',
    {
      zh: `日期 ${date} 早于其所依据的“${what}”的最近变动（${since}）`,
      en: `${date} is before ${what} last changed, on ${since}, which this builds on`,
    },
    {
      zh: '请核对日期；较早的变动须先于其后的变动登记',
      en: 'Check the date; what happened earlier must be recorded before what builds on it',
    },
    { facts: { date, what, since } },
  )

export const splitRatioNotPositive = (): Problem =>
  problem(
    'SPLIT_RATIO_NOT_POSITIVE',
    'invalid',
    { zh: '拆分比例的分子和分母必须大于零', en: 'Both parts of the ratio must be above zero' },
    {
      zh: '例如每 10 股转增 5 股，分子为 15，分母为 10',
      en: 'A 2-for-1 split has numerator 2 and denominator 1',
    },
  )

export const splitNotExact = (id: GivenId, numerator: bigint, denominator: bigint): Problem =>
  problem(
    'SPLIT_NOT_EXACT',
    'refused',
    {
      zh: `类别 ${id} 按 ${numerator}:${denominator} 拆分得不出精确的结果`,
      en: `${id} split ${numerator}:${denominator} has no exact result`,
    },
    {
      zh: '请核对比例；总数无法整除时，请以“类别转换”登记公告所载的新总数',
      en: 'Check the ratio; where the total does not divide, convert the class to its new total',
    },
    {
      facts: {
        stock_class_id: id,
        numerator: String(numerator),
        denominator: String(denominator),
      },
    },
  )

export const classEmpty = (id: GivenId): Problem =>
  problem(
    'CLASS_EMPTY',
    'refused',
    { zh: `类别 ${id} 没有存续的股份`, en: `Nothing of the class ${id} is outstanding` },
    { zh: '请核对要转换的类别', en: 'Check which class is to be converted' },
    { facts: { stock_class_id: id } },
  )

export const classConvertedToItself = (id: GivenId): Problem =>
  problem(
    'CLASS_CONVERTED_TO_ITSELF',
    'invalid',
    { zh: `类别 ${id} 不能转换为自身`, en: `The class ${id} can't be converted into itself` },
    { zh: '只改变数量时请使用拆分', en: 'Use a split where only the quantity changes' },
    { facts: { stock_class_id: id } },
  )

export const classHasOptions = (id: GivenId, plans: readonly GivenId[]): Problem =>
  problem(
    'CLASS_HAS_OPTIONS',
    'refused',
    {
      zh: `类别 ${id} 上设有股权激励计划，转换后总数不同会使其数量失准`,
      en: `Stock plans depend on ${id}; another total would leave their figures wrong`,
    },
    {
      zh: '请先按 1:1 转换，再对新类别拆分：拆分会同时折算计划与期权',
      en: 'Convert one to one first, then split the new class: a split carries plans along',
    },
    { facts: { stock_class_id: id, stock_plan_ids: plans.join(', ') } },
  )

export const conversionTotalNotWhole = (total: Numeric): Problem =>
  problem(
    'CONVERSION_TOTAL_NOT_WHOLE',
    'invalid',
    {
      zh: `转换后的总数须为整数，收到 ${formatNumeric(total)}`,
      en: `The new total must be whole, got ${formatNumeric(total)}`,
    },
    { zh: '请填写公告所载的总股数', en: 'Give the number of shares that the resolution states' },
    { facts: { total_quantity: formatNumeric(total) } },
  )

export const conversionTooCoarse = (total: Numeric): Problem =>
  problem(
    'CONVERSION_TOO_COARSE',
    'refused',
    {
      zh: `总数 ${formatNumeric(total)} 过小，会有持有人一股不剩`,
      en: `With ${formatNumeric(total)} in all a security would be left with nothing`,
    },
    { zh: '请核对转换后的总数', en: 'Check the new total' },
    { facts: { total_quantity: formatNumeric(total) } },
  )

export const unitsMixed = (
  registeredCapital: readonly GivenId[],
  shares: readonly GivenId[],
): Problem =>
  problem(
    'UNITS_MIXED',
    'refused',
    {
      zh: '同一企业不能既有以元计的出资额，又有以股计的股份',
      en: 'Registered capital in yuan and shares would be outstanding side by side',
    },
    {
      zh: '请在同一次登记中把全部出资额转换为股份，或统一使用一种类别',
      en: 'Convert all registered capital into shares in the same request, or use one kind',
    },
    { facts: { registered_capital: registeredCapital.join(', '), shares: shares.join(', ') } },
  )

export const capTableFull = (what: string, max: number): Problem =>
  problem(
    'CAP_TABLE_FULL',
    'exhausted',
    {
      zh: `股权结构表的“${what}”已达上限 ${max}`,
      en: `The cap table takes at most ${max} ${what}`,
    },
    {
      zh: '请合并小额持有人（例如以“公众股东”登记）',
      en: 'Put small holders together, for instance as the public',
    },
    { facts: { what, max: String(max) } },
  )

export const roundAlreadyRecorded = (dealId: string): Problem =>
  problem(
    'ROUND_ALREADY_RECORDED',
    'already-exists',
    { zh: '该轮次已在股权结构表中', en: 'This round is on the cap table already' },
    { zh: '无需处理', en: 'Nothing needs to be done' },
    { facts: { deal_id: dealId } },
  )

import type { Rung } from '@seedline/facts'
import {
  amountOf,
  formatNumeric,
  type LocalDate,
  type Money,
  type Problem,
  problem,
} from '@seedline/values'
import type { DealId, FundId } from '../facts/ids.ts'
import type { Subscription } from './events.ts'
import { formatSharePrice, type SharePrice } from './share-price.ts'

export const dealUnknown = (dealId: DealId): Problem =>
  problem(
    'DEAL_UNKNOWN',
    'not-found',
    { zh: `没有项目 ${dealId}`, en: `There is no deal ${dealId}` },
    { zh: '请核对项目编号，或先立项', en: 'Check the deal id, or open the deal first' },
    { facts: { deal_id: dealId } },
  )

export const dealAlreadyOpen = (dealId: DealId): Problem =>
  problem(
    'DEAL_ALREADY_OPEN',
    'already-exists',
    { zh: '该项目已经立项', en: 'This deal is already open' },
    { zh: '请打开已有的项目', en: 'Use the deal that exists' },
    { facts: { deal_id: dealId } },
  )

export const notAFinancingRung = (rung: Rung): Problem =>
  problem(
    'NOT_A_FINANCING_RUNG',
    'invalid',
    { zh: `“${rung}”不是融资轮次`, en: `"${rung}" is not a round of financing` },
    {
      zh: '请选择种子轮至 Pre-IPO 轮，或增资；上市等阶段在企业的成长阶梯上登记',
      en: 'Choose a round from seed to pre-IPO, or a capital increase; listings go on the ladder',
    },
    { facts: { rung } },
  )

export const alreadyInDueDiligence = (dealId: DealId): Problem =>
  problem(
    'DEAL_ALREADY_IN_DUE_DILIGENCE',
    'refused',
    { zh: '该项目已在尽职调查中', en: 'This deal is already in due diligence' },
    {
      zh: '无需重复操作；下一步是批准、否决或撤回',
      en: 'Next comes approval, decline or withdrawal',
    },
    { facts: { deal_id: dealId } },
  )

export const alreadyApproved = (dealId: DealId, approved: Money): Problem =>
  problem(
    'DEAL_ALREADY_APPROVED',
    'refused',
    {
      zh: `该项目已获批准，金额 ${amountOf(approved)} ${approved.currency}`,
      en: `This deal is approved already, for ${amountOf(approved)} ${approved.currency}`,
    },
    {
      zh: '若金额有变，请撤回该项目并重新立项',
      en: 'If the amount has changed, withdraw this deal and open another',
    },
    { facts: { deal_id: dealId, approved_amount: amountOf(approved) } },
  )

export const dealEnded = (dealId: DealId, status: string): Problem =>
  problem(
    'DEAL_ENDED',
    'refused',
    { zh: `该项目已结束（${statusZh(status)}）`, en: `This deal has ended (${status})` },
    { zh: '请重新立项', en: 'Open another deal' },
    { facts: { deal_id: dealId, status } },
  )

const statusZh = (status: string): string =>
  ({ declined: '已否决', withdrawn: '已撤回', closed: '已交割' })[status] ?? status

export const dealNotApproved = (dealId: DealId, status: string): Problem =>
  problem(
    'DEAL_NOT_APPROVED',
    'refused',
    { zh: '该项目尚未获投资决策委员会批准', en: 'The committee has not approved this deal' },
    { zh: '请先批准该项目，再交割', en: 'Approve the deal first, then close the round' },
    { facts: { deal_id: dealId, status } },
  )

export const roundAlreadyClosed = (dealId: DealId): Problem =>
  problem(
    'ROUND_ALREADY_CLOSED',
    'refused',
    { zh: '该轮次已经交割', en: 'This round is closed already' },
    {
      zh: '请查看已交割的轮次；另一轮融资请重新立项',
      en: 'Look at it; for another round open a deal',
    },
    { facts: { deal_id: dealId } },
  )

export const priceNotPositive = (price: SharePrice): Problem =>
  problem(
    'PRICE_NOT_POSITIVE',
    'invalid',
    { zh: '每股价格必须大于零', en: 'The share price must be above zero' },
    {
      zh: '请填写每股价格；无偿取得的股份请在股权结构表中登记',
      en: 'Give the price of one share; shares for nothing are recorded on the cap table',
    },
    { facts: { share_price: formatSharePrice(price) } },
  )

export const sharesNotPositive = ({ holderId, shares }: Subscription): Problem =>
  problem(
    'SHARES_NOT_POSITIVE',
    'invalid',
    {
      zh: `${holderId} 认购的股数必须大于零`,
      en: `The shares of ${holderId} must be above zero`,
    },
    { zh: '请填写大于零的股数，或删去该认购', en: 'Give shares above zero, or leave it out' },
    { facts: { holder_id: holderId, shares: formatNumeric(shares) } },
  )

export const amountNotPriceTimesShares = (
  price: SharePrice,
  { holderId, shares, amount }: Subscription,
  product: string,
): Problem =>
  problem(
    'AMOUNT_NOT_PRICE_TIMES_SHARES',
    'invalid',
    {
      zh: `${holderId} 的金额 ${amountOf(amount)} 不等于价格 × 股数（${product}）`,
      en: `${holderId} paid ${amountOf(amount)}, but price × shares is ${product}`,
    },
    {
      zh: '请核对三者；若价格经过四舍五入，请写出更多小数位',
      en: 'Check all three; where the price was rounded, write it with more digits',
    },
    {
      facts: {
        holder_id: holderId,
        share_price: formatSharePrice(price),
        shares: formatNumeric(shares),
        amount: amountOf(amount),
        price_times_shares: product,
        currency: amount.currency,
      },
    },
  )

export const holderTwice = (holderId: string): Problem =>
  problem(
    'HOLDER_TWICE',
    'invalid',
    { zh: `${holderId} 在本轮中出现两次`, en: `${holderId} subscribes twice in this round` },
    { zh: '请把同一持有人的认购合并为一笔', en: 'Put one holder’s subscriptions together' },
    { facts: { holder_id: holderId } },
  )

export const fundNotAmongSubscribers = (fundId: FundId): Problem =>
  problem(
    'FUND_NOT_AMONG_SUBSCRIBERS',
    'invalid',
    { zh: '认购人中没有本项目的基金', en: "The deal's own fund is not among the subscribers" },
    {
      zh: '请加入基金自己的认购，并填写其 fundId；基金未参与的轮次请直接登记到阶梯与股权结构表',
      en: 'Add the fund’s subscription with its fundId; rounds without it go on the ladder directly',
    },
    { facts: { fund_id: fundId } },
  )

export const foreignFundAmongSubscribers = (holderId: string, fundId: FundId): Problem =>
  problem(
    'FOREIGN_FUND_AMONG_SUBSCRIBERS',
    'invalid',
    {
      zh: `${holderId} 标有 fundId，但不是本项目的基金`,
      en: `${holderId} bears a fundId, but is not the deal's fund`,
    },
    {
      zh: '只有本项目的基金带 fundId；其他基金作为机构填写，其投资在它自己的项目中登记',
      en: 'Only the deal’s fund bears one; list others as institutions and close their own deals',
    },
    { facts: { holder_id: holderId, fund_id: fundId } },
  )

export const exceedsApproval = (subscribed: Money, approved: Money): Problem =>
  problem(
    'EXCEEDS_APPROVAL',
    'refused',
    {
      zh: `基金认购 ${amountOf(subscribed)}，超过批准金额 ${amountOf(approved)} ${approved.currency}`,
      en: `The fund subscribes ${amountOf(subscribed)}, approved are ${amountOf(approved)}`,
    },
    {
      zh: '请降低基金的认购额；或撤回该项目，按新金额重新立项并报批',
      en: 'Subscribe less, or withdraw the deal and have the higher amount approved in another',
    },
    {
      facts: {
        subscribed: amountOf(subscribed),
        approved: amountOf(approved),
        currency: approved.currency,
      },
    },
  )

export const dateBeforeFundOpened = (date: LocalDate, openedOn: LocalDate): Problem =>
  problem(
    'DATE_BEFORE_FUND_OPENED',
    'refused',
    {
      zh: `日期 ${date} 早于基金设立日 ${openedOn}`,
      en: `${date} is before the fund was opened on ${openedOn}`,
    },
    { zh: `请使用 ${openedOn} 或之后的日期`, en: `Use ${openedOn} or a later date` },
    { facts: { date, fund_opened_on: openedOn } },
  )

export const roundTooLarge = (bytes: number, max: number): Problem =>
  problem(
    'ROUND_TOO_LARGE',
    'too-large',
    {
      zh: '证明材料的说明过长，无法随每笔认购保存',
      en: 'The evidence is too long to be kept with every subscription',
    },
    {
      zh: '请缩短材料的标题和链接，或减少材料份数',
      en: 'Shorten titles and links, or name fewer pieces of evidence',
    },
    { facts: { bytes: String(bytes), max: String(max) } },
  )

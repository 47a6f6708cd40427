import { amountOf, type Money, type Problem, problem } from '@seedline/values'
import type { FundId } from '../facts/ids.ts'
import type { CapitalFigures } from './state.ts'

export const fundAlreadyOpen = (fundId: FundId): Problem =>
  problem(
    'FUND_ALREADY_OPEN',
    'already-exists',
    { zh: '该基金已经设立', en: 'This fund is already open' },
    {
      zh: '请打开已有的基金；新增出资承诺请使用“新增承诺”',
      en: 'Use the fund that exists; add further commitments to it',
    },
    { facts: { fund_id: fundId } },
  )

export const commitmentNotPositive = (partnerId: string, amount: Money): Problem =>
  problem(
    'COMMITMENT_NOT_POSITIVE',
    'invalid',
    {
      zh: `合伙人 ${partnerId} 的出资承诺必须大于零`,
      en: `The commitment of partner ${partnerId} must be above zero`,
    },
    { zh: '请填写大于零的金额', en: 'Give an amount above zero' },
    {
      facts: { partner_id: partnerId, amount: amountOf(amount), currency: amount.currency },
    },
  )

export const partnerTwice = (partnerId: string): Problem =>
  problem(
    'PARTNER_TWICE',
    'already-exists',
    {
      zh: `合伙人 ${partnerId} 已有一笔出资承诺`,
      en: `Partner ${partnerId} has a commitment already`,
    },
    {
      zh: '每位合伙人只记一笔承诺；请核对合伙人编号',
      en: 'Each partner commits once: check the partner id',
    },
    { facts: { partner_id: partnerId } },
  )

export const tooManyPartners = (max: number): Problem =>
  problem(
    'TOO_MANY_PARTNERS',
    'exhausted',
    {
      zh: `一只基金最多记录 ${max} 位合伙人`,
      en: `A fund takes at most ${max} partners`,
    },
    {
      zh: '请通过联接基金汇集其余出资人',
      en: 'Pool further partners in a feeder fund',
    },
    { facts: { max: String(max) } },
  )

export const exceedsCommitments = (amount: Money, figures: CapitalFigures): Problem =>
  problem(
    'EXCEEDS_COMMITMENTS',
    'refused',
    {
      zh: `拟批准 ${amountOf(amount)}，基金可用仅 ${amountOf(figures.available)} ${amount.currency}`,
      en: `${amountOf(amount)} asked for, ${amountOf(figures.available)} ${amount.currency} available`,
    },
    {
      zh: '请降低批准金额、新增出资承诺，或等待其他项目释放额度',
      en: 'Approve less, add a commitment, or wait until another deal gives capital back',
    },
    {
      facts: {
        amount: amountOf(amount),
        committed: amountOf(figures.committed),
        reserved: amountOf(figures.reserved),
        invested: amountOf(figures.invested),
        available: amountOf(figures.available),
        currency: amount.currency,
      },
    },
  )

export const approvalUnderWay = (dealId: string): Problem =>
  problem(
    'APPROVAL_UNDER_WAY',
    'conflict',
    {
      zh: '该项目的另一项批准正在进行',
      en: 'Another approval of this deal is under way',
    },
    {
      zh: '请稍候几秒，查看该项目的状态后再决定',
      en: 'Wait some seconds, look at the deal, then decide again',
    },
    { facts: { deal_id: dealId } },
  )

export const reservationMissing = (dealId: string): Problem =>
  problem(
    'RESERVATION_MISSING',
    'internal',
    {
      zh: '已关闭的轮次没有对应的额度预留',
      en: 'A closed round has no capital reserved for it',
    },
    {
      zh: '请联系运维人员：运行 verify 并查看该项目',
      en: 'Ask an operator to run verify and to look at this deal',
    },
    { facts: { deal_id: dealId } },
  )

export const investsMoreThanReserved = (dealId: string, amount: Money, reserved: Money): Problem =>
  problem(
    'INVESTS_MORE_THAN_RESERVED',
    'internal',
    {
      zh: `投资额 ${amountOf(amount)} 高于预留额 ${amountOf(reserved)}`,
      en: `${amountOf(amount)} invested, only ${amountOf(reserved)} reserved`,
    },
    {
      zh: '请联系运维人员：运行 verify 并查看该项目',
      en: 'Ask an operator to run verify and to look at this deal',
    },
    { facts: { deal_id: dealId, amount: amountOf(amount), reserved: amountOf(reserved) } },
  )

import { type LocalDate, type Problem, problem } from '@seedline/values'
import type { EnterpriseId } from './enterprise-id.ts'

export const enterpriseUnknown = (id: string): Problem =>
  problem(
    'ENTERPRISE_UNKNOWN',
    'not-found',
    { zh: '没有登记过这家企业', en: 'No such enterprise is registered' },
    { zh: '请核对企业标识，或先登记企业', en: 'Check the id, or register the enterprise first' },
    { facts: { enterprise_id: id } },
  )

export const enterpriseClosed = (id: EnterpriseId, closedOn: LocalDate): Problem =>
  problem(
    'ENTERPRISE_CLOSED',
    'refused',
    {
      zh: `该企业已于 ${closedOn} 终止`,
      en: `This enterprise was closed on ${closedOn}`,
    },
    {
      zh: '已终止的企业不能再更正，也不能记录终止日之后的事',
      en: 'A closed enterprise is not corrected, and nothing after its closure is recorded',
    },
    { facts: { enterprise_id: id, closed_on: closedOn } },
  )

export const historyFull = (max: number): Problem =>
  problem(
    'HISTORY_FULL',
    'refused',
    {
      zh: `该记录已有 ${max} 条历史，不能再增加`,
      en: `This record already has ${max} entries of history and takes no more`,
    },
    {
      zh: '如此多的更正通常是程序错误；请联系运维人员',
      en: 'So many corrections are usually a fault of a program; ask an operator',
    },
    { facts: { max: String(max) } },
  )

export const dateInFuture = (date: LocalDate, today: LocalDate): Problem =>
  problem(
    'DATE_IN_FUTURE',
    'invalid',
    { zh: `日期 ${date} 尚未到来`, en: `${date} has not come yet` },
    {
      zh: `只记录已发生的事，日期不得晚于今天（${today}）`,
      en: `Only what has happened is recorded: use a date no later than today (${today})`,
    },
    { facts: { date, today } },
  )

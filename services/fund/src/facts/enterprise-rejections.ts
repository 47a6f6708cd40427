import { type LocalDate, type Problem, problem } from '@seedline/values'

export const enterpriseUnknown = (enterpriseId: string): Problem =>
  problem(
    'ENTERPRISE_UNKNOWN',
    'not-found',
    { zh: '没有登记过这家企业', en: 'No such enterprise is registered' },
    { zh: '请核对企业标识，或先登记企业', en: 'Check the id, or register the enterprise first' },
    { facts: { enterprise_id: enterpriseId } },
  )

export const enterpriseClosed = (enterpriseId: string, closedOn: LocalDate): Problem =>
  problem(
    'ENTERPRISE_CLOSED',
    'refused',
    {
      zh: `该企业已于 ${closedOn} 终止`,
      en: `This enterprise was closed on ${closedOn}`,
    },
    {
      zh: '终止之后不能再投资；请核对日期和企业',
      en: 'Nobody invests after the closure: check the date and the enterprise',
    },
    { facts: { enterprise_id: enterpriseId, closed_on: closedOn } },
  )

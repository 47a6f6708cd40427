import { type LocalDate, type Problem, problem } from '@seedline/values'

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

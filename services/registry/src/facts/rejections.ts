import type { EnterpriseId } from '@seedline/facts'
import { type LocalDate, type Problem, problem } from '@seedline/values'

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

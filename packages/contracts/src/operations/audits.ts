import { int32Most } from '../bounds.ts'
import { AuditServiceService as Rpcs } from '../gen/seedline/credit/v1/audit_service.ts'
import { described, id, whole } from '../kinds/index.ts'
import { bankPeople } from '../roles.ts'
import { operationsOf, query } from './operation.ts'

const tag = { zh: '审计日志', en: 'Audit log' }

export const audits = operationsOf(Rpcs, tag, {
  getAuditHead: query(Rpcs.getAuditHead, {
    rest: 'GET /api/v1/audit/head',
    summary: { zh: '最近一次签名的树头', en: 'The head that was signed last' },
    description:
      'Keep it: what is proved later is proved against it. Absent before anything was logged.',
    admits: 'any-role',
    of: 'nobody',
    request: {},
    refuses: ['AUDIT_LOG_EMPTY'],
  }),
  proveQueryLogged: query(Rpcs.proveQueryLogged, {
    rest: 'GET /api/v1/eligibility-queries/{queryId}/audit-proof',
    summary: { zh: '证明一次查询已记入审计日志', en: 'Prove that a query is logged' },
    description: 'An inclusion proof (RFC 6962) against a signed head.',
    admits: bankPeople,
    of: 'query',
    request: { queryId: id('EligibilityQuery') },
    refuses: ['QUERY_UNKNOWN', 'AUDIT_LOG_DAMAGED'],
  }),
  proveLogKept: query(Rpcs.proveLogKept, {
    rest: 'GET /api/v1/audit/consistency',
    summary: { zh: '证明日志未被改写', en: 'Prove that the log holds what it held' },
    description: 'A consistency proof (RFC 6962) from a head that was kept to the one signed last.',
    admits: 'any-role',
    of: 'nobody',
    request: {
      size: described(whole({ min: 1, max: int32Most }), {
        zh: '所保存的树头的条目数。',
        en: 'Of the head that was kept.',
      }),
    },
    refuses: ['AUDIT_LOG_EMPTY', 'AUDIT_INDEX_UNKNOWN', 'AUDIT_LOG_DAMAGED'],
  }),
})

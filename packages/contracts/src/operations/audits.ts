import { int32Most } from '../bounds.ts'
import { AuditServiceService as Rpcs } from '../gen/seedline/credit/v1/audit_service.ts'
import { described, id, optional, page, whole } from '../kinds/index.ts'
import { deskRate } from '../rates.ts'
import { bankPeople, operators } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

const from = described(optional(whole({ min: 0, max: int32Most }), 0), {
  zh: '自第几条起：0，或上一页给出的 next。',
  en: 'From which entry on: 0, or the `next` of the page before.',
})

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
    rate: deskRate,
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
  exportAuditLog: query(Rpcs.exportAuditLog, {
    rest: 'GET /api/v1/audit/export',
    lines: true,
    summary: { zh: '导出审计日志', en: 'Export the audit log' },
    description:
      'Whole, for `seedline audit verify`: as application/x-ndjson page after page until its end, or one page as JSON. Go on where a page ended, at `next`. Entries are kept for five years at least (the law asks for six months); each says until when.',
    admits: operators,
    of: 'nobody',
    request: { from },
    refuses: [],
  }),
  listAuditEntries: query(Rpcs.listAuditEntries, {
    rest: 'GET /api/v1/audit/entries',
    lines: true,
    summary: { zh: '本行的审计条目', en: 'The bank’s own entries' },
    description:
      'What the log says of the bank’s own queries, each with its place and its hash. A page tells a stretch of the log: it may hold nothing of this bank. Entries are kept for five years at least (the law asks for six months).',
    admits: bankPeople,
    of: 'shown',
    rate: deskRate,
    request: { from },
    refuses: [],
  }),
  logMissingQueries: command(Rpcs.logMissingQueries, {
    rest: 'POST /api/v1/audit/missing-entries',
    effect: 'acts',
    summary: { zh: '补记未入日志的查询', en: 'Log what was told and not logged' },
    description:
      'Compares recorded queries with the log, the latest first, page by page: a process that ended in between had told one and not logged it.',
    admits: operators,
    of: 'nobody',
    request: { page },
    refuses: ['AUDIT_LOG_DAMAGED'],
  }),
})

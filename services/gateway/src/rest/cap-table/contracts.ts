import { contract } from '../contract.ts'
import { fundReaders } from '../readers.ts'
import { outcome } from '../values/facts.ts'
import * as schemas from './schemas.ts'

const tag = 'Cap table'

export const getCapTable = contract({
  operationId: 'getCapTable',
  method: 'get',
  path: '/api/v1/enterprises/{enterpriseId}/cap-table',
  tag,
  summary: { zh: '企业的股权结构', en: 'Who owns an enterprise' },
  admits: fundReaders,
  params: schemas.capTablePath,
  query: schemas.capTableQuery,
  answer: { status: 200, schema: schemas.capTable, versioned: true, csv: true },
  problems: ['ENTERPRISE_UNKNOWN'],
})

export const recordTransactions = contract({
  operationId: 'recordTransactions',
  method: 'post',
  path: '/api/v1/enterprises/{enterpriseId}/cap-table/transactions',
  tag,
  summary: { zh: '记录股权交易', en: 'Record transactions on a cap table' },
  admits: ['registrar', 'fund-manager'],
  params: schemas.capTablePath,
  body: schemas.recordTransactions,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'ENTERPRISE_UNKNOWN',
    'STOCK_CLASS_UNKNOWN',
    'STOCK_CLASS_DEFINED_TWICE',
    'HOLDER_UNKNOWN',
    'SECURITY_UNKNOWN',
    'SECURITY_ID_TAKEN',
    'QUANTITY_EXCEEDS_SECURITY',
    'QUANTITY_NOT_POSITIVE',
    'BALANCE_SECURITY_UNEXPECTED',
    'SAME_HOLDER',
    'EXCEEDS_AUTHORIZED_SHARES',
    'SPLIT_NOT_EXACT',
    'SPLIT_RATIO_NOT_POSITIVE',
    'CONVERSION_TOTAL_NOT_WHOLE',
    'CONVERSION_TOO_COARSE',
    'CLASS_EMPTY',
    'CLASS_CONVERTED_TO_ITSELF',
    'CLASS_HAS_OPTIONS',
    'UNITS_MIXED',
    'STOCK_PLAN_UNKNOWN',
    'STOCK_PLAN_DEFINED_TWICE',
    'EXCEEDS_PLAN_POOL',
    'EXERCISE_QUANTITY_MISMATCH',
    'VESTING_ALREADY_STARTED',
    'DATE_IN_FUTURE',
    'DATE_OUT_OF_ORDER',
    'CAP_TABLE_FULL',
  ],
})

export const getCapTableHistory = contract({
  operationId: 'getCapTableHistory',
  method: 'get',
  path: '/api/v1/enterprises/{enterpriseId}/cap-table/history',
  tag,
  summary: { zh: '股权结构的历史', en: 'History of a cap table' },
  admits: fundReaders,
  params: schemas.capTablePath,
  query: schemas.capTableHistoryQuery,
  answer: { status: 200, schema: schemas.capTableHistory, csv: true },
  problems: ['ENTERPRISE_UNKNOWN', 'PAGE_TOKEN_INVALID', 'EXPORT_TOO_LARGE'],
})

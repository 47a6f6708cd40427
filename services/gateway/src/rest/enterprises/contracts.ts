import { contract } from '../contract.ts'
import { history, outcome } from '../values/facts.ts'
import * as schemas from './schemas.ts'

const tag = 'Enterprises'

export const registerEnterprise = contract({
  operationId: 'registerEnterprise',
  method: 'post',
  path: '/api/v1/enterprises',
  tag,
  summary: { zh: '登记一家企业', en: 'Register an enterprise' },
  admits: ['registrar', 'fund-manager'],
  body: schemas.registerEnterprise,
  write: 'creates',
  answer: { status: 201, schema: outcome },
  problems: [
    'ENTERPRISE_ALREADY_REGISTERED',
    'USCC_TAKEN',
    'DATE_IN_FUTURE',
    'USCC_MALFORMED',
    'USCC_CHECK_DIGIT_WRONG',
    'NAME_MISSING',
    'MATERIAL_FIELD_UNKNOWN',
    'DISTRICT_UNKNOWN',
    'PROVENANCE_MISSING',
    'CHECK_DIGIT_OVERRIDE_UNNEEDED',
    'USCC_CONTENDED',
  ],
})

export const listEnterprises = contract({
  operationId: 'listEnterprises',
  method: 'get',
  path: '/api/v1/enterprises',
  tag,
  summary: { zh: '企业列表', en: 'List enterprises' },
  admits: 'any-role',
  query: schemas.listEnterprisesQuery,
  answer: { status: 200, schema: schemas.enterpriseList, csv: true },
  problems: ['PAGE_TOKEN_INVALID', 'EXPORT_TOO_LARGE'],
})

export const getEnterprise = contract({
  operationId: 'getEnterprise',
  method: 'get',
  path: '/api/v1/enterprises/{enterpriseId}',
  tag,
  summary: { zh: '一家企业', en: 'One enterprise' },
  admits: 'any-role',
  params: schemas.enterprisePath,
  query: schemas.enterpriseQuery,
  answer: { status: 200, schema: schemas.enterprise, versioned: true },
  problems: ['ENTERPRISE_UNKNOWN'],
})

export const correctEnterprise = contract({
  operationId: 'correctEnterprise',
  method: 'post',
  path: '/api/v1/enterprises/{enterpriseId}/corrections',
  tag,
  summary: { zh: '更正企业资料', en: 'Correct what is recorded of an enterprise' },
  admits: ['registrar', 'fund-manager'],
  params: schemas.enterprisePath,
  body: schemas.correctEnterprise,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'ENTERPRISE_UNKNOWN',
    'ENTERPRISE_CLOSED',
    'USCC_TAKEN',
    'NOTHING_TO_CORRECT',
    'NAME_MISSING',
    'DATE_IN_FUTURE',
    'FOUNDED_AFTER_STAGE',
    'USCC_CHECK_DIGIT_WRONG',
    'MATERIAL_FIELD_UNKNOWN',
    'DISTRICT_UNKNOWN',
    'CHECK_DIGIT_OVERRIDE_UNNEEDED',
    'USCC_CONTENDED',
    'HISTORY_FULL',
  ],
})

export const closeEnterprise = contract({
  operationId: 'closeEnterprise',
  method: 'post',
  path: '/api/v1/enterprises/{enterpriseId}/closure',
  tag,
  summary: { zh: '企业终止', en: 'Close an enterprise' },
  admits: ['registrar'],
  params: schemas.enterprisePath,
  body: schemas.closeEnterprise,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'ENTERPRISE_UNKNOWN',
    'ENTERPRISE_CLOSED',
    'DATE_IN_FUTURE',
    'CLOSED_BEFORE_FOUNDATION',
    'CLOSED_BEFORE_STAGE',
  ],
})

export const getEnterpriseHistory = contract({
  operationId: 'getEnterpriseHistory',
  method: 'get',
  path: '/api/v1/enterprises/{enterpriseId}/history',
  tag,
  summary: { zh: '企业及其阶梯的历史', en: 'History of an enterprise and of its ladder' },
  admits: 'any-role',
  params: schemas.enterprisePath,
  query: schemas.historyQuery,
  answer: { status: 200, schema: history, csv: true },
  problems: ['ENTERPRISE_UNKNOWN'],
})

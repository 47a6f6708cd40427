import { contract } from '../contract.ts'
import { fundReaders } from '../readers.ts'
import { outcome } from '../values/facts.ts'
import * as schemas from './schemas.ts'

const tag = 'Funds'

export const openFund = contract({
  operationId: 'openFund',
  method: 'post',
  path: '/api/v1/funds',
  tag,
  summary: { zh: '设立基金', en: 'Open a fund' },
  admits: ['fund-manager'],
  body: schemas.openFund,
  write: 'creates',
  answer: { status: 201, schema: outcome },
  problems: [
    'FUND_ALREADY_OPEN',
    'CURRENCY_MISMATCH',
    'COMMITMENT_NOT_POSITIVE',
    'PARTNER_TWICE',
    'DATE_IN_FUTURE',
  ],
})

export const listFunds = contract({
  operationId: 'listFunds',
  method: 'get',
  path: '/api/v1/funds',
  tag,
  summary: { zh: '基金列表', en: 'List funds' },
  admits: fundReaders,
  query: schemas.listFundsQuery,
  answer: { status: 200, schema: schemas.fundList },
  problems: ['PAGE_TOKEN_INVALID'],
})

export const getFund = contract({
  operationId: 'getFund',
  method: 'get',
  path: '/api/v1/funds/{fundId}',
  tag,
  summary: { zh: '一只基金', en: 'One fund' },
  admits: fundReaders,
  params: schemas.fundPath,
  query: schemas.fundQuery,
  answer: { status: 200, schema: schemas.fund, versioned: true },
  problems: ['FUND_UNKNOWN'],
})

export const addCommitment = contract({
  operationId: 'addCommitment',
  method: 'post',
  path: '/api/v1/funds/{fundId}/commitments',
  tag,
  summary: { zh: '记录认缴承诺', en: "Record a limited partner's commitment" },
  admits: ['fund-manager'],
  params: schemas.fundPath,
  body: schemas.addCommitment,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'FUND_UNKNOWN',
    'CURRENCY_MISMATCH',
    'COMMITMENT_NOT_POSITIVE',
    'PARTNER_TWICE',
    'DATE_IN_FUTURE',
    'TOO_MANY_PARTNERS',
  ],
})

import { contract } from '../contract.ts'
import { fundReaders } from '../readers.ts'
import { outcome } from '../values/facts.ts'
import * as schemas from './schemas.ts'

const tag = 'Deals'

export const openDeal = contract({
  operationId: 'openDeal',
  method: 'post',
  path: '/api/v1/deals',
  tag,
  summary: { zh: '立项', en: 'Open a deal' },
  admits: ['fund-manager'],
  body: schemas.openDeal,
  write: 'creates',
  answer: { status: 201, schema: outcome },
  problems: [
    'FUND_UNKNOWN',
    'ENTERPRISE_UNKNOWN',
    'ENTERPRISE_CLOSED',
    'CURRENCY_MISMATCH',
    'NOT_A_FINANCING_RUNG',
    'AMOUNT_NOT_POSITIVE',
    'DATE_IN_FUTURE',
    'DATE_BEFORE_FUND_OPENED',
  ],
})

export const listDeals = contract({
  operationId: 'listDeals',
  method: 'get',
  path: '/api/v1/deals',
  tag,
  summary: { zh: '项目列表', en: 'List deals' },
  admits: fundReaders,
  query: schemas.listDealsQuery,
  answer: { status: 200, schema: schemas.dealList },
  problems: ['PAGE_TOKEN_INVALID'],
})

export const getDeal = contract({
  operationId: 'getDeal',
  method: 'get',
  path: '/api/v1/deals/{dealId}',
  tag,
  summary: { zh: '一个项目', en: 'One deal' },
  admits: fundReaders,
  params: schemas.dealPath,
  query: schemas.dealQuery,
  answer: { status: 200, schema: schemas.deal, versioned: true },
  problems: ['DEAL_UNKNOWN'],
})

export const startDueDiligence = contract({
  operationId: 'startDueDiligence',
  method: 'post',
  path: '/api/v1/deals/{dealId}/due-diligence',
  tag,
  summary: { zh: '开始尽职调查', en: 'Start due diligence' },
  admits: ['fund-manager'],
  params: schemas.dealPath,
  body: schemas.startDueDiligence,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'DATE_BEFORE_PREVIOUS_STEP',
    'DEAL_UNKNOWN',
    'DEAL_ALREADY_IN_DUE_DILIGENCE',
    'DEAL_ALREADY_APPROVED',
    'DEAL_ENDED',
    'DATE_IN_FUTURE',
  ],
})

export const approveDeal = contract({
  operationId: 'approveDeal',
  method: 'post',
  path: '/api/v1/deals/{dealId}/approval',
  tag,
  summary: { zh: '投委会批准', en: "Record the investment committee's approval" },
  admits: ['fund-manager'],
  params: schemas.dealPath,
  body: schemas.approveDeal,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'DATE_BEFORE_PREVIOUS_STEP',
    'DEAL_UNKNOWN',
    'DEAL_ALREADY_APPROVED',
    'DEAL_ENDED',
    'CURRENCY_MISMATCH',
    'AMOUNT_NOT_POSITIVE',
    'EXCEEDS_COMMITMENTS',
    'APPROVAL_UNDER_WAY',
    'EVIDENCE_MISSING',
    'DATE_IN_FUTURE',
  ],
})

export const declineDeal = contract({
  operationId: 'declineDeal',
  method: 'post',
  path: '/api/v1/deals/{dealId}/decline',
  tag,
  summary: { zh: '否决项目', en: 'Decline a deal' },
  admits: ['fund-manager'],
  params: schemas.dealPath,
  body: schemas.declineDeal,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: ['DATE_BEFORE_PREVIOUS_STEP', 'DEAL_UNKNOWN', 'DEAL_ENDED', 'DATE_IN_FUTURE'],
})

export const withdrawDeal = contract({
  operationId: 'withdrawDeal',
  method: 'post',
  path: '/api/v1/deals/{dealId}/withdrawal',
  tag,
  summary: { zh: '撤回项目', en: 'Withdraw a deal' },
  admits: ['fund-manager'],
  params: schemas.dealPath,
  body: schemas.withdrawDeal,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: ['DATE_BEFORE_PREVIOUS_STEP', 'DEAL_UNKNOWN', 'DEAL_ENDED', 'DATE_IN_FUTURE'],
})

export const closeRound = contract({
  operationId: 'closeRound',
  method: 'post',
  path: '/api/v1/deals/{dealId}/closing',
  tag,
  summary: { zh: '交割一轮融资', en: 'Close the round' },
  admits: ['fund-manager'],
  params: schemas.dealPath,
  body: schemas.closeRound,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'DATE_BEFORE_PREVIOUS_STEP',
    'DEAL_UNKNOWN',
    'DEAL_NOT_APPROVED',
    'ROUND_ALREADY_CLOSED',
    'DEAL_ENDED',
    'CURRENCY_MISMATCH',
    'PRICE_NOT_POSITIVE',
    'SHARES_NOT_POSITIVE',
    'AMOUNT_NOT_POSITIVE',
    'AMOUNT_NOT_PRICE_TIMES_SHARES',
    'HOLDER_TWICE',
    'FUND_NOT_AMONG_SUBSCRIBERS',
    'FOREIGN_FUND_AMONG_SUBSCRIBERS',
    'EXCEEDS_APPROVAL',
    'ROUND_TOO_LARGE',
    'ENTERPRISE_CLOSED',
    'EVIDENCE_MISSING',
    'DATE_IN_FUTURE',
  ],
})

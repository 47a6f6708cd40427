import { contract } from '../contract.ts'
import { outcome } from '../values/facts.ts'
import * as schemas from './schemas.ts'

const tag = 'Ladder'

export const getLadder = contract({
  operationId: 'getLadder',
  method: 'get',
  path: '/api/v1/enterprises/{enterpriseId}/ladder',
  tag,
  summary: { zh: '企业的成长阶梯', en: 'The ladder of an enterprise' },
  admits: 'any-role',
  params: schemas.ladderPath,
  query: schemas.ladderQuery,
  answer: { status: 200, schema: schemas.ladder, versioned: true },
  problems: ['ENTERPRISE_UNKNOWN'],
})

export const recordStage = contract({
  operationId: 'recordStage',
  method: 'post',
  path: '/api/v1/enterprises/{enterpriseId}/ladder/rungs',
  tag,
  summary: { zh: '记录达到的阶段', en: 'Record a rung that was reached' },
  admits: ['registrar', 'fund-manager', 'coach'],
  params: schemas.ladderPath,
  body: schemas.recordStage,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'ENTERPRISE_UNKNOWN',
    'ENTERPRISE_CLOSED',
    'EVIDENCE_MISSING',
    'DATE_IN_FUTURE',
    'STAGE_BEFORE_FOUNDATION',
    'STAGE_ALREADY_REACHED',
    'STAGE_OUT_OF_ORDER',
    'LADDER_ENDED',
    'LADDER_ENDS_TOO_EARLY',
    'HISTORY_FULL',
  ],
})

export const correctStage = contract({
  operationId: 'correctStage',
  method: 'post',
  path: '/api/v1/enterprises/{enterpriseId}/ladder/rungs/{rungId}/corrections',
  tag,
  summary: { zh: '更正一个阶段', en: 'Correct a rung' },
  admits: ['registrar', 'fund-manager', 'coach'],
  params: schemas.rungPath,
  body: schemas.correctStage,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: [
    'RUNG_UNKNOWN',
    'RUNG_WITHDRAWN',
    'NOTHING_TO_CORRECT',
    'ENTERPRISE_UNKNOWN',
    'ENTERPRISE_CLOSED',
    'EVIDENCE_MISSING',
    'DATE_IN_FUTURE',
    'STAGE_BEFORE_FOUNDATION',
    'STAGE_ALREADY_REACHED',
    'STAGE_OUT_OF_ORDER',
    'LADDER_ENDED',
    'LADDER_ENDS_TOO_EARLY',
    'HISTORY_FULL',
  ],
})

export const withdrawStage = contract({
  operationId: 'withdrawStage',
  method: 'post',
  path: '/api/v1/enterprises/{enterpriseId}/ladder/rungs/{rungId}/withdrawal',
  tag,
  summary: { zh: '撤回一个阶段', en: 'Withdraw a rung' },
  admits: ['registrar', 'fund-manager', 'coach'],
  params: schemas.rungPath,
  body: schemas.withdrawStage,
  write: 'changes',
  answer: { status: 201, schema: outcome },
  problems: ['RUNG_UNKNOWN', 'RUNG_WITHDRAWN'],
})

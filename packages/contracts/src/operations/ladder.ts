import { StageRecordServiceService as Rpcs } from '../gen/seedline/registry/v1/stage_record_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  evidences,
  id,
  optional,
  optionalList,
  prose,
  provenance,
  rung,
} from '../kinds/index.ts'
import { ladderWriters } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

const enterpriseId = id('Enterprise')
const rungId = id('Rung')
const papers = evidences()

// What a rung may not be, whether it is recorded or corrected.
const ofRungs = [
  'ENTERPRISE_UNKNOWN',
  'ENTERPRISE_MERGED',
  'ENTERPRISE_CLOSED',
  'EVIDENCE_MISSING',
  'DATE_IN_FUTURE',
  'STAGE_BEFORE_FOUNDATION',
  'STAGE_ALREADY_REACHED',
  'STAGE_OUT_OF_ORDER',
  'LADDER_ENDED',
  'LADDER_ENDS_TOO_EARLY',
  'HISTORY_FULL',
] as const

const tag = { zh: '成长阶梯', en: 'Ladder' }

export const ladder = operationsOf(Rpcs, tag, {
  getLadder: query(Rpcs.getLadder, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/ladder',
    summary: { zh: '企业的成长阶梯', en: 'The ladder of an enterprise' },
    admits: 'any-role',
    of: 'shown',
    factOf: { category: 'stage_record', without: ['mergedInto'] },
    request: { enterpriseId, asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  recordStage: command(Rpcs.recordStage, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/ladder/rungs',
    effect: 'changes',
    summary: { zh: '记录达到的阶段', en: 'Record a rung that was reached' },
    admits: ladderWriters,
    of: 'nobody',
    inBatches: true,
    request: {
      enterpriseId,
      rung,
      reachedOn: date,
      evidence: papers,
      outOfOrderReason: described(
        optional(prose(), ''),
        'Why this rung stands before one already recorded.',
      ),
      provenance: optional(provenance, null),
    },
    refuses: ofRungs,
  }),
  correctStage: command(Rpcs.correctStage, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/ladder/rungs/{rungId}/corrections',
    effect: 'changes',
    summary: { zh: '更正一个阶段', en: 'Correct a rung' },
    description: 'Only what changes.',
    admits: ladderWriters,
    of: 'nobody',
    inBatches: true,
    request: {
      enterpriseId,
      rungId,
      reason: prose(),
      rung: optional(rung),
      reachedOn: optional(date),
      evidence: optionalList(papers),
    },
    refuses: ['RUNG_UNKNOWN', 'RUNG_WITHDRAWN', 'NOTHING_TO_CORRECT', ...ofRungs],
  }),
  withdrawStage: command(Rpcs.withdrawStage, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/ladder/rungs/{rungId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回一个阶段', en: 'Withdraw a rung' },
    admits: ladderWriters,
    of: 'nobody',
    request: { enterpriseId, rungId, reason: prose() },
    refuses: [
      'ENTERPRISE_MERGED',
      'RUNG_UNKNOWN',
      'RUNG_WITHDRAWN',
      'RUNG_OF_ROUND',
      'ENTRY_OF_ANOTHER_ORGANISATION',
      'HISTORY_FULL',
    ],
  }),
})

import { EnterpriseServiceService as Rpcs } from '../gen/seedline/registry/v1/enterprise_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  evidences,
  id,
  line,
  optional,
  optionalList,
  page,
  prose,
  provenance,
  rung,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { registrars, registryWriters } from '../roles.ts'
import { designationKind, designationLevel } from './designations.ts'
import { command, operationsOf, query } from './operation.ts'
import {
  checkCode,
  checkDigitOverride,
  district,
  enterpriseName,
  materialField,
  named,
  profile,
  profileChanges,
} from './profile.ts'

const enterpriseId = id('Enterprise')

const until = described(date, 'The day of the change, from which on the name was no longer borne.')

/** Names that an enterprise was given, or gave up, on a day. */
const renaming = {
  nameZh: described(optional(enterpriseName, ''), 'This or nameEn is needed.'),
  nameEn: optional(enterpriseName, ''),
  evidence: optionalList(evidences()),
  provenance: optional(provenance, null),
}

const tag = { zh: '企业', en: 'Enterprises' }

export const enterprises = operationsOf(Rpcs, tag, {
  registerEnterprise: command(Rpcs.registerEnterprise, {
    rest: 'POST /api/v1/enterprises',
    effect: 'creates',
    summary: { zh: '登记一家企业', en: 'Register an enterprise' },
    admits: registryWriters,
    of: 'nobody',
    inBatches: true,
    request: profile,
    check(values, faults) {
      // A code that was refused says nothing of the evidence beside it.
      if (values.uscc !== undefined) checkCode(values, faults)
      named(values, faults)
      if (values.uscc === null && !values.provenance)
        faults.note('/provenance/source', problemOf('PROVENANCE_MISSING'))
    },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_ALREADY_REGISTERED',
      'USCC_TAKEN',
      'DATE_IN_FUTURE',
      'USCC_MALFORMED',
      'USCC_CHECK_DIGIT_WRONG',
      'USCC_ORGANISATION_WRONG',
      'USCC_AUTHORITY_UNKNOWN',
      'USCC_IDENTITY_CARD',
      'NAME_MISSING',
      'MATERIAL_FIELD_UNKNOWN',
      'DISTRICT_UNKNOWN',
      'PARK_UNKNOWN',
      'PARK_OUTSIDE_DISTRICT',
      'PROVENANCE_MISSING',
      'CHECK_DIGIT_OVERRIDE_UNNEEDED',
      'USCC_CONTENDED',
    ],
  }),
  listEnterprises: query(Rpcs.listEnterprises, {
    rest: 'GET /api/v1/enterprises',
    summary: { zh: '企业列表', en: 'List enterprises' },
    admits: 'any-role',
    of: 'nobody',
    request: {
      search: described(
        optional(line(100), ''),
        'A fragment of a name (Chinese or English, former ones too), of its pinyin or of the initials of that, or of the code.',
      ),
      currentRung: optional(rung),
      materialField: optional(materialField),
      district: optional(district),
      designation: described(optional(designationKind), {
        zh: '今天持有这种称号的企业。',
        en: 'Those that hold this designation today.',
      }),
      designationLevel: optional(designationLevel),
      page,
    },
    refuses: [
      'PAGE_TOKEN_INVALID',
      'EXPORT_TOO_LARGE',
      'MATERIAL_FIELD_UNKNOWN',
      'DISTRICT_UNKNOWN',
    ],
  }),
  getEnterprise: query(Rpcs.getEnterprise, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}',
    summary: { zh: '一家企业', en: 'One enterprise' },
    admits: 'any-role',
    of: 'nobody',
    request: { enterpriseId, asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  correctEnterprise: command(Rpcs.correctEnterprise, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/corrections',
    effect: 'changes',
    summary: { zh: '更正企业资料', en: 'Correct what is recorded of an enterprise' },
    description: 'Only what changes; null empties a field. Nothing recorded is overwritten.',
    admits: registryWriters,
    of: 'nobody',
    inBatches: true,
    request: { enterpriseId, reason: prose(), ...profileChanges, checkDigitOverride },
    check: checkCode,
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_CLOSED',
      'USCC_TAKEN',
      'NOTHING_TO_CORRECT',
      'NAME_MISSING',
      'DATE_IN_FUTURE',
      'FOUNDED_AFTER_STAGE',
      'USCC_MALFORMED',
      'USCC_CHECK_DIGIT_WRONG',
      'USCC_ORGANISATION_WRONG',
      'USCC_AUTHORITY_UNKNOWN',
      'USCC_IDENTITY_CARD',
      'MATERIAL_FIELD_UNKNOWN',
      'DISTRICT_UNKNOWN',
      'PARK_UNKNOWN',
      'PARK_OUTSIDE_DISTRICT',
      'CHECK_DIGIT_OVERRIDE_UNNEEDED',
      'USCC_CONTENDED',
      'HISTORY_FULL',
    ],
  }),
  closeEnterprise: command(Rpcs.closeEnterprise, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/closure',
    effect: 'changes',
    summary: { zh: '企业终止', en: 'Close an enterprise' },
    admits: registrars,
    of: 'nobody',
    request: {
      enterpriseId,
      closedOn: date,
      reason: prose(),
      evidence: optionalList(evidences()),
    },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_CLOSED',
      'DATE_IN_FUTURE',
      'CLOSED_BEFORE_FOUNDATION',
      'CLOSED_BEFORE_STAGE',
    ],
  }),
  getEnterpriseHistory: query(Rpcs.getEnterpriseHistory, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/history',
    summary: { zh: '企业及其阶梯的历史', en: 'History of an enterprise and of its ladder' },
    admits: 'any-role',
    of: 'shown',
    request: { enterpriseId, asOf },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  renameEnterprise: command(Rpcs.renameEnterprise, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/rename',
    effect: 'changes',
    summary: { zh: '企业更名', en: 'Rename an enterprise' },
    description:
      'A change, not a correction: the name before was right until that day. What is left out stays.',
    admits: registryWriters,
    of: 'nobody',
    request: { enterpriseId, renamedOn: date, ...renaming },
    check: named,
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_CLOSED',
      'NAME_UNCHANGED',
      'NAME_MISSING',
      'RENAMED_OUT_OF_ORDER',
      'FORMER_NAMES_FULL',
      'DATE_IN_FUTURE',
      'RENAMED_BEFORE_FOUNDATION',
      'HISTORY_FULL',
    ],
  }),
  recordFormerName: command(Rpcs.recordFormerName, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/former-names',
    effect: 'changes',
    summary: { zh: '登记曾用名', en: 'Record a former name' },
    admits: registryWriters,
    of: 'nobody',
    request: { enterpriseId, until, ...renaming },
    check: named,
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_CLOSED',
      'NAME_MISSING',
      'FORMER_NAME_CONTRADICTS',
      'FORMER_NAMES_FULL',
      'DATE_IN_FUTURE',
      'RENAMED_BEFORE_FOUNDATION',
      'HISTORY_FULL',
    ],
  }),
  withdrawFormerName: command(Rpcs.withdrawFormerName, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/former-names/{until}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回曾用名', en: 'Withdraw a former name' },
    description: 'It never bore the name that was recorded until that day.',
    admits: registryWriters,
    of: 'nobody',
    request: { enterpriseId, until, reason: prose() },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_CLOSED',
      'FORMER_NAME_UNKNOWN',
      'ENTRY_OF_ANOTHER_ORGANISATION',
      'HISTORY_FULL',
    ],
  }),
  mergeEnterprise: command(Rpcs.mergeEnterprise, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/merger',
    effect: 'changes',
    summary: { zh: '并入另一条企业记录', en: 'Merge a duplicate into another record' },
    description:
      'For one enterprise that was registered twice. Both ids keep answering; nothing is recorded under this one any more, and nothing recorded under it is moved.',
    admits: registrars,
    of: 'nobody',
    request: {
      enterpriseId,
      survivorId: described(id('Enterprise'), {
        zh: '保留下来的企业记录。',
        en: 'The record that goes on.',
      }),
      reason: prose(),
      evidence: described(
        optionalList(evidences()),
        'Needed where both carry a code: what says that they are one.',
      ),
    },
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'MERGED_INTO_ITSELF',
      'DUPLICATE_HAS_DUPLICATES',
      'MERGE_HIDES_CODE',
      'MERGE_UNDER_WAY',
      'DUPLICATE_CHANGED',
      'DUPLICATES_FULL',
      'EVIDENCE_MISSING',
      'HISTORY_FULL',
    ],
  }),
  reverseMerge: command(Rpcs.reverseMerge, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/merger/reversal',
    effect: 'changes',
    summary: { zh: '冲销误作的并入', en: 'Reverse a merging made by mistake' },
    admits: registrars,
    of: 'nobody',
    request: { enterpriseId, reason: prose() },
    refuses: ['ENTERPRISE_UNKNOWN', 'ENTERPRISE_NOT_MERGED'],
  }),
})

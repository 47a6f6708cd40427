import {
  DesignationKind,
  DesignationLevel,
} from '../gen/seedline/registry/v1/designation_events.ts'
import {
  DesignationStatus,
  DesignationServiceService as Rpcs,
} from '../gen/seedline/registry/v1/designation_service.ts'
import {
  asOf,
  atLeastVersion,
  changed,
  date,
  described,
  enumeration,
  evidences,
  flag,
  id,
  line,
  optional,
  optionalList,
  page,
  prose,
  provenance,
  whole,
} from '../kinds/index.ts'
import { registrars, registryWriters } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

/** What an enterprise may be recognised as. Rules ask for them by the same names (reference/facts.json). */
export const designationKind = enumeration(DesignationKind, 'DESIGNATION_KIND', {
  name: 'DesignationKind',
})
export const designationLevel = enumeration(DesignationLevel, 'DESIGNATION_LEVEL', {
  name: 'DesignationLevel',
})
export const designationStatus = enumeration(DesignationStatus, 'DESIGNATION_STATUS', {
  name: 'DesignationStatus',
})

const enterpriseId = id('Enterprise')
const designationId = id('Designation')
const papers = evidences(10)
const certificateNumber = line(100)
const batch = line(100)
const authority = line(200)

/** What a term of a designation says of itself. */
const term = {
  certificateNumber: optional(certificateNumber, ''),
  validFrom: described(date, { zh: '有效的第一天。', en: 'The first day on which it is held.' }),
  validTo: described(optional(date, null), {
    zh: '有效的最后一天；未设期限的不填。',
    en: 'The last day on which it is held; absent where none was set.',
  }),
  batch: optional(batch, ''),
}

// What a term may not be, whether it is recorded, renewed or corrected.
const ofTerms = [
  'ENTERPRISE_UNKNOWN',
  'ENTERPRISE_MERGED',
  'ENTERPRISE_CLOSED',
  'EVIDENCE_MISSING',
  'DATE_IN_FUTURE',
  'DATE_TOO_FAR',
  'DESIGNATION_BEFORE_FOUNDATION',
  'DESIGNATION_ENDS_EARLY',
  'DESIGNATION_OVERLAPS',
  'DESIGNATIONS_FULL',
] as const

const ofOnesThere = [
  'ENTERPRISE_MERGED',
  'DESIGNATION_UNKNOWN',
  'DESIGNATION_REVERSED',
  'DESIGNATIONS_FULL',
] as const

const tag = { zh: '称号', en: 'Designations' }

export const designations = operationsOf(Rpcs, tag, {
  listDesignations: query(Rpcs.listDesignations, {
    rest: 'GET /api/v1/designations',
    summary: { zh: '某日有效的称号', en: 'Designations held on a day' },
    description:
      'Of all enterprises, with those that lapse soon where `lapseWithinDays` is given. A page may hold more entries than asked for: those of one enterprise stay together.',
    admits: 'any-role',
    of: 'nobody',
    request: {
      kind: optional(designationKind),
      level: optional(designationLevel),
      validOn: described(optional(date), {
        zh: '在这一天有效；不填为今天。',
        en: 'Held on this day; today when absent.',
      }),
      lapseWithinDays: optional(
        described(whole({ min: 1, max: 3660 }), {
          zh: '只列到期日在该日之后若干天之内的。',
          en: 'Only those whose last day lies within so many days of that day.',
        }),
      ),
      page,
    },
    refuses: ['PAGE_TOKEN_INVALID', 'EXPORT_TOO_LARGE'],
  }),
  getDesignations: query(Rpcs.getDesignations, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/designations',
    summary: { zh: '企业的称号', en: 'The designations of an enterprise' },
    admits: 'any-role',
    of: 'nobody',
    factOf: { category: 'designation', without: ['mergedInto', 'underDuplicates'] },
    request: { enterpriseId, asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  recordDesignation: command(Rpcs.recordDesignation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/designations',
    effect: 'changes',
    summary: { zh: '记录获得的称号', en: 'Record a designation that was granted' },
    inBatches: true,
    admits: registryWriters,
    of: 'nobody',
    request: {
      enterpriseId,
      kind: designationKind,
      level: designationLevel,
      ...term,
      authority,
      evidence: papers,
      provenance: optional(provenance, null),
      despiteReversal: optional(
        described(flag('Although the same was recorded and reversed before.'), {
          zh: '同样的称号曾经记录后又冲销，仍然记录。',
          en: 'Although the same was recorded and reversed before.',
        }),
        false,
      ),
    },
    refuses: [...ofTerms, 'DESIGNATION_REVERSED_BEFORE'],
  }),
  renewDesignation: command(Rpcs.renewDesignation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/designations/{designationId}/renewals',
    effect: 'changes',
    summary: { zh: '记录称号延续', en: 'Record the renewal of a designation' },
    admits: registryWriters,
    of: 'nobody',
    request: {
      enterpriseId,
      designationId,
      ...term,
      authority: described(optional(authority, ''), {
        zh: '不填即为原认定机关。',
        en: 'The authority that granted it when absent.',
      }),
      evidence: papers,
      provenance: optional(provenance, null),
    },
    refuses: [
      ...ofTerms,
      'DESIGNATION_UNKNOWN',
      'DESIGNATION_REVERSED',
      'DESIGNATION_REVOKED',
      'DESIGNATION_RENEWED',
      'DESIGNATION_LAPSED',
      'DESIGNATION_RENEWAL_NO_LATER',
    ],
  }),
  revokeDesignation: command(Rpcs.revokeDesignation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/designations/{designationId}/revocation',
    effect: 'changes',
    summary: { zh: '记录称号被取消', en: 'Record that a designation was revoked' },
    admits: registryWriters,
    of: 'nobody',
    request: {
      enterpriseId,
      designationId,
      revokedOn: described(date, {
        zh: '自这一天起不再持有。',
        en: 'From this day on it is no longer held.',
      }),
      reason: prose(),
      evidence: papers,
    },
    refuses: [
      ...ofOnesThere,
      'ENTRY_OF_ANOTHER_ORGANISATION',
      'EVIDENCE_MISSING',
      'DATE_IN_FUTURE',
      'DESIGNATION_REVOKED',
      'DESIGNATION_RENEWED',
      'DESIGNATION_NOT_HELD',
    ],
  }),
  correctDesignation: command(Rpcs.correctDesignation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/designations/{designationId}/corrections',
    effect: 'changes',
    summary: { zh: '更正一个称号', en: 'Correct a designation' },
    description:
      'Only what changes; null empties a field. One of the wrong kind or level is reversed and recorded anew.',
    admits: registryWriters,
    of: 'nobody',
    inBatches: true,
    request: {
      enterpriseId,
      designationId,
      reason: prose(),
      certificateNumber: changed(certificateNumber, ''),
      validFrom: optional(date),
      validTo: changed(date),
      batch: changed(batch, ''),
      authority: optional(authority),
      evidence: optionalList(papers),
    },
    refuses: [
      ...ofTerms,
      'DESIGNATION_UNKNOWN',
      'DESIGNATION_REVERSED',
      'DESIGNATION_NOT_HELD',
      'DESIGNATION_LAPSED',
      'DESIGNATION_RENEWAL_NO_LATER',
      'NOTHING_TO_CORRECT',
    ],
  }),
  reverseDesignation: command(Rpcs.reverseDesignation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/designations/{designationId}/reversal',
    effect: 'changes',
    summary: { zh: '冲销误登的称号', en: 'Reverse a designation entered by mistake' },
    description: 'As of no day was it there; what was known until now stays.',
    admits: registrars,
    of: 'nobody',
    request: { enterpriseId, designationId, reason: prose() },
    refuses: [...ofOnesThere, 'DESIGNATION_RENEWED'],
  }),
  reverseRevocation: command(Rpcs.reverseRevocation, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/designations/{designationId}/revocation/reversal',
    effect: 'changes',
    summary: { zh: '冲销误登的取消', en: 'Reverse a revocation entered by mistake' },
    admits: registrars,
    of: 'nobody',
    request: { enterpriseId, designationId, reason: prose() },
    refuses: [...ofOnesThere, 'DESIGNATION_NOT_REVOKED', 'DESIGNATION_OVERLAPS'],
  }),
})

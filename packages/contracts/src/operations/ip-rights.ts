import { parseIpNumber } from '@seedline/values'
import { int32Most } from '../bounds.ts'
import { IpRightServiceService as Rpcs } from '../gen/seedline/registry/v1/ip_right_service.ts'
import {
  IpClass,
  IpExpiryBasis,
  IpFamily,
  IpFeeStanding,
  IpKind,
  IpPhase,
} from '../gen/seedline/registry/v1/ip_right_terms.ts'
import {
  asOf,
  atLeastVersion,
  changed,
  date,
  described,
  enumeration,
  evidences,
  type Faults,
  flag,
  id,
  line,
  list,
  listed,
  optional,
  optionalList,
  page,
  prose,
  provenance,
  whole,
} from '../kinds/index.ts'
import { registryWriters } from '../roles.ts'
import { ipAcquisition, ipFact, ipMark, ipOwners } from './ip-facts.ts'
import { command, operationsOf, query } from './operation.ts'

export const ipFamily = enumeration(IpFamily, 'IP_FAMILY', {
  name: 'IpFamily',
  description: 'The register that a right stands in.',
})
export const ipKind = enumeration(IpKind, 'IP_KIND', { name: 'IpKind' })
export const ipPhase = enumeration(IpPhase, 'IP_PHASE', { name: 'IpPhase' })
export const ipFeeStanding = enumeration(IpFeeStanding, 'IP_FEE_STANDING', {
  name: 'IpFeeStanding',
})
export const ipExpiryBasis = enumeration(IpExpiryBasis, 'IP_EXPIRY_BASIS', {
  name: 'IpExpiryBasis',
})
export const ipClass = enumeration(IpClass, 'IP_CLASS', { name: 'IpClass' })

const ipRightId = id('IpRight')

/** Facts of one right in one request, and rights asked for by their ids, at most. */
const factsMax = 100
const idsMax = 100

const number = described(line(60), 'As on the certificate; of patents the application number.')

/** What a right is, and whose it was first. */
export const ipProfile = {
  family: ipFamily,
  number,
  title: line(300),
  filedOn: optional(date, null),
  owners: ipOwners,
  acquisition: ipAcquisition,
  acquiredOn: described(optional(date, null), {
    zh: '不填：原始取得的自申请时起，其他的为未知。',
    en: 'Absent: with its filing where it was acquired originally, else unknown.',
  }),
  sameDayNumber: described(
    optional(line(60), ''),
    'The application of the same day for the same thing, an invention beside a utility model.',
  ),
  createdOn: described(optional(date, null), 'When software or a layout was completed.'),
  firstUsedOn: described(
    optional(date, null),
    'When software was first published, a layout first used in business.',
  ),
  evidence: optionalList(evidences(5)),
  provenance: optional(provenance, null),
}

const facts = optionalList(list(ipFact, { max: factsMax }))

/** What of it a correction may change: another number is another right. */
export const ipProfileChanges = {
  title: changed(line(300), ''),
  filedOn: changed(date),
  acquiredOn: changed(date),
  sameDayNumber: changed(line(60), ''),
  createdOn: changed(date),
  firstUsedOn: changed(date),
}

const version = whole({ min: 1, max: int32Most })

const idsListed = described(
  listed(ipRightId, { max: idsMax, longest: 36, optional: true }),
  `Only these rights, in this order: up to ${idsMax} ids, with commas between. As many come as fit an answer, whatever pageSize says; nextPageToken leads on in the same list. Of ids that there are no rights of, or none that match, nothing is said.`,
)

interface Numbered {
  readonly family?: (typeof ipFamily.names)[number] | undefined
  readonly number?: string | undefined
  readonly sameDayNumber?: string | undefined
}

function checkNumber({ family, number: text, sameDayNumber }: Numbered, faults: Faults): void {
  if (family === undefined) return
  for (const [field, value] of Object.entries({ number: text, sameDayNumber })) {
    const parsed = value ? parseIpNumber(family, value) : undefined
    if (parsed && !parsed.ok) faults.note(`/${field}`, parsed.problem)
  }
}

const ofNumbers = [
  'IP_NUMBER_MALFORMED',
  'PATENT_NUMBER_MALFORMED',
  'PATENT_NUMBER_IS_PUBLICATION',
  'PATENT_KIND_UNKNOWN',
  'PATENT_YEAR_IMPOSSIBLE',
  'PATENT_CHECK_DIGIT_MISSING',
  'PATENT_CHECK_DIGIT_WRONG',
] as const

const ofFacts = [
  'ENTERPRISE_UNKNOWN',
  'ENTERPRISE_MERGED',
  'DATE_IN_FUTURE',
  'DATE_TOO_FAR',
  'HISTORY_FULL',
  'IP_BEFORE_FILING',
  'IP_NUMBER_YEAR_DIFFERS',
  'IP_FACT_RECORDED',
  'IP_FACT_NOT_OF_KIND',
  'IP_GRANTED_ALREADY',
  'IP_NOT_GRANTED',
  'IP_ENDED',
  'IP_STANDS',
  'IP_FEES_PAID_FURTHER',
  'IP_BEYOND_TERM',
  'IP_DAYS_REVERSED',
  'IP_OWNER_TWICE',
  'IP_SHARES_ABOVE_WHOLE',
  'IP_NO_OWNER',
  'IP_REFERENCE_TAKEN',
  'IP_REFERENCE_UNKNOWN',
  'IP_LICENSED_EXCLUSIVELY',
  'IP_PLEDGE_STANDS',
  'IP_MARK_STANDS',
] as const

const tag = { zh: '知识产权', en: 'Intellectual property' }

export const ipRights = operationsOf(Rpcs, tag, {
  registerIpRight: command(Rpcs.registerIpRight, {
    rest: 'POST /api/v1/ip-rights',
    effect: 'creates',
    summary: { zh: '登记一项知识产权', en: 'Register a right of intellectual property' },
    inBatches: true,
    description: 'Its id derives from its number: a right is registered once, whoever owns it.',
    admits: registryWriters,
    of: 'nobody',
    request: {
      ...ipProfile,
      facts,
      further: optional(
        flag(
          'Of a right that is there, what is recorded already is passed over, and the rest recorded.',
        ),
        false,
      ),
      despiteReversal: optional(
        flag('Also what was recorded, reversed or withdrawn, and is told by `further` once more.'),
        false,
      ),
    },
    check: checkNumber,
    refuses: [
      'IP_RIGHT_REGISTERED',
      'IP_FACT_REVERSED_BEFORE',
      'IP_RIGHT_WITHDRAWN_BEFORE',
      ...ofNumbers,
      ...ofFacts,
    ],
  }),
  listIpRights: query(Rpcs.listIpRights, {
    rest: 'GET /api/v1/ip-rights',
    summary: { zh: '知识产权列表', en: 'List rights of intellectual property' },
    description:
      'As of the past a page may hold fewer than asked for, and lead on all the same. The last filed come first.',
    admits: 'any-role',
    of: 'nobody',
    request: {
      enterpriseId: described(optional(id('Enterprise'), ''), 'Those that it owns.'),
      ids: idsListed,
      kind: optional(ipKind),
      phase: optional(ipPhase),
      mark: optional(ipMark),
      asOf,
      page,
    },
    refuses: ['PAGE_TOKEN_INVALID', 'EXPORT_TOO_LARGE'],
  }),
  findIpRight: query(Rpcs.findIpRight, {
    rest: 'GET /api/v1/ip-rights/by-number',
    summary: { zh: '按号码查一项知识产权', en: 'Find a right by its number' },
    admits: 'any-role',
    of: 'nobody',
    request: { family: ipFamily, number, asOf },
    check: checkNumber,
    refuses: ['IP_RIGHT_UNKNOWN', ...ofNumbers],
  }),
  getIpRight: query(Rpcs.getIpRight, {
    rest: 'GET /api/v1/ip-rights/{ipRightId}',
    summary: { zh: '一项知识产权', en: 'One right of intellectual property' },
    admits: 'any-role',
    of: 'nobody',
    factOf: { category: 'ip_right', without: ['merged', 'enterprises'] },
    request: { ipRightId, asOf, atLeastVersion },
    refuses: ['IP_RIGHT_UNKNOWN'],
  }),
  getIpRightHistory: query(Rpcs.getIpRightHistory, {
    rest: 'GET /api/v1/ip-rights/{ipRightId}/history',
    summary: { zh: '一项知识产权的历史', en: 'History of a right of intellectual property' },
    admits: 'any-role',
    of: 'nobody',
    request: { ipRightId, asOf },
    refuses: ['IP_RIGHT_UNKNOWN'],
  }),
  recordIpFacts: command(Rpcs.recordIpFacts, {
    rest: 'POST /api/v1/ip-rights/{ipRightId}/facts',
    effect: 'changes',
    summary: { zh: '记录知识产权的变化', en: 'Record what happened to a right' },
    inBatches: true,
    description: 'All are recorded, or none. Late ones find their place by their day.',
    admits: registryWriters,
    of: 'nobody',
    request: { ipRightId, facts: list(ipFact, { min: 1, max: factsMax }) },
    refuses: ['IP_RIGHT_UNKNOWN', ...ofFacts],
  }),
  correctIpRight: command(Rpcs.correctIpRight, {
    rest: 'POST /api/v1/ip-rights/{ipRightId}/corrections',
    effect: 'changes',
    summary: { zh: '更正一项知识产权', en: 'Correct what is recorded of a right' },
    inBatches: true,
    description: 'Only what changes; null empties a field. Another number is another right.',
    admits: registryWriters,
    of: 'nobody',
    request: {
      ipRightId,
      reason: prose(),
      ...ipProfileChanges,
      owners: optional(ipOwners, null),
      acquisition: optional(ipAcquisition, null),
    },
    refuses: ['IP_RIGHT_UNKNOWN', 'NOTHING_TO_CORRECT', ...ofFacts],
  }),
  reverseIpEntries: command(Rpcs.reverseIpEntries, {
    rest: 'POST /api/v1/ip-rights/{ipRightId}/reversals',
    effect: 'changes',
    summary: { zh: '冲销知识产权的记录', en: 'Reverse entries of a right' },
    description:
      'The right is then, as of every day, as if they had never been recorded; as it was known before, it stays.',
    admits: registryWriters,
    of: 'nobody',
    request: {
      ipRightId,
      versions: list(version, { min: 1, max: factsMax }),
      reason: prose(),
      evidence: optionalList(evidences(5)),
    },
    refuses: ['IP_RIGHT_UNKNOWN', 'IP_ENTRY_UNKNOWN', 'ENTRY_OF_ANOTHER_ORGANISATION', ...ofFacts],
  }),
  withdrawIpRight: command(Rpcs.withdrawIpRight, {
    rest: 'POST /api/v1/ip-rights/{ipRightId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤销误登的知识产权', en: 'Withdraw a right that was registered by mistake' },
    description: 'As of every day it was never there. Its number may be registered anew.',
    admits: registryWriters,
    of: 'nobody',
    request: { ipRightId, reason: prose() },
    refuses: ['IP_RIGHT_UNKNOWN', 'ENTRY_OF_ANOTHER_ORGANISATION', 'HISTORY_FULL'],
  }),
})

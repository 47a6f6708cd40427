import { int32Most } from '../bounds.ts'
import {
  CarrierEnding,
  CarrierHost,
  CarrierKind,
} from '../gen/seedline/registry/v1/carrier_events.ts'
import {
  CarrierStatus,
  CarrierServiceService as Rpcs,
} from '../gen/seedline/registry/v1/carrier_service.ts'
import {
  asOf,
  atLeastVersion,
  changed,
  date,
  described,
  enumeration,
  evidences,
  type Faults,
  id,
  line,
  list,
  object,
  optional,
  optionalList,
  page,
  prose,
  provenance,
  whole,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { registrars, registryWriters } from '../roles.ts'
import { designationLevel } from './designations.ts'
import { command, operationsOf, query } from './operation.ts'
import { district, materialField } from './profile.ts'

/** What a carrier may be; where each is from: reference/carriers.json. */
export const carrierKind = enumeration(CarrierKind, 'CARRIER_KIND', { name: 'CarrierKind' })
export const carrierEnding = enumeration(CarrierEnding, 'CARRIER_ENDING', { name: 'CarrierEnding' })
export const carrierStatus = enumeration(CarrierStatus, 'CARRIER_STATUS', { name: 'CarrierStatus' })

/** Hosts and fields of one carrier, at most. */
const hostsMax = 20
const fieldsMax = 10

const carrierId = id('Carrier')
const nameEn = line(200)
const papers = evidences(10)
const authority = line(200)
const documentNumber = line(100)
const entry = whole({ min: 1, max: int32Most })

/** Who runs a carrier. */
export const carrierHost = object(
  CarrierHost,
  {
    enterpriseId: described(optional(id('Enterprise'), null), {
      zh: '已登记的企业；其他机构只填名称。',
      en: 'One that is registered; of another institution the name alone.',
    }),
    name: optional(line(200), ''),
  },
  { name: 'CarrierHost' },
)

export const carrierHosts = list(carrierHost, { max: hostsMax })
export const carrierFields = list(materialField, { max: fieldsMax })

/** What a recognition says of itself. */
const recognition = {
  level: designationLevel,
  authority,
  documentNumber: optional(documentNumber, ''),
  recognisedOn: described(date, {
    zh: '自这一天起计入。',
    en: 'The first day on which it counts.',
  }),
  validTo: described(optional(date, null), {
    zh: '有效的最后一天；未设期限的不填。',
    en: 'The last day on which it counts; absent where none was set.',
  }),
  evidence: papers,
  provenance: optional(provenance, null),
}

interface Hosted {
  readonly hosts?: readonly { readonly enterpriseId?: string | null; readonly name?: string }[]
}

const checkHosts = ({ hosts = [] }: Hosted, faults: Faults): void => {
  for (const [index, host] of hosts.entries())
    if (host?.enterpriseId === null && host.name === '')
      faults.note(`/hosts/${index}/name`, problemOf('CARRIER_HOST_UNNAMED'))
}

// What a carrier's recognitions may not be, whatever changes them.
const ofRecognitions = [
  'EVIDENCE_MISSING',
  'DATE_IN_FUTURE',
  'DATE_TOO_FAR',
  'CARRIER_ENDS_EARLY',
  'CARRIER_LEVEL_HELD',
  'CARRIER_CLOSED',
  'HISTORY_FULL',
] as const

const ofHosts = [
  'ENTERPRISE_UNKNOWN',
  'ENTERPRISE_MERGED',
  'ENTERPRISE_CLOSED',
  'CARRIER_HOST_TWICE',
  'CARRIER_HOST_UNNAMED',
  'DISTRICT_UNKNOWN',
  'MATERIAL_FIELD_UNKNOWN',
] as const

const tag = { zh: '创新载体', en: 'Innovation carriers' }

export const carriers = operationsOf(Rpcs, tag, {
  recordCarrier: command(Rpcs.recordCarrier, {
    rest: 'POST /api/v1/carriers',
    effect: 'creates',
    summary: { zh: '登记创新载体', en: 'Record an innovation carrier' },
    description:
      'Its id derives from its kind and Chinese name: one is recorded once, whoever hosts it. One of another level is recognised at that.',
    inBatches: true,
    admits: registryWriters,
    of: 'nobody',
    request: {
      kind: carrierKind,
      nameZh: line(200),
      nameEn: optional(nameEn, ''),
      hosts: optionalList(carrierHosts),
      district: optional(district, null),
      fields: optionalList(carrierFields),
      ...recognition,
    },
    check: checkHosts,
    refuses: ['CARRIER_RECORDED', ...ofHosts, ...ofRecognitions],
  }),
  listCarriers: query(Rpcs.listCarriers, {
    rest: 'GET /api/v1/carriers',
    summary: { zh: '创新载体列表', en: 'List innovation carriers' },
    description: 'As of the past a page may hold fewer than asked for, and lead on all the same.',
    admits: 'any-role',
    of: 'nobody',
    request: {
      kind: optional(carrierKind),
      level: described(optional(designationLevel), {
        zh: '在该日（未给出时为任何一天）按此级别计入。',
        en: 'At which it counts: on the day asked, or ever where none is.',
      }),
      district: optional(district),
      field: described(optional(materialField), {
        zh: '领域包括其细分领域。',
        en: 'A field finds what lies in its sub-areas, too.',
      }),
      enterpriseId: described(optional(id('Enterprise')), {
        zh: '由该企业承建的。',
        en: 'Those that it hosts.',
      }),
      validOn: described(optional(date), {
        zh: '在这一天计入；不填则包括已终止的。',
        en: 'Counting on this day; with what has ended when absent.',
      }),
      asOf,
      page,
    },
    refuses: [
      'PAGE_TOKEN_INVALID',
      'EXPORT_TOO_LARGE',
      'MATERIAL_FIELD_UNKNOWN',
      'DISTRICT_UNKNOWN',
    ],
  }),
  getCarrier: query(Rpcs.getCarrier, {
    rest: 'GET /api/v1/carriers/{carrierId}',
    summary: { zh: '一个创新载体', en: 'One innovation carrier' },
    admits: 'any-role',
    of: 'nobody',
    request: { carrierId, asOf, atLeastVersion },
    refuses: ['CARRIER_UNKNOWN'],
  }),
  getCarrierHistory: query(Rpcs.getCarrierHistory, {
    rest: 'GET /api/v1/carriers/{carrierId}/history',
    summary: { zh: '创新载体的历史', en: 'History of an innovation carrier' },
    admits: 'any-role',
    of: 'nobody',
    request: { carrierId, asOf },
    refuses: ['CARRIER_UNKNOWN'],
  }),
  recogniseCarrier: command(Rpcs.recogniseCarrier, {
    rest: 'POST /api/v1/carriers/{carrierId}/recognitions',
    effect: 'changes',
    summary: { zh: '记录另一级别或重新认定', en: 'Record a recognition at another level, or anew' },
    inBatches: true,
    admits: registryWriters,
    of: 'nobody',
    request: { carrierId, ...recognition },
    refuses: ['CARRIER_UNKNOWN', ...ofRecognitions],
  }),
  correctCarrier: command(Rpcs.correctCarrier, {
    rest: 'POST /api/v1/carriers/{carrierId}/corrections',
    effect: 'changes',
    summary: { zh: '更正创新载体', en: 'Correct an innovation carrier' },
    description:
      'Only what changes; null empties a field, hosts and fields replace all that there were. One of the wrong kind or Chinese name is reversed and recorded anew.',
    inBatches: true,
    admits: registryWriters,
    of: 'nobody',
    request: {
      carrierId,
      reason: prose(),
      recognition: described(optional(entry, 0), {
        zh: '要更正的认定（条目号）；不填为最后一次认定。',
        en: 'The recognition that was wrong, by its entry; the last when absent.',
      }),
      nameEn: changed(nameEn, ''),
      hosts: optionalList(carrierHosts),
      district: changed(district),
      fields: optionalList(carrierFields),
      level: optional(designationLevel),
      authority: optional(authority),
      documentNumber: changed(documentNumber, ''),
      recognisedOn: optional(date),
      validTo: changed(date),
      evidence: optionalList(papers),
    },
    check: checkHosts,
    refuses: [
      'CARRIER_UNKNOWN',
      'CARRIER_ENTRY_UNKNOWN',
      'NOTHING_TO_CORRECT',
      ...ofHosts,
      ...ofRecognitions,
    ],
  }),
  closeCarrier: command(Rpcs.closeCarrier, {
    rest: 'POST /api/v1/carriers/{carrierId}/closure',
    effect: 'changes',
    summary: { zh: '记录撤销或终止', en: 'Record that a carrier was revoked or closed' },
    admits: registrars,
    of: 'nobody',
    request: {
      carrierId,
      ending: carrierEnding,
      closedOn: described(date, {
        zh: '自这一天起不再计入。',
        en: 'From this day on it no longer counts.',
      }),
      reason: prose(),
      evidence: papers,
    },
    refuses: [
      'CARRIER_UNKNOWN',
      'CARRIER_CLOSED',
      'CARRIER_CLOSES_EARLY',
      'EVIDENCE_MISSING',
      'DATE_IN_FUTURE',
      'HISTORY_FULL',
    ],
  }),
  reverseCarrierEntry: command(Rpcs.reverseCarrierEntry, {
    rest: 'POST /api/v1/carriers/{carrierId}/reversals',
    effect: 'changes',
    summary: {
      zh: '冲销误登的认定或终止',
      en: 'Reverse a recognition or closure entered by mistake',
    },
    description: 'As of no day was it so; what was known until now stays.',
    admits: registrars,
    of: 'nobody',
    request: {
      carrierId,
      entry: described(entry, {
        zh: '条目号，见该载体的认定或终止。',
        en: 'Its entry, as the carrier tells it of its recognitions and its closure.',
      }),
      reason: prose(),
    },
    refuses: [
      'CARRIER_UNKNOWN',
      'CARRIER_ENTRY_UNKNOWN',
      'CARRIER_LAST_RECOGNITION',
      'HISTORY_FULL',
    ],
  }),
  reverseCarrier: command(Rpcs.reverseCarrier, {
    rest: 'POST /api/v1/carriers/{carrierId}/reversal',
    effect: 'changes',
    summary: { zh: '冲销误登的创新载体', en: 'Reverse a carrier entered by mistake' },
    description: 'As of no day was it there. It may be recorded anew.',
    admits: registrars,
    of: 'nobody',
    request: { carrierId, reason: prose() },
    refuses: ['CARRIER_UNKNOWN', 'HISTORY_FULL'],
  }),
})

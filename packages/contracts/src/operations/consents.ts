import {
  ConsentMethod,
  ConsentPurpose,
  ConsentScope,
} from '../gen/seedline/credit/v1/consent_events.ts'
import {
  ConsentStatus,
  ConsentServiceService as Rpcs,
} from '../gen/seedline/credit/v1/consent_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  enumeration,
  evidences,
  type Faults,
  flag,
  formed,
  id,
  line,
  list,
  optional,
  optionalList,
  organisation,
  page,
  prose,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { consentGivers, consentParties } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

export const consentStatus = enumeration(ConsentStatus, 'CONSENT_STATUS', {
  name: 'ConsentStatus',
})
export const consentPurpose = enumeration(ConsentPurpose, 'CONSENT_PURPOSE', {
  name: 'ConsentPurpose',
})
export const consentScope = enumeration(ConsentScope, 'CONSENT_SCOPE', { name: 'ConsentScope' })
export const consentMethod = enumeration(ConsentMethod, 'CONSENT_METHOD', { name: 'ConsentMethod' })

const consentId = id('Consent')
const enterpriseId = id('Enterprise')

/** Purposes and scopes of one consent, at most: each of them once. */
export const consentKindsMost = 10

const bank = described(organisation, {
  zh: '银行，写法与其人员令牌中的机构一致。',
  en: 'The bank, as the tokens of its people name it.',
})

/** What a consent says, as it is asked for and as it is recorded. */
export const consentTerms = {
  enterpriseId,
  bank,
  purposes: list(consentPurpose, { min: 1, max: consentKindsMost }),
  scopes: list(consentScope, { min: 1, max: consentKindsMost }),
  validFrom: described(date, { zh: '有效的第一天。', en: 'The first day on which it is valid.' }),
  validTo: described(date, { zh: '有效的最后一天。', en: 'The last day on which it is valid.' }),
  signatory: described(line(100), { zh: '签署人。', en: 'Who signed it.' }),
  capacity: described(line(100), {
    zh: '签署人的身份，如法定代表人。',
    en: 'As what, such as the legal representative.',
  }),
  textDigest: described(formed(/^[0-9a-f]{64}$/, 'SHA256_MALFORMED', { maxLength: 64 }), {
    zh: '所签文本的 SHA-256。',
    en: 'SHA-256 of the text that was signed.',
  }),
  textLanguage: described(line(20), {
    zh: '所签文本的语言，如 zh-CN。',
    en: 'Its language, such as zh-CN.',
  }),
  separate: described(flag('Whether it was given separately, and not among other terms.'), {
    zh: '是否单独同意，而不是夹在其他条款之中。',
    en: 'Whether it was given separately, and not among other terms.',
  }),
  method: consentMethod,
  grantedOn: date,
  evidence: optionalList(evidences(10)),
}

interface Days {
  readonly validFrom?: string
  readonly validTo?: string
}

function checkDays({ validFrom, validTo }: Days, faults: Faults): void {
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    faults.note('/validTo', problemOf('CONSENT_DAYS_REVERSED'))
}

const tag = { zh: '授权', en: 'Consents' }

export const consents = operationsOf(Rpcs, tag, {
  grantConsent: command(Rpcs.grantConsent, {
    rest: 'POST /api/v1/consents',
    effect: 'creates',
    summary: { zh: '授权银行查询', en: 'Let a bank ask' },
    description:
      'There is one consent for each bank and enterprise; what is granted takes the place of what stood. Whoever keeps the register records what was signed on paper, with the paper.',
    admits: consentGivers,
    of: 'subject',
    request: consentTerms,
    check: checkDays,
    refuses: [
      'CONSENT_DAYS_REVERSED',
      'CONSENT_OVER',
      'CONSENT_STANDS_ALREADY',
      'CONSENT_PAPER_MISSING',
      'DATE_IN_FUTURE',
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'HISTORY_FULL',
    ],
  }),
  revokeConsent: command(Rpcs.revokeConsent, {
    rest: 'POST /api/v1/consents/{consentId}/revocation',
    effect: 'changes',
    summary: { zh: '撤回授权', en: 'Revoke a consent' },
    description: 'New queries are refused at once; what was asked before stays on record.',
    admits: consentGivers,
    of: 'consent',
    request: { consentId, reason: prose(500) },
    refuses: ['CONSENT_UNKNOWN', 'CONSENT_REVOKED_ALREADY', 'HISTORY_FULL'],
  }),
  getConsent: query(Rpcs.getConsent, {
    rest: 'GET /api/v1/consents/{consentId}',
    summary: { zh: '一份授权', en: 'One consent' },
    admits: consentParties,
    of: 'consent',
    request: { consentId, asOf, atLeastVersion },
    refuses: ['CONSENT_UNKNOWN'],
  }),
  listConsents: query(Rpcs.listConsents, {
    rest: 'GET /api/v1/consents',
    summary: { zh: '授权列表', en: 'Consents' },
    description:
      'A bank sees what was granted to it, an enterprise what it granted, the register’s keeper all.',
    admits: consentParties,
    of: 'shown',
    request: { enterpriseId: optional(enterpriseId), bank: optional(bank), page },
    refuses: [],
  }),
})

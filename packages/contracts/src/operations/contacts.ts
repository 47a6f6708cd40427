import { ContactPurpose } from '../gen/seedline/registry/v1/contact_events.ts'
import { ContactServiceService as Rpcs } from '../gen/seedline/registry/v1/contact_service.ts'
import {
  atLeastVersion,
  date,
  described,
  enumeration,
  type Faults,
  formed,
  id,
  line,
  optional,
  prose,
  provenance,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { registryWriters, withOwnPeople } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

export const contactPurpose = enumeration(ContactPurpose, 'CONTACT_PURPOSE', {
  name: 'ContactPurpose',
  description: 'What somebody is spoken with about.',
})

const enterpriseId = id('Enterprise')
const factId = id('ContactFact')

const telephone = formed(/^[+0-9][0-9 ()-]{4,38}[0-9]$/, 'TELEPHONE_MALFORMED', {
  description: 'Digits, with blanks, hyphens, brackets and a leading +; 6 to 40 characters.',
  examples: ['+86 755 0000 0000'],
  maxLength: 40,
})
const email = formed(/^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@]{2,63}$/, 'EMAIL_MALFORMED', {
  examples: ['contact@example.org'],
  maxLength: 254,
})

interface Ways {
  readonly telephone?: string
  readonly email?: string
}

const checkWays = (ways: Ways, faults: Faults): void => {
  if (ways.telephone === '' && ways.email === '')
    faults.note('/telephone', problemOf('CONTACT_WAY_MISSING'))
}

const tag = { zh: '联系人', en: 'Contacts' }

/** Those who keep the register and those who do deals speak with an enterprise; nobody else needs to know whom with. */
const speaking = registryWriters

export const contacts = operationsOf(Rpcs, tag, {
  getContacts: query(Rpcs.getContacts, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/contacts',
    summary: { zh: '企业的联系人', en: 'Contacts of an enterprise' },
    description: 'Personal data: as they stand, and never as they were recorded before.',
    admits: withOwnPeople(speaking),
    of: 'own-enterprise',
    request: { enterpriseId, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN'],
  }),
  stateContact: command(Rpcs.stateContact, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/contacts',
    effect: 'changes',
    summary: { zh: '登记联系人', en: 'State a contact' },
    admits: speaking,
    of: 'nobody',
    request: {
      enterpriseId,
      name: line(100),
      post: optional(line(100), ''),
      telephone: described(optional(telephone, ''), 'This or email is needed.'),
      email: optional(email, ''),
      purpose: contactPurpose,
      since: described(date, 'The day from which on it is so.'),
      endedOn: described(optional(date, null), 'The first day on which it was so no longer.'),
      provenance: optional(provenance, null),
    },
    check: checkWays,
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'DATE_IN_FUTURE',
      'RELATION_ENDS_TOO_EARLY',
      'CONTACT_STATED_ALREADY',
      'CONTACT_WAY_MISSING',
      'HISTORY_FULL',
    ],
  }),
  endContact: command(Rpcs.endContact, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/contacts/{factId}/end',
    effect: 'changes',
    summary: { zh: '联系人卸任', en: 'End a contact' },
    admits: speaking,
    of: 'nobody',
    request: {
      enterpriseId,
      factId,
      endedOn: described(date, 'The first day on which it was so no longer.'),
    },
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'ENTERPRISE_MERGED',
      'CONTACT_UNKNOWN',
      'RELATION_ENDED',
      'RELATION_ENDS_TOO_EARLY',
      'DATE_IN_FUTURE',
      'HISTORY_FULL',
    ],
  }),
  withdrawContact: command(Rpcs.withdrawContact, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/contacts/{factId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回联系人', en: 'Withdraw a contact' },
    description: 'It was wrong, or the person asked for it: from then on it is told to nobody.',
    admits: speaking,
    of: 'nobody',
    request: { enterpriseId, factId, reason: prose() },
    refuses: [
      'ENTERPRISE_UNKNOWN',
      'CONTACT_UNKNOWN',
      'ENTRY_OF_ANOTHER_ORGANISATION',
      'HISTORY_FULL',
    ],
  }),
})

import { compareMoney, type Money } from '@seedline/values'
import { Office } from '../gen/seedline/registry/v1/licence_events.ts'
import { LicenceServiceService as Rpcs } from '../gen/seedline/registry/v1/licence_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  enumeration,
  evidences,
  type Faults,
  id,
  line,
  money,
  optional,
  optionalList,
  prose,
  provenance,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { registryWriters } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

/** What somebody is in an enterprise. */
export const office = enumeration(Office, 'OFFICE', {
  name: 'Office',
  description: 'An office that somebody holds in an enterprise.',
})

const enterpriseId = id('Enterprise')
const factId = id('LicenceFact')
/** Papers of one fact, at most. */
const papers = optionalList(evidences(5))
const from = { evidence: papers, provenance: optional(provenance, null) }

interface Capital {
  readonly registered?: Money | null | undefined
  readonly paidIn?: Money | null | undefined
}

function checkCapital({ registered, paidIn }: Capital, faults: Faults): void {
  if (registered === null && paidIn === null)
    faults.note('/registered', problemOf('CAPITAL_MISSING'))
  if (registered && registered.minor <= 0n)
    faults.note('/registered/amount', problemOf('CAPITAL_NOT_POSITIVE'))
  if (paidIn && paidIn.minor < 0n) faults.note('/paidIn/amount', problemOf('CAPITAL_NOT_POSITIVE'))
  if (!registered || !paidIn || registered.currency !== paidIn.currency) return
  if (compareMoney(paidIn, registered) > 0)
    faults.note('/paidIn/amount', problemOf('PAID_IN_ABOVE_REGISTERED'))
}

const tag = { zh: '登记事项', en: 'Licences' }

export const licences = operationsOf(Rpcs, tag, {
  getLicence: query(Rpcs.getLicence, {
    rest: 'GET /api/v1/enterprises/{enterpriseId}/licence',
    summary: { zh: '企业的资本与主要人员', en: 'Capital and key people of an enterprise' },
    admits: 'any-role',
    of: 'nobody',
    factOf: { category: 'licence' },
    request: { enterpriseId, asOf, atLeastVersion },
    refuses: ['ENTERPRISE_UNKNOWN', 'HISTORY_FULL'],
  }),
  stateCapital: command(Rpcs.stateCapital, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/licence/capital',
    effect: 'changes',
    summary: { zh: '登记资本', en: 'State the capital' },
    admits: registryWriters,
    of: 'nobody',
    inBatches: true,
    request: {
      enterpriseId,
      statedOn: described(date, 'The day from which on it stands.'),
      registered: described(optional(money, null), 'This or paidIn is needed.'),
      paidIn: optional(money, null),
      ...from,
    },
    check: checkCapital,
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'AFTER_CLOSURE',
      'DATE_IN_FUTURE',
      'LICENCE_BEFORE_FOUNDATION',
      'CAPITAL_MISSING',
      'CAPITAL_NOT_POSITIVE',
      'PAID_IN_ABOVE_REGISTERED',
      'CAPITAL_CONTRADICTS',
      'HISTORY_FULL',
    ],
  }),
  appointPerson: command(Rpcs.appointPerson, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/licence/people',
    effect: 'changes',
    summary: { zh: '登记任职', en: 'Record who holds an office' },
    admits: registryWriters,
    of: 'nobody',
    inBatches: true,
    request: {
      enterpriseId,
      appointedOn: date,
      name: line(100),
      office,
      title: described(
        optional(line(100), ''),
        'As the source calls it, where the office does not say it.',
      ),
      endedOn: described(
        optional(date, null),
        'The first day on which the office was no longer held.',
      ),
      ...from,
    },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'AFTER_CLOSURE',
      'DATE_IN_FUTURE',
      'LICENCE_BEFORE_FOUNDATION',
      'ENDED_BEFORE_APPOINTMENT',
      'OFFICE_HELD_ALREADY',
      'LEGAL_REPRESENTATIVE_TAKEN',
      'HISTORY_FULL',
    ],
  }),
  endAppointment: command(Rpcs.endAppointment, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/licence/people/{factId}/end',
    effect: 'changes',
    summary: { zh: '离任', en: 'End an appointment' },
    admits: registryWriters,
    of: 'nobody',
    request: {
      enterpriseId,
      factId,
      endedOn: described(date, 'The first day on which the office was no longer held.'),
      evidence: papers,
    },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'LICENCE_FACT_UNKNOWN',
      'APPOINTMENT_ENDED',
      'ENDED_BEFORE_APPOINTMENT',
      'DATE_IN_FUTURE',
      'HISTORY_FULL',
    ],
  }),
  withdrawLicenceFact: command(Rpcs.withdrawLicenceFact, {
    rest: 'POST /api/v1/enterprises/{enterpriseId}/licence/facts/{factId}/withdrawal',
    effect: 'changes',
    summary: { zh: '撤回登记事项', en: 'Withdraw what was stated' },
    description: 'Taken back as of every day; what is right is then stated anew.',
    admits: registryWriters,
    of: 'nobody',
    request: { enterpriseId, factId, reason: prose() },
    refuses: [
      'ENTERPRISE_MERGED',
      'ENTERPRISE_UNKNOWN',
      'LICENCE_FACT_UNKNOWN',
      'ENTRY_OF_ANOTHER_ORGANISATION',
      'HISTORY_FULL',
    ],
  }),
})

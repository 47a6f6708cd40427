import type { EncodedEvent } from '@seedline/event-store'
import { eventMessages, specification } from '@seedline/testing'
import { deriveId, type LocalDate, localDate, parseMoney, trusted } from '@seedline/values'
import { licence, type RecordedLicence } from '../licence/aggregate.ts'
import { decide, type LicenceCommand } from '../licence/decide.ts'
import {
  type CapitalStated,
  type LicenceEvent,
  type LicenceFactId,
  licenceEvents,
  type PersonAppointed,
} from '../licence/events.ts'
import { enterpriseId, evidence, noon, provenance } from './enterprise-samples.ts'

export const yuan = (amount: string) => trusted(parseMoney('CNY', amount))
const from = { evidence: [evidence('licence')], provenance }

const enterprise = { foundedOn: localDate('2018-03-01'), closedOn: null }

/** What the tests of its rules begin with, and what every command carries. */
export const specified = {
  ...specification<RecordedLicence, LicenceEvent, LicenceCommand>({ ...licence, decide }),
  carried: { at: noon, enterpriseId, enterprise, ofOrganisation: undefined },
}

export const capitalOn = (day: string): LicenceFactId =>
  deriveId('LicenceFact', enterpriseId, 'capital', day)

export const stated = (day: string, change: Partial<CapitalStated> = {}): CapitalStated => ({
  type: 'CapitalStated',
  enterpriseId,
  factId: capitalOn(day),
  statedOn: localDate(day),
  registered: yuan('10000000.00'),
  paidIn: yuan('2000000.00'),
  ...from,
  ...change,
})

export const appointed = (
  name: string,
  day: string,
  change: Partial<PersonAppointed> = {},
): PersonAppointed => {
  const office = change.office ?? 'legal-representative'
  return {
    type: 'PersonAppointed',
    enterpriseId,
    factId: deriveId('LicenceFact', enterpriseId, office, day, name),
    appointedOn: localDate(day),
    name,
    office,
    title: '',
    endedOn: null,
    ...from,
    ...change,
  }
}

export const ended = (factId: LicenceFactId, day: string) =>
  ({ type: 'AppointmentEnded', enterpriseId, factId, endedOn: on(day), evidence: [] }) as const

export const withdrawn = (factId: LicenceFactId) =>
  ({ type: 'LicenceFactWithdrawn', enterpriseId, factId, reason: 'another company' }) as const

const on = (day: string): LocalDate => localDate(day)

export const licenceMessages = (...events: readonly LicenceEvent[]) => {
  const encoded: readonly EncodedEvent[] = events.map(licenceEvents.codec.encode)
  const of = { service: 'registry', aggregate: 'licence', id: enterpriseId, time: noon }
  return eventMessages(of, encoded)
}

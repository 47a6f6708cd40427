import { describe, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import {
  appointed,
  capitalOn,
  ended,
  specified,
  stated,
  withdrawn,
  yuan,
} from '../testing/licence-samples.ts'
import { licenceEntriesMax } from './decide.ts'
import type { CapitalStated, LicenceFactId, PersonAppointed } from './events.ts'

const { carried, given } = specified

// The command that leads to an event.
const state = ({ type: _, factId: __, ...facts }: CapitalStated) =>
  ({ type: 'StateCapital', ...facts, ...carried }) as const
const appoint = ({ type: _, factId: __, ...facts }: PersonAppointed) =>
  ({ type: 'AppointPerson', ...facts, ...carried }) as const
const end = (factId: LicenceFactId, day: string) =>
  ({ type: 'EndAppointment', ...carried, factId, endedOn: localDate(day), evidence: [] }) as const
const withdraw = (factId: LicenceFactId) =>
  ({ type: 'WithdrawLicenceFact', ...carried, factId, reason: 'another company' }) as const

const capital = stated('2018-03-01')
const li = appointed('李雷', '2018-03-01')
const han = appointed('韩梅梅', '2022-01-01')

describe('A capital', () => {
  test('is stated as of a day, and another as of a later or an earlier one', () => {
    given().when(state(capital)).then(capital)
    given(capital)
      .when(state(stated('2020-01-01')))
      .then(stated('2020-01-01'))
    given(stated('2020-01-01')).when(state(capital)).then(capital)
  })

  test('contradicts another of the same day until that one is withdrawn', () => {
    const other = stated('2018-03-01', { registered: yuan('1.00'), paidIn: null })
    given(capital)
      .when(state(other))
      .thenRejected('CAPITAL_CONTRADICTS', { fact_id: capitalOn('2018-03-01') })
    given(capital, withdrawn(capital.factId)).when(state(other)).then(other)
  })

  test('lies between the foundation and today, and not after the closure', () => {
    given()
      .when(state(stated('2018-02-28')))
      .thenRejected('LICENCE_BEFORE_FOUNDATION')
    given()
      .when(state(stated('2026-11-24')))
      .thenRejected('DATE_IN_FUTURE')
    const enterprise = { foundedOn: null, closedOn: localDate('2024-01-01') }
    given()
      .when({ ...state(stated('2024-01-02')), enterprise })
      .thenRejected('AFTER_CLOSURE', { date: '2024-01-02', closed_on: '2024-01-01' })
    given()
      .when({ ...state(stated('2024-01-01')), enterprise })
      .then(stated('2024-01-01'))
  })

  test('of an enterprise that nobody registered is refused', () => {
    given()
      .when({ ...state(capital), enterprise: undefined })
      .thenRejected('ENTERPRISE_UNKNOWN')
  })
})

describe('An appointment', () => {
  test('is recorded with its office, and once', () => {
    given().when(appoint(li)).then(li)
    given(li).when(appoint(li)).thenRejected('OFFICE_HELD_ALREADY', { fact_id: li.factId })
    const chair = appointed('李雷', '2018-03-01', { office: 'chair' })
    given(li).when(appoint(chair)).then(chair)
  })

  test('as legal representative is held by one person at a time', () => {
    given(li)
      .when(appoint(han))
      .thenRejected('LEGAL_REPRESENTATIVE_TAKEN', { name: '李雷', fact_id: li.factId })
    given(li, ended(li.factId, '2022-01-01')).when(appoint(han)).then(han)
    given(li, ended(li.factId, '2022-01-02'))
      .when(appoint(han))
      .thenRejected('LEGAL_REPRESENTATIVE_TAKEN')
    given(li, withdrawn(li.factId)).when(appoint(han)).then(han)
  })

  test('of a legal representative before the present one is recorded with its end', () => {
    const before = { ...li, endedOn: localDate('2022-01-01') }
    given(han).when(appoint(before)).then(before)
    given(han).when(appoint(li)).thenRejected('LEGAL_REPRESENTATIVE_TAKEN')
    given(han)
      .when(appoint({ ...li, endedOn: localDate('2022-01-02') }))
      .thenRejected('LEGAL_REPRESENTATIVE_TAKEN')
  })

  test('as director is held by several', () => {
    const one = appointed('李雷', '2020-01-01', { office: 'director' })
    const other = appointed('韩梅梅', '2020-01-01', { office: 'director' })
    given(one).when(appoint(other)).then(other)
  })

  test('ends once, after it began and by today', () => {
    given(li).when(end(li.factId, '2022-01-01')).then(ended(li.factId, '2022-01-01'))
    given(li).when(end(li.factId, '2018-03-01')).thenRejected('ENDED_BEFORE_APPOINTMENT')
    given()
      .when(appoint({ ...li, endedOn: li.appointedOn }))
      .thenRejected('ENDED_BEFORE_APPOINTMENT')
    given(li).when(end(li.factId, '2026-11-24')).thenRejected('DATE_IN_FUTURE')
    given(li, ended(li.factId, '2022-01-01'))
      .when(end(li.factId, '2023-01-01'))
      .thenRejected('APPOINTMENT_ENDED', { ended_on: '2022-01-01' })
    given().when(end(li.factId, '2022-01-01')).thenRejected('LICENCE_FACT_UNKNOWN')
  })
})

describe('What was stated', () => {
  test('is withdrawn once, a capital as well as an appointment', () => {
    for (const fact of [capital, li]) {
      given(fact).when(withdraw(fact.factId)).then(withdrawn(fact.factId))
      given(fact, withdrawn(fact.factId))
        .when(withdraw(fact.factId))
        .thenRejected('LICENCE_FACT_UNKNOWN')
    }
  })

  test('is bounded', () => {
    const many = Array.from({ length: licenceEntriesMax - 2 }, (_, index) =>
      index % 2 === 0 ? capital : withdrawn(capital.factId),
    )
    given(...many)
      .when(state(capital))
      .then(capital)
    given(...many, capital)
      .when(state(stated('2020-01-01')))
      .thenRejected('HISTORY_FULL')
    given(...many, capital)
      .when(withdraw(capital.factId))
      .then(withdrawn(capital.factId))
  })
})

import type { CommandOf, licences } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import {
  dateInShanghai,
  deriveId,
  type EnterpriseId,
  type LocalDate,
  type Objection,
} from '@seedline/values'
import { takesOneMore } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import { faultOfTakingBack, type TakesBack } from '../facts/whose.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import type { RecordedLicence } from './aggregate.ts'
import type { LicenceEvent } from './events.ts'
import type { Appointment, LicenceState } from './state.ts'

/** Facts of one licence, with what ended them or took them back, at most. */
export const licenceEntriesMax = 200

export type LicenceCommand = CommandOf<typeof licences, 'enterpriseId', EnterpriseId> &
  TakesBack & {
    /** Undefined: nobody registered it. */
    readonly enterprise: EnterpriseDates | undefined
  }

type Asked<Type> = Extract<LicenceCommand, { readonly type: Type }>

/** What a command leads to. Pure: the command carries the time and what is known of the enterprise. */
export function decide(command: LicenceCommand, state: RecordedLicence): Decision<LicenceEvent> {
  const { enterprise, enterpriseId } = command
  if (enterprise === undefined)
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const merged = mergedFault(enterpriseId, enterprise.mergedInto)
  if (merged) return reject(merged)
  const isWithdrawal = command.type === 'WithdrawLicenceFact'
  const isNew = command.type === 'StateCapital' || command.type === 'AppointPerson'
  const standing = state.capitals.length + state.people.length + (isNew ? 1 : 0)
  if (!isWithdrawal && !takesOneMore(state.entries, standing, licenceEntriesMax))
    return reject(problemOf('HISTORY_FULL', { max: licenceEntriesMax }))
  switch (command.type) {
    case 'StateCapital':
      return stateCapital(command, state, enterprise)
    case 'AppointPerson':
      return appoint(command, state, enterprise)
    case 'EndAppointment':
      return end(command, state)
    case 'WithdrawLicenceFact':
      return withdraw(command, state)
    default:
      return command satisfies never
  }
}

function stateCapital(
  command: Asked<'StateCapital'>,
  { capitals }: LicenceState,
  dates: EnterpriseDates,
): Decision<LicenceEvent> {
  const { type: _, at, enterprise: __, ofOrganisation: ___, ...capital } = command
  const { enterpriseId, statedOn } = capital
  const wrong = dayFault(statedOn, dateInShanghai(at), dates)
  if (wrong) return reject(wrong)
  const same = capitals.find((one) => one.statedOn === statedOn)
  if (same)
    return reject(problemOf('CAPITAL_CONTRADICTS', { stated_on: statedOn, fact_id: same.factId }))
  const factId = deriveId('LicenceFact', enterpriseId, 'capital', statedOn)
  return accept({ type: 'CapitalStated', ...capital, factId })
}

function appoint(
  command: Asked<'AppointPerson'>,
  { people }: LicenceState,
  dates: EnterpriseDates,
): Decision<LicenceEvent> {
  const { type: _, at, enterprise: __, ofOrganisation: ___, ...person } = command
  const { enterpriseId, appointedOn, endedOn, name, office } = person
  const today = dateInShanghai(at)
  const wrong = dayFault(appointedOn, today, dates) ?? endFault(endedOn, appointedOn, today)
  if (wrong) return reject(wrong)
  const factId = deriveId('LicenceFact', enterpriseId, office, appointedOn, name)
  const facts = (of: Appointment) => ({
    name: of.name,
    appointed_on: of.appointedOn,
    fact_id: of.factId,
  })
  const same = people.find((one) => one.factId === factId)
  if (same) return reject(problemOf('OFFICE_HELD_ALREADY', facts(same)))
  const other = office === 'legal-representative' && people.find((one) => isAtOnce(one, person))
  if (other) return reject(problemOf('LEGAL_REPRESENTATIVE_TAKEN', facts(other)))
  return accept({ type: 'PersonAppointed', ...person, factId })
}

type Held = Pick<Appointment, 'office' | 'appointedOn' | 'endedOn'>

const isAtOnce = (one: Held, other: Held): boolean =>
  one.office === other.office &&
  (one.endedOn === null || other.appointedOn < one.endedOn) &&
  (other.endedOn === null || one.appointedOn < other.endedOn)

function end(command: Asked<'EndAppointment'>, { people }: LicenceState): Decision<LicenceEvent> {
  const { type: _, at, enterprise: __, ofOrganisation: ___, ...ended } = command
  const { factId, endedOn } = ended
  const held = people.find((one) => one.factId === factId)
  if (held === undefined) return reject(problemOf('LICENCE_FACT_UNKNOWN', { fact_id: factId }))
  if (held.endedOn !== null)
    return reject(problemOf('APPOINTMENT_ENDED', { ended_on: held.endedOn }))
  const wrong = endFault(endedOn, held.appointedOn, dateInShanghai(at))
  if (wrong) return reject(wrong)
  return accept({ type: 'AppointmentEnded', ...ended })
}

function withdraw(
  command: Asked<'WithdrawLicenceFact'>,
  { capitals, people, whose }: RecordedLicence,
): Decision<LicenceEvent> {
  const { type: _, at: __, enterprise: ___, ofOrganisation: ____, ...withdrawal } = command
  const { factId } = withdrawal
  if (![...capitals, ...people].some((one) => one.factId === factId))
    return reject(problemOf('LICENCE_FACT_UNKNOWN', { fact_id: factId }))
  const notOwn = faultOfTakingBack(command, whose, [factId])
  if (notOwn) return reject(notOwn)
  return accept({ type: 'LicenceFactWithdrawn', ...withdrawal })
}

function dayFault(
  date: LocalDate,
  today: LocalDate,
  { foundedOn, closedOn }: EnterpriseDates,
): Objection | undefined {
  if (date > today) return problemOf('DATE_IN_FUTURE', { date, today })
  if (foundedOn !== null && date < foundedOn)
    return problemOf('LICENCE_BEFORE_FOUNDATION', { date, founded_on: foundedOn })
  if (closedOn !== null && date > closedOn)
    return problemOf('AFTER_CLOSURE', { date, closed_on: closedOn })
  return undefined
}

function endFault(
  endedOn: LocalDate | null,
  appointedOn: LocalDate,
  today: LocalDate,
): Objection | undefined {
  if (endedOn === null) return undefined
  if (endedOn <= appointedOn)
    return problemOf('ENDED_BEFORE_APPOINTMENT', { ended_on: endedOn, appointed_on: appointedOn })
  return endedOn > today ? problemOf('DATE_IN_FUTURE', { date: endedOn, today }) : undefined
}

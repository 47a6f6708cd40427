import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { addDays, dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import type { RegisteredPledge, ReservePledge, RightNow } from './commands.ts'
import type { PledgeEvent, PledgeReserved } from './events.ts'
import { hasEnded, type Pledge, type PledgesState, standingOn } from './state.ts'
import { statusWord } from './words.ts'

/** So many days a reservation is kept, and a filing. */
export const daysKept = 30

/** Beyond these entries of one right no further pledge is placed; the rest is for those that are there. */
const entriesForReserving = 800

/** Of any number of banks one wins: what stands on the right's own stream decides. */
export function reserve(command: ReservePledge, state: PledgesState): Decision<PledgeEvent> {
  const today = dateInShanghai(command.at)
  const { right } = command
  if (right === undefined)
    return reject(problemOf('IP_RIGHT_UNKNOWN', { ip_right_id: command.ipRightId }))
  const wrong =
    ofOwner(command, right) ??
    ofStanding(state, today) ??
    ofRegister(command, right, state) ??
    ofRight(command, right) ??
    ofTerm(command, right, today) ??
    ofSeen(command, right) ??
    ofStream(command, state, today)
  if (wrong) return reject(wrong)
  return accept(...lapsing(state, today), reservedBy(command, right, today))
}

function ofOwner(command: ReservePledge, right: RightNow): Objection | undefined {
  return command.owned
    ? undefined
    : problemOf('RIGHT_OF_OTHERS', {
        ip_right_id: command.ipRightId,
        changes: changesSince(command, right),
      })
}

function ofStanding(state: PledgesState, today: LocalDate): Objection | undefined {
  const standing = standingOn(state, today)?.standing
  return (
    standing &&
    problemOf('PLEDGE_STANDS', { since: standing.statusOn, status: statusWord(standing.status) })
  )
}

// Of a pledge that has ended here the registry may not have heard yet.
function ofRegister(
  command: ReservePledge,
  right: RightNow,
  { pledges }: PledgesState,
): Objection | undefined {
  const isOver = ({ reference }: RegisteredPledge) =>
    pledges.some(
      ({ standing }) =>
        hasEnded(standing) &&
        standing.registrationNumber !== '' &&
        standing.registrationNumber === reference,
    )
  const other = right.pledges.find((one) => !isOver(one))
  return (
    other &&
    problemOf('PLEDGE_STANDS_IN_REGISTER', { ...other, changes: changesSince(command, right) })
  )
}

function ofRight(command: ReservePledge, right: RightNow): Objection | undefined {
  const facts = { ip_right_id: command.ipRightId, changes: changesSince(command, right) }
  if (right.phase !== 'in-force')
    return problemOf('RIGHT_NOT_IN_FORCE', { ...facts, phase: right.phase })
  return right.suspended ? problemOf('RIGHT_SUSPENDED', facts) : undefined
}

function ofTerm(command: ReservePledge, right: RightNow, today: LocalDate): Objection | undefined {
  const { ipRightId, maturesOn } = command
  return ofMaturity({ ipRightId, maturesOn, today, changes: changesSince(command, right) }, right)
}

interface Maturity {
  readonly ipRightId: string
  readonly maturesOn: LocalDate
  readonly today: LocalDate
  readonly changes: string
}

/** What is wrong with the day on which a debt has to be performed: unknown terms are no long ones. */
export function ofMaturity(
  { ipRightId, maturesOn, today, changes }: Maturity,
  { expiresOn }: Pick<RightNow, 'expiresOn'>,
): Objection | undefined {
  if (maturesOn <= today) return problemOf('PLEDGE_MATURED', { matures_on: maturesOn, today })
  if (expiresOn === null) return problemOf('RIGHT_TERM_UNKNOWN', { ip_right_id: ipRightId })
  return maturesOn >= expiresOn
    ? problemOf('PLEDGE_BEYOND_TERM', { matures_on: maturesOn, expires_on: expiresOn, changes })
    : undefined
}

function ofSeen(command: ReservePledge, right: RightNow): Objection | undefined {
  const { ipRightId, expectedRightVersion: seen } = command
  if (seen === 0 || seen === right.version) return undefined
  return problemOf('RIGHT_CHANGED', {
    ip_right_id: ipRightId,
    seen,
    version: right.version,
    changes: changesSince(command, right),
  })
}

const mostTold = 10

/** What was recorded of a right since the version that the bank had seen; '' where it has seen none, or all. */
export function changesSince(
  { expectedRightVersion: seen }: Pick<ReservePledge, 'expectedRightVersion'>,
  { entries, version }: RightNow,
): string {
  if (seen === 0 || version <= seen) return ''
  const later = entries.filter((entry) => entry.version > seen)
  if (later.length === 0) return 'corrected'
  const told = later.slice(-mostTold).map(({ type, on }) => `${type} ${on}`)
  return told.join(', ')
}

function ofStream(
  { pledgeId }: ReservePledge,
  { count, pledges }: PledgesState,
  today: LocalDate,
): Objection | undefined {
  if (count >= entriesForReserving) return problemOf('HISTORY_FULL', { max: entriesForReserving })
  const since = pledges.at(-1)?.standing.statusOn
  return since !== undefined && today < since
    ? problemOf('PLEDGE_DAYS_REVERSED', { pledge_id: pledgeId, on: today, since })
    : undefined
}

const lapsing = ({ pledges }: PledgesState, today: LocalDate): readonly PledgeEvent[] =>
  pledges.filter(({ standing }) => !hasEnded(standing)).map((one) => lapsed(one, today))

// It had run out the day after its last one.
const lapsed = ({ terms, standing }: Pledge, today: LocalDate): PledgeEvent => ({
  type: 'PledgeLapsed',
  pledgeId: terms.pledgeId,
  ipRightId: terms.ipRightId,
  lapsedOn: standing.expiresOn === null ? today : addDays(standing.expiresOn, 1),
  cause: 'expired',
  reason: '',
})

function reservedBy(
  {
    type: _,
    at: __,
    expectedRightVersion: ___,
    right: ____,
    owned: _____,
    consent,
    ...given
  }: ReservePledge,
  right: RightNow,
  today: LocalDate,
): PledgeReserved {
  return {
    type: 'PledgeReserved',
    ...given,
    consentId: consent.consentId,
    consentVersion: consent.version,
    rightVersion: right.version,
    reservedOn: today,
    expiresOn: addDays(today, daysKept),
  }
}

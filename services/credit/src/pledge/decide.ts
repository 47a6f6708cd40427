import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { addDays, dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import type { ChangePledge, LapsePledge, PledgeCommand, PledgeStep, StepOf } from './commands.ts'
import type { PledgeEvent, PledgeStatus } from './events.ts'
import { daysKept, ofMaturity, reserve } from './reserve.ts'
import { reverse } from './reverse.ts'
import { hasEnded, isOutOfTime, type Pledge, type PledgesState, pledgeIn } from './state.ts'
import { statusWord } from './words.ts'

/** Entries of one right, at most; the last of them are for ends and reversals. */
const entriesMax = 1000
const furtherMax = 900

/** What a command leads to. Pure: the command carries the time, and what was found out. */
export function decide(command: PledgeCommand, state: PledgesState): Decision<PledgeEvent> {
  if (command.type === 'ReservePledge') return reserve(command, state)
  const { pledgeId } = command
  const pledge = pledgeIn(state, pledgeId)
  if (pledge === undefined) return reject(problemOf('PLEDGE_UNKNOWN', { pledge_id: pledgeId }))
  if (command.underWay) {
    const { portfolioPledgeId } = pledge.terms
    return reject(problemOf('PORTFOLIO_UNDER_WAY', { portfolio_pledge_id: portfolioPledgeId }))
  }
  const max = command.type === 'ChangePledge' ? furtherMax : entriesMax
  if (state.count >= max) return reject(problemOf('HISTORY_FULL', { max }))
  return step(command, pledge, state)
}

function step(command: PledgeStep, pledge: Pledge, state: PledgesState): Decision<PledgeEvent> {
  switch (command.type) {
    case 'FilePledge':
      return file(command, pledge)
    case 'RegisterPledge':
      return register(command, pledge)
    case 'ChangePledge':
      return change(command, pledge)
    case 'ReleasePledge':
      return release(command, pledge)
    case 'EnforcePledge':
      return enforce(command, pledge)
    case 'LapsePledge':
      return lapse(command, pledge)
    case 'ReversePledgeEntry':
      return reverse(command, pledge, state)
    default:
      return command satisfies never
  }
}

const beforeRegistration: readonly PledgeStatus[] = ['reserved', 'filed']
const inForce: readonly PledgeStatus[] = ['registered', 'changed']

/** What keeps a pledge from a step: where it stands, and on which day. */
function faultOf(
  { at }: Pick<PledgeCommand, 'at'>,
  { terms, standing }: Pledge,
  { from, on }: { readonly from: readonly PledgeStatus[]; readonly on: LocalDate },
): Objection | undefined {
  const { pledgeId } = terms
  const { status, statusOn } = standing
  const today = dateInShanghai(at)
  if (hasEnded(standing))
    return problemOf('PLEDGE_ENDED', {
      pledge_id: pledgeId,
      since: statusOn,
      status: statusWord(status),
    })
  if (!from.includes(status))
    return problemOf('PLEDGE_NOT_THERE_YET', {
      pledge_id: pledgeId,
      status: statusWord(status),
      needed: statusWord(from[0] ?? status),
    })
  if (on > today) return problemOf('DATE_IN_FUTURE', { date: on, today })
  if (on < statusOn)
    return problemOf('PLEDGE_DAYS_REVERSED', { pledge_id: pledgeId, on, since: statusOn })
  return undefined
}

const outOfTime = ({ terms, standing }: Pledge, on: LocalDate): Objection | undefined =>
  isOutOfTime(standing, on)
    ? problemOf('PLEDGE_OUT_OF_TIME', {
        pledge_id: terms.pledgeId,
        expires_on: standing.expiresOn ?? '',
      })
    : undefined

const named = ({ terms }: Pledge) => ({ pledgeId: terms.pledgeId, ipRightId: terms.ipRightId })

function file(command: StepOf<'FilePledge'>, pledge: Pledge): Decision<PledgeEvent> {
  const { filedOn, filingNumber, evidence } = command
  const wrong =
    faultOf(command, pledge, { from: ['reserved'], on: filedOn }) ?? outOfTime(pledge, filedOn)
  if (wrong) return reject(wrong)
  const expiresOn = addDays(filedOn, daysKept)
  return accept({
    type: 'PledgeFiled',
    ...named(pledge),
    filedOn,
    filingNumber,
    expiresOn,
    evidence,
  })
}

// The office may have registered it in time, and the bank tell of that only later.
function register(command: StepOf<'RegisterPledge'>, pledge: Pledge): Decision<PledgeEvent> {
  const { registeredOn, registrationNumber, evidence } = command
  const wrong =
    faultOf(command, pledge, { from: ['filed'], on: registeredOn }) ??
    outOfTime(pledge, registeredOn)
  if (wrong) return reject(wrong)
  const { secured, maturesOn } = pledge.standing
  const { bank } = pledge.terms
  return accept({
    type: 'PledgeRegistered',
    ...named(pledge),
    registeredOn,
    registrationNumber,
    bank,
    secured,
    maturesOn,
    evidence,
  })
}

function change(command: ChangePledge, pledge: Pledge): Decision<PledgeEvent> {
  const { changedOn, reason, evidence, at } = command
  const wrong = faultOf(command, pledge, { from: inForce, on: changedOn })
  if (wrong) return reject(wrong)
  const before = pledge.standing
  const secured = command.secured ?? before.secured
  const maturesOn = command.maturesOn ?? before.maturesOn
  const sameAmount =
    secured.minor === before.secured.minor && secured.currency === before.secured.currency
  if (sameAmount && maturesOn === before.maturesOn) return reject(problemOf('NOTHING_TO_CORRECT'))
  if (maturesOn !== before.maturesOn) {
    const { ipRightId } = pledge.terms
    if (command.right === undefined)
      return reject(problemOf('IP_RIGHT_UNKNOWN', { ip_right_id: ipRightId }))
    const today = dateInShanghai(at)
    const beyond = ofMaturity({ ipRightId, maturesOn, today, changes: '' }, command.right)
    if (beyond) return reject(beyond)
  }
  return accept({
    type: 'PledgeChanged',
    ...named(pledge),
    changedOn,
    secured,
    maturesOn,
    reason,
    evidence,
  })
}

function release(command: StepOf<'ReleasePledge'>, pledge: Pledge): Decision<PledgeEvent> {
  const { releasedOn, reason, evidence } = command
  const wrong = faultOf(command, pledge, { from: inForce, on: releasedOn })
  if (wrong) return reject(wrong)
  const { registrationNumber } = pledge.standing
  return accept({
    type: 'PledgeReleased',
    ...named(pledge),
    releasedOn,
    registrationNumber,
    reason,
    evidence,
  })
}

function enforce(command: StepOf<'EnforcePledge'>, pledge: Pledge): Decision<PledgeEvent> {
  const { enforcedOn, reason, evidence } = command
  const wrong = faultOf(command, pledge, { from: inForce, on: enforcedOn })
  if (wrong) return reject(wrong)
  const { registrationNumber } = pledge.standing
  return accept({
    type: 'PledgeEnforced',
    ...named(pledge),
    enforcedOn,
    registrationNumber,
    reason,
    evidence,
  })
}

function lapse(command: LapsePledge, pledge: Pledge): Decision<PledgeEvent> {
  const { at, reason, cause = 'let-go' } = command
  const lapsedOn = dateInShanghai(at)
  const wrong = faultOf(command, pledge, { from: beforeRegistration, on: lapsedOn })
  if (wrong) return reject(wrong)
  return accept({ type: 'PledgeLapsed', ...named(pledge), lapsedOn, cause, reason })
}
